package io.sluice.result;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a query, and where the next ones begin.
 *
 * @param rows the rows
 * @param next what the next page is asked for with, a text of letters, digits, {@code -} and {@code
 *     _}; null if there are no further rows
 * @param <E> the entity
 */
public record CursorPage<E>(List<E> rows, @Nullable String next) {
  /** A copy of the rows. */
  public CursorPage {
    rows = List.copyOf(rows);
  }

  /** Whether there are further rows. */
  public boolean hasNext() {
    return next != null;
  }

  /** The same part of what the function makes of the rows. */
  public <R> CursorPage<R> map(Function<? super E, ? extends R> function) {
    return new CursorPage<>(rows.stream().<R>map(function).toList(), next);
  }
}
