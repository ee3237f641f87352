package io.sluice.type;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an attribute is in Java, and what its column holds in place of it. Null is null on both
 * sides, and gets to no converter. It is called by any thread and must not block; two attributes
 * that are equal to each other become equal values of the column, and one that is read is equal to
 * the one that was written.
 *
 * <p>An exception that it throws is the error of the operation, a {@link
 * io.sluice.error.MappingException} that names the attribute.
 *
 * @param <A> the type of the attribute
 * @param <B> a type that Sluice stores: of an attribute without a converter
 */
public interface Converter<A, B> {
  /** What the column holds for the attribute. */
  B toColumn(A attribute);

  /** The attribute that the column's value stands for; null, if it stands for nothing. */
  @Nullable A toAttribute(B column);

  /** A converter of two functions. */
  static <A, B> Converter<A, B> of(
      Function<? super A, ? extends B> toColumn,
      Function<? super B, ? extends @Nullable A> toAttribute) {
    return new Converter<>() {
      @Override
      public B toColumn(A attribute) {
        return toColumn.apply(attribute);
      }

      @Override
      public @Nullable A toAttribute(B column) {
        return toAttribute.apply(column);
      }
    };
  }
}
