package io.sluice.internal.row;

import io.r2dbc.spi.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values of some columns of a row. Immutable and thread-safe. */
public final class ValuesReader implements RowReader<@Nullable Object[]> {
  private final ValueReader[] readers;

  /** A reader of these, in order. */
  public ValuesReader(List<ValueReader> readers) {
    this.readers = readers.toArray(ValueReader[]::new);
  }

  @Override
  public @Nullable Object[] read(Row row) {
    @Nullable Object[] values = new @Nullable Object[readers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = readers[i].value(row);
    }
    return values;
  }
}
