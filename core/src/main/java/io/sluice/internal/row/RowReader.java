package io.sluice.internal.row;

import io.r2dbc.spi.Row;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes something of a row, while the row is there; a {@code Row} goes no further. Prepared once
 * for a statement; immutable and thread-safe.
 *
 * @param <R> what is made of it
 */
@FunctionalInterface
public interface RowReader<R> {
  /** What is made of the row. */
  R read(Row row);

  /** A reader of what the function makes of it. */
  default <S> RowReader<S> andThen(Function<? super R, ? extends S> function) {
    return row -> function.apply(read(row));
  }

  /**
   * A reader of what the function makes of it; the function can have it made again, as an object of
   * its own, while the row is there.
   */
  default <S> RowReader<S> andAgain(BiFunction<? super R, Supplier<R>, ? extends S> function) {
    return row -> function.apply(read(row), () -> read(row));
  }
}
