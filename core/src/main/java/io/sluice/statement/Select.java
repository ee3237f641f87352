package io.sluice.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT. Immutable and comparable.
 *
 * @param outputs what comes out, in order
 * @param from the table of the first alias
 * @param joins further tables
 * @param where predicates, all of which must be true
 * @param grouping what its rows are made of
 * @param order the order
 * @param slice which part of the result
 * @param lock how rows of the first table are locked, or null
 */
public record Select(
    List<Term> outputs,
    Source from,
    List<Join> joins,
    List<Predicate> where,
    Grouping grouping,
    List<Ordering> order,
    Slice slice,
    @Nullable RowLock lock)
    implements Statement {

  /** Copies of the lists. */
  public Select {
    outputs = List.copyOf(outputs);
    joins = List.copyOf(joins);
    where = List.copyOf(where);
    order = List.copyOf(order);
  }

  /** All rows of one table that the predicates are true of. */
  public static Select of(List<Term> outputs, Source from, List<Predicate> where) {
    return new Select(outputs, from, List.of(), where, Grouping.NONE, List.of(), Slice.ALL, null);
  }

  /** This, with a further predicate before the others. */
  public Select where(Predicate first) {
    return new Select(outputs, from, joins, before(first, where), grouping, order, slice, lock);
  }

  private static List<Predicate> before(Predicate first, List<Predicate> others) {
    if (others.isEmpty()) {
      return List.of(first);
    }
    List<Predicate> more = new ArrayList<>(others.size() + 1);
    more.add(first);
    more.addAll(others);
    return more;
  }

  /** This, with another part of the result. */
  public Select slice(Slice changed) {
    return new Select(outputs, from, joins, where, grouping, order, changed, lock);
  }

  /** This in the order. */
  public Select order(List<Ordering> changed) {
    return new Select(outputs, from, joins, where, grouping, changed, slice, lock);
  }

  /** This, with the rows locked. */
  public Select lock(RowLock changed) {
    return new Select(outputs, from, joins, where, grouping, order, slice, changed);
  }

  /** This, with rows of groups. */
  public Select grouped(Grouping changed) {
    return new Select(outputs, from, joins, where, changed, order, slice, lock);
  }
}
