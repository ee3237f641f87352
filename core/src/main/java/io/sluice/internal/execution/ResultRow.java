package io.sluice.internal.execution;

import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.sluice.dialect.ColumnReader;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DriverTypes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The current row of one result: its values are read as the types that the driver has for them, by
 * what the result tells of its columns. For one result, by one thread at a time.
 */
final class ResultRow implements Row, ColumnReader.Value {
  private final Dialect dialect;
  private final DriverTypes types;
  private final RowMetadata metadata;
  private Row row;
  private int column; // that is being read
  private @Nullable ColumnReader[] readers = new @Nullable ColumnReader[16];
  private @Nullable Object[] wanted = new @Nullable Object[16]; // what each reader gives

  ResultRow(Dialect dialect, Row first, RowMetadata metadata) {
    this.dialect = dialect;
    this.types = dialect.driverTypes();
    this.row = first;
    this.metadata = metadata;
  }

  /** This, for the next row. */
  ResultRow at(Row next) {
    row = next;
    return this;
  }

  @Override
  public RowMetadata getMetadata() {
    return metadata;
  }

  @Override
  public <T> @Nullable T get(int index, Class<T> type) {
    ColumnReader reader = reader(index, type);
    column = index;
    return value(reader.read(this), type);
  }

  private ColumnReader reader(int index, Class<?> type) {
    if (index >= readers.length) {
      readers = Arrays.copyOf(readers, index * 2);
      wanted = Arrays.copyOf(wanted, index * 2);
    }
    ColumnReader known = readers[index];
    if (known == null || wanted[index] != type) {
      known = dialect.columnReader(metadata.getColumnMetadata(index), types.driverType(type));
      readers[index] = known;
      wanted[index] = type;
    }
    return known;
  }

  /** The value of the column that is being read, as the driver gives it. */
  @Override
  public <T> @Nullable T as(Class<T> type) {
    return row.get(column, type);
  }

  @Override
  public <T> @Nullable T get(String name, Class<T> type) {
    return value(row.get(name, types.driverType(type)), type);
  }

  private <T> @Nullable T value(@Nullable Object value, Class<T> type) {
    return value == null ? null : type.cast(types.read(value, type));
  }
}
