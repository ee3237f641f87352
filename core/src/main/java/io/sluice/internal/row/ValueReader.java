package io.sluice.internal.row;

import io.r2dbc.spi.Row;
import io.sluice.error.MappingException;
import io.sluice.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value of one column, by its position. Immutable and thread-safe.
 *
 * @param index the column, from 0 on
 * @param type the type of the value
 * @param name what is read, for messages
 */
public record ValueReader(int index, DataType<?> type, String name) {
  /**
   * The value, of the type's Java type, or null.
   *
   * @throws MappingException if the column has another one
   */
  public @Nullable Object value(Row row) {
    try {
      return type.fromWire(row.get(index, type.wireType()));
    } catch (RuntimeException thrown) {
      throw new MappingException(name + " cannot be read: " + thrown.getMessage(), thrown);
    }
  }

  /**
   * A reader of the column's value, which is never null.
   *
   * @param javaType the Java type of the type
   */
  public <V> RowReader<V> required(Class<V> javaType) {
    return row -> {
      Object value = value(row);
      if (value == null) {
        throw new MappingException(name + " is null", null);
      }
      return javaType.cast(value);
    };
  }
}
