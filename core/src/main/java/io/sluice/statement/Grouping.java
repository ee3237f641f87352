package io.sluice.statement;

import java.util.List;

/**
 * What rows of a result are made of: of a row each, of groups of rows, or of those that are
 * different. Immutable and comparable.
 *
 * @param by what is equal in the rows of a group; empty for one group, if aggregates come out
 * @param having predicates on groups, all of which must be true
 * @param distinct which of the rows come
 * @param on what the rows differ in, if they are {@link Distinct#BY_TERMS}
 */
public record Grouping(List<Term> by, List<Predicate> having, Distinct distinct, List<Term> on) {
  /** Which rows come. */
  public enum Distinct {
    /** All. */
    NONE,
    /** One of those that are equal. */
    BY_OUTPUTS,
    /** The first, in the order of the statement, of those that are equal in some terms. */
    BY_TERMS
  }

  /** A row for each. */
  public static final Grouping NONE = new Grouping(List.of(), List.of(), Distinct.NONE, List.of());

  /** Copies of the lists. */
  public Grouping {
    by = List.copyOf(by);
    having = List.copyOf(having);
    on = List.copyOf(on);
  }
}
