package io.sluice.internal.row;

import io.r2dbc.spi.Row;
import java.util.List;
import java.util.Objects;

/** Reads numbers that come as an array in the one column of a row. */
public final class NumbersReader implements RowReader<List<Long>> {
  /** The only one. */
  public static final NumbersReader INSTANCE = new NumbersReader();

  private NumbersReader() {}

  @Override
  public List<Long> read(Row row) {
    return List.of(Objects.requireNonNull(row.get(0, Long[].class)));
  }
}
