package io.sluice.statement;

import java.util.List;

/**
 * An INSERT of a row for each of the different rows of another table, in their order. Immutable and
 * comparable.
 *
 * @param insert where to, and what happens with rows that are there; without rows, and nothing
 *     comes back
 * @param row a value for each column, of those of the other table among them
 * @param from the other table
 * @param distinct its columns
 * @param where which of its rows, all predicates must be true
 */
public record InsertFrom(
    Insert insert, List<Term> row, Source from, List<Field> distinct, List<Predicate> where)
    implements Statement {

  /** Copies of the lists. */
  public InsertFrom {
    row = List.copyOf(row);
    distinct = List.copyOf(distinct);
    where = List.copyOf(where);
  }
}
