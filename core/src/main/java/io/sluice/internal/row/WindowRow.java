package io.sluice.internal.row;

import io.r2dbc.spi.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was made of a row, and the values that the next part of the result begins after. */
public final class WindowRow<R> {
  private final R row;
  private final @Nullable Object[] values;

  private WindowRow(R row, @Nullable Object[] values) {
    this.row = row;
    this.values = values;
  }

  /** What was made of it. */
  public R row() {
    return row;
  }

  /** The values of its order. */
  public @Nullable Object[] values() {
    return values;
  }

  /** A reader of both. */
  public static <R> RowReader<WindowRow<R>> reader(RowReader<R> rows, List<ValueReader> order) {
    ValueReader[] readers = order.toArray(ValueReader[]::new);
    return row -> new WindowRow<>(rows.read(row), values(readers, row));
  }

  private static @Nullable Object[] values(ValueReader[] readers, Row row) {
    @Nullable Object[] values = new @Nullable Object[readers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = readers[i].value(row);
    }
    return values;
  }
}
