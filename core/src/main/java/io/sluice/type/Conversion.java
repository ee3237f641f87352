package io.sluice.type;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How values of a Java type become those that a driver takes, and come back. Immutable.
 *
 * @param <V> the Java type
 */
sealed interface Conversion<V>
    permits Conversion.Wired, Conversion.Enumerated, Conversion.Listed, Converted, Ranged {
  /** The Java type that the driver is given and asked for. */
  Class<?> wireType();

  /** The value as the driver takes it. */
  Object write(V value);

  /** The value of one of the driver's. */
  @Nullable Object read(Object wire);

  /** The one form of values that the database takes for equal. */
  Object normal(V value);

  /** Constants by their names, in a type of the database. */
  record Enumerated<V extends Enum<V>>(Class<V> type, NativeConstants constants)
      implements Conversion<V> {
    @Override
    public Class<?> wireType() {
      return String.class;
    }

    @Override
    public Object write(V value) {
      return value.name();
    }

    @Override
    public Object read(Object wire) {
      return Enum.valueOf(type, (String) wire);
    }

    @Override
    public Object normal(V value) {
      return value;
    }
  }

  /** Elements one by one, null among them. */
  record Listed<T>(DataType<T> element) implements Conversion<List<T>> {
    @Override
    public Class<?> wireType() {
      return element.wireType().arrayType();
    }

    @Override
    public Object write(List<T> values) {
      @Nullable Object[] wire =
          (@Nullable Object[]) Array.newInstance(element.wireType(), values.size());
      for (int i = 0; i < wire.length; i++) {
        wire[i] = element.toWire(values.get(i));
      }
      return wire;
    }

    @Override
    public Object read(Object wire) {
      List<@Nullable Object> values = new ArrayList<>();
      for (Object each : (@Nullable Object[]) wire) {
        values.add(element.fromWire(each));
      }
      return Collections.unmodifiableList(values);
    }

    @Override
    public Object normal(List<T> values) {
      List<@Nullable Object> normal = new ArrayList<>();
      for (Object each : values) {
        normal.add(each == null ? null : element.normal(each));
      }
      return Collections.unmodifiableList(normal);
    }
  }

  /** Values of the type as they are, or with a function there and back. */
  record Wired<V, W>(
      Class<W> wireType, @Nullable Function<V, W> writer, @Nullable Function<W, V> reader)
      implements Conversion<V> {

    @Override
    public Object write(V value) {
      W wire = writer == null ? wireType.cast(value) : writer.apply(value);
      return Objects.requireNonNull(wire);
    }

    @Override
    public Object read(Object wire) {
      return reader == null ? wire : Objects.requireNonNull(reader.apply(wireType.cast(wire)));
    }

    @Override
    public Object normal(V given) {
      Object value = writer == null ? given : Objects.requireNonNull(read(write(given)));
      if (value instanceof BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
      } else if (value instanceof Double number) {
        return number == 0 ? 0.0 : value;
      } else if (value instanceof Float number) {
        return number == 0 ? 0.0f : value;
      }
      return value;
    }
  }
}
