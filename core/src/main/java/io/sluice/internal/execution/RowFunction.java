package io.sluice.internal.execution;

import io.r2dbc.spi.Row;

/** Makes something of a row, while the row is there; a {@code Row} goes no further. */
@FunctionalInterface
public interface RowFunction<T> {
  /** What is made of the row. */
  T map(Row row);
}
