package io.sluice.query;

import io.sluice.internal.argument.Arguments;
import io.sluice.model.Attribute;
import io.sluice.model.ComparableAttribute;
import io.sluice.model.NumberAttribute;
import io.sluice.model.StringAttribute;
import io.sluice.model.ToOneAssociation;

/**
 * A way to at most one row of another entity, on which its attributes can be used in conditions and
 * orders: {@code Project_.owner.to(User_.name).eq("Ada")}. They are null where there is no such
 * row. Immutable and thread-safe.
 *
 * @param <S> the entity where the way begins
 * @param <T> the entity that it leads to
 */
public interface ToOne<S, T> extends IncludePath<S, T> {
  /** A value of the row. */
  <V> AssociatedValue.OfValue<S, V> value(Expression<T, V> value);

  /** An attribute of the row. */
  default <V> Operand<S, V> to(Attribute<T, V> attribute) {
    return value(Arguments.given(attribute, "attribute"));
  }

  /** An attribute of the row that has an order. */
  default <V extends Comparable<? super V>> ComparableOperand<S, V> to(
      ComparableAttribute<T, V> attribute) {
    AssociatedValue.OfValue<S, V> value = value(Arguments.given(attribute, "attribute"));
    return new AssociatedValue.OfComparable<>(value.association(), value.row(), value.value());
  }

  /** A text of the row. */
  default StringOperand<S> to(StringAttribute<T> attribute) {
    AssociatedValue.OfValue<S, String> value = value(Arguments.given(attribute, "attribute"));
    return new AssociatedValue.OfString<>(value.association(), value.row(), value.value());
  }

  /** A number of the row. */
  default <N extends Number & Comparable<? super N>> NumberOperand<S, N> to(
      NumberAttribute<T, N> attribute) {
    AssociatedValue.OfValue<S, N> value = value(Arguments.given(attribute, "attribute"));
    return new AssociatedValue.OfNumber<>(value.association(), value.row(), value.value());
  }

  /** The way on to the row that this one leads to. */
  default <U> ToOne<S, U> to(ToOneAssociation<T, U> association) {
    return new ToOnePath<>(this, Arguments.given(association, "association"));
  }
}
