package io.sluice.internal.row;

import io.r2dbc.spi.Row;
import io.sluice.dialect.BulkLoader.StoredColumn;
import java.util.Objects;

/** Reads what a server says of a column. Immutable and thread-safe. */
public final class StoredColumnReader implements RowReader<StoredColumn> {
  /** The only one. */
  public static final StoredColumnReader INSTANCE = new StoredColumnReader();

  private StoredColumnReader() {}

  @Override
  public StoredColumn read(Row row) {
    return new StoredColumn(
        Objects.requireNonNull(row.get(0, String.class)),
        Objects.requireNonNull(row.get(1, String.class)),
        row.get(2, String.class),
        Boolean.TRUE.equals(row.get(3, Boolean.class)));
  }
}
