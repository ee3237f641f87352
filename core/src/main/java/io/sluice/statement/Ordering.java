package io.sluice.statement;

import io.sluice.query.OrderBy.Nulls;

/**
 * An order of rows. Immutable and comparable.
 *
 * @param term what is compared
 * @param descending whether the greatest comes first
 * @param nulls where nulls are
 */
public record Ordering(Term term, boolean descending, Nulls nulls) {
  /** The smallest first. */
  public static Ordering ascending(Term term) {
    return new Ordering(term, false, Nulls.DEFAULT);
  }
}
