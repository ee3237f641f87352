package io.sluice.internal.plan;

import io.sluice.internal.row.ValueReader;
import io.sluice.internal.row.ValuesReader;
import io.sluice.query.Expression;
import io.sluice.query.Expression.Parameter;
import io.sluice.query.Lock;
import io.sluice.query.OrderBy;
import io.sluice.query.Selection.Criteria;
import io.sluice.query.ValueQuery;
import io.sluice.statement.Grouping;
import io.sluice.statement.Grouping.Distinct;
import io.sluice.statement.Ordering;
import io.sluice.statement.Predicate;
import io.sluice.statement.RowLock;
import io.sluice.statement.Select;
import io.sluice.statement.Slice;
import io.sluice.statement.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes out of a query of values, and what else it says of it. Where rows are grouped, or some
 * of them left out, order and groups name it by its place: a server does not see that two texts
 * with values are the same. For one statement, by one thread.
 */
final class ValueOutputs<E> {
  private final SelectParts parts;
  private final Resolver resolver;
  private final ValueQuery<E> query;
  private final Criteria<E> criteria;
  private final List<Term> outputs = new ArrayList<>();
  private final List<ValueReader> readers = new ArrayList<>();
  private final Grouping grouping;

  /**
   * Puts out the values.
   *
   * @param criteria which rows, with the default scope
   * @throws IllegalArgumentException if it asks for what cannot be
   */
  ValueOutputs(SelectParts parts, Resolver ofRows, ValueQuery<E> query, Criteria<E> criteria) {
    this.parts = parts;
    this.resolver = ofRows.ofGroups();
    this.query = query;
    this.criteria = criteria;
    require();
    parts.where.addAll(ofRows.rows(query.query().type(), criteria));
    for (Expression<E, ?> each : query.values()) {
      Term term = resolver.term(each);
      int place = parts.output(term);
      if (place == outputs.size()) {
        outputs.add(term);
      }
      readers.add(new ValueReader(place, each.type(), each.toString()));
    }
    this.grouping = grouping(ofRows);
    if (!isOneRow()) {
      criteria.order().forEach(each -> parts.order.add(ordering(each)));
    }
  }

  private Grouping grouping(Resolver ofRows) {
    if (query.isPlain()) {
      return Grouping.NONE;
    }
    List<Term> by = new ArrayList<>();
    query.groupBy().forEach(each -> by.add(placed(ofRows.term(each))));
    List<Predicate> having = new ArrayList<>();
    query.having().forEach(each -> having.add(resolver.predicate(each)));
    List<Term> on = new ArrayList<>();
    query.distinctOn().forEach(each -> on.add(placed(resolver.term(each))));
    Distinct distinct =
        !on.isEmpty() ? Distinct.BY_TERMS : query.distinct() ? Distinct.BY_OUTPUTS : Distinct.NONE;
    return new Grouping(by, having, distinct, on);
  }

  private Term placed(Term term) {
    boolean named = query.isPlain() || term instanceof Term.Column;
    int place = named ? -1 : outputs.indexOf(term);
    return place < 0 ? term : new Term.Output(place + 1, term);
  }

  private Ordering ordering(OrderBy<E> order) {
    Ordering ordering = resolver.ordering(order);
    return new Ordering(placed(ordering.term()), ordering.descending(), ordering.nulls());
  }

  /** The statement. */
  Select select() {
    Slice slice = new Slice(criteria.limit(), criteria.offset(), List.of());
    Lock lock = query.query().lock();
    return parts.select(slice, lock == null ? null : new RowLock(lock, false)).grouped(grouping);
  }

  /** What reads the values of a row. */
  ValuesReader reader() {
    return new ValuesReader(readers);
  }

  /** Looks at what is asked for together. */
  private void require() {
    if (isOneRow()) {
      query.values().forEach(ValueOutputs::requireAggregate);
      if (criteria.limit() != null || criteria.offset() != null) {
        throw new IllegalArgumentException(
            "aggregates of all rows are one row, of which limit and offset choose none: leave them"
                + " out, and say by a condition which rows count");
      }
    }
    if (!query.isPlain() && query.query().lock() != null) {
      throw new IllegalArgumentException(
          "groups, distinct rows and those of a window cannot be locked: lock the rows by a query"
              + " of their own");
    }
    if (!query.isPlain() && query.query().fetchSize() > 0) {
      throw new IllegalArgumentException(
          "groups, distinct rows and those of a window cannot be read part by part: leave out"
              + " fetchSize, or take parts by limit");
    }
  }

  /** Whether one row comes, of all that are found. */
  private boolean isOneRow() {
    return query.isGrouped() && query.groupBy().isEmpty();
  }

  private static void requireAggregate(Expression<?, ?> expression) {
    if (!expression.isAggregate() && !(expression instanceof Parameter)) {
      throw new IllegalArgumentException(
          expression
              + " is a value of each row, but there are aggregates of all: groupBy it, or leave it"
              + " out");
    }
  }
}
