package io.sluice.result;

import java.util.List;
import java.util.function.Function;

/**
 * Some rows of a query, and how many there are without its limit.
 *
 * @param rows the rows
 * @param count how many there are in all
 * @param <E> the entity
 */
public record Page<E>(List<E> rows, long count) {
  /** A copy of the rows. */
  public Page {
    rows = List.copyOf(rows);
  }

  /** The same part of what the function makes of the rows. */
  public <R> Page<R> map(Function<? super E, ? extends R> function) {
    return new Page<>(rows.stream().<R>map(function).toList(), count);
  }
}
