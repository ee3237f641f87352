package io.sluice;

import java.util.List;

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
}
