package io.sluice.internal.row;

import io.r2dbc.spi.Row;
import io.sluice.error.MappingException;
import io.sluice.sql.SqlRow;
import io.sluice.type.DataType;
import io.sluice.type.ValueTypes;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row as users see it, while it is mapped. For one row, by one thread. */
final class RowView implements SqlRow {
  private final ColumnNames columns;
  private @Nullable Row row; // null when it has been mapped

  private RowView(ColumnNames columns, Row row) {
    this.columns = columns;
    this.row = row;
  }

  /** What the function makes of the row; it sees the row no longer than that. */
  static <R> @Nullable R mapped(
      ColumnNames columns, Row row, Function<? super SqlRow, ? extends @Nullable R> function) {
    RowView view = new RowView(columns, row);
    try {
      return function.apply(view);
    } finally {
      view.row = null;
    }
  }

  @Override
  public <T> @Nullable T get(String column, Class<T> type) {
    return value(columns.index(column), column, type);
  }

  @Override
  public <T> @Nullable T get(int column, Class<T> type) {
    return value(columns.required(column), columns.names().get(column), type);
  }

  @Override
  public <T> T require(String column, Class<T> type) {
    return present(get(column, type), column);
  }

  @Override
  public <T> T require(int column, Class<T> type) {
    return present(get(column, type), columns.names().get(column));
  }

  private static <T> T present(@Nullable T value, String column) {
    if (value == null) {
      throw new MappingException(
          "The column " + column + " is null: use get(…), which may give null", null);
    }
    return value;
  }

  private <T> @Nullable T value(int index, String name, Class<T> type) {
    Row current = row;
    if (current == null) {
      throw new IllegalStateException(
          "The row is gone: take its values inside of the function that maps it");
    }
    DataType<T> known = ValueTypes.find(boxed(type));
    if (known != null) {
      Object value = new ValueReader(index, known, "The column " + name).value(current);
      return value == null ? null : known.javaType().cast(value);
    }
    try {
      return current.get(index, type);
    } catch (RuntimeException thrown) {
      throw new MappingException(
          "The column " + name + " cannot be read: " + thrown.getMessage(), thrown);
    }
  }

  private static <T> Class<T> boxed(Class<T> type) {
    if (type.isPrimitive()) {
      throw new IllegalArgumentException(
          type + " has no null: ask for the class that has, such as Integer");
    }
    return type;
  }

  @Override
  public List<String> columns() {
    return columns.names();
  }
}
