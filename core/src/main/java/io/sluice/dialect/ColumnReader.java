package io.sluice.dialect;

import io.r2dbc.spi.ColumnMetadata;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one column of a result as a Java type, so that each is what the column has,
 * or an error: drivers cut what does not fit, and read bytes as texts. Immutable and thread-safe.
 */
@FunctionalInterface
public interface ColumnReader {
  /**
   * The value of the column, or null.
   *
   * @throws IllegalArgumentException if it does not fit
   */
  @Nullable Object read(Value value);

  /** The value of the column in the current row, as the driver gives it. */
  interface Value {
    /** The value as the type, or null. */
    <T> @Nullable T as(Class<T> type);
  }

  /**
   * A reader as drivers allow: numbers of another type are converted if they fit.
   *
   * @param type the type that is wanted
   */
  static ColumnReader of(ColumnMetadata column, Class<?> type) {
    @Nullable Class<?> natural = column.getJavaType();
    if (natural == null
        || natural == type
        || !Number.class.isAssignableFrom(natural)
        || !Number.class.isAssignableFrom(type)) {
      return plain(type);
    }
    return number(column, natural.asSubclass(Number.class), type);
  }

  /** A reader that leaves all to the driver. */
  static ColumnReader plain(Class<?> type) {
    return PlainReader.of(type);
  }

  private static ColumnReader number(
      ColumnMetadata column, Class<? extends Number> natural, Class<?> type) {
    return value -> {
      Number number = value.as(natural);
      return number == null
          ? null
          : ExactNumbers.converted(number, type, column.getType().getName());
    };
  }

  /** The text that servers print of a value, or null if it is not known. */
  static @Nullable String printed(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    boolean plain =
        value instanceof Short
            || value instanceof Integer
            || value instanceof Long
            || value instanceof Boolean
            || value instanceof UUID;
    return plain ? value.toString() : null;
  }

  /** The error of a column whose values are none of the type. */
  static IllegalArgumentException unlike(ColumnMetadata column, Class<?> type, String wayOut) {
    return new IllegalArgumentException(
        "a column of type "
            + column.getType().getName()
            + " is not read as "
            + type.getSimpleName()
            + ": "
            + wayOut);
  }
}
