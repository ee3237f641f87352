package io.sluice.statement;

import java.util.List;

/**
 * A table that is joined. Immutable and comparable.
 *
 * @param source the table
 * @param on what must be true of joined rows
 * @param inner whether rows without a match are left out
 */
public record Join(Source source, List<Predicate> on, boolean inner) {
  /** A copy of the list. */
  public Join {
    on = List.copyOf(on);
  }
}
