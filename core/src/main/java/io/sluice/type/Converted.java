package io.sluice.type;

import io.sluice.error.MappingException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The conversion of a converter: to what another type stores.
 *
 * @param javaType the Java type
 * @param stored the type of what the column holds
 * @param converter the converter
 * @param of what has such values, for errors; null if that is not known
 */
record Converted<A, B>(
    Class<A> javaType, DataType<B> stored, Converter<A, B> converter, @Nullable Supplier<String> of)
    implements Conversion<A> {

  Converted<A, B> of(Supplier<String> name) {
    return new Converted<>(javaType, stored, converter, name);
  }

  @Override
  public Class<?> wireType() {
    return stored.wireType();
  }

  @Override
  public Object write(A value) {
    try {
      Object wire = stored.toWire(converter.toColumn(value));
      if (wire == null) {
        throw new IllegalArgumentException("toColumn has given null for what is not null");
      }
      return wire;
    } catch (RuntimeException thrown) {
      throw failure(thrown);
    }
  }

  private MappingException failure(RuntimeException thrown) {
    String name = of == null ? "A " + javaType.getSimpleName() : of.get();
    return new MappingException(
        name + " cannot be written as " + stored + ": " + reason(thrown), thrown);
  }

  private static String reason(RuntimeException thrown) {
    return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
  }

  @Override
  public @Nullable Object read(Object wire) {
    Object column = stored.fromWire(wire);
    return column == null ? null : converter.toAttribute(stored.javaType().cast(column));
  }

  private A attribute(Object column) {
    A attribute = converter.toAttribute(stored.javaType().cast(column));
    if (attribute == null) {
      throw new IllegalArgumentException(
          "the converter of " + javaType.getSimpleName() + " makes null of " + column);
    }
    return attribute;
  }

  /** The attribute of an equal value of the column. */
  @Override
  public Object normal(A value) {
    return attribute(stored.normal(converter.toColumn(value)));
  }

  /** The attribute that a text in an annotation stands for. */
  Object parse(String text) {
    return attribute(stored.parse(text));
  }

  /** The attribute of a number that fits what is stored, or of a value of it. */
  Object made(Object value, Object name) {
    return attribute(stored.made(value, name));
  }
}
