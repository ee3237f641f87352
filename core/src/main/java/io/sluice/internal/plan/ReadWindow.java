package io.sluice.internal.plan;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Feature;
import io.sluice.internal.row.ValueReader;
import io.sluice.query.Condition.Comparator;
import io.sluice.query.OrderBy.Nulls;
import io.sluice.statement.Ordering;
import io.sluice.statement.Predicate;
import io.sluice.statement.Select;
import io.sluice.statement.Slice;
import io.sluice.statement.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a result is read part by part, each part by a statement of its own that begins after the last
 * row of the one before: the order is one in which no two rows are equal (keyset pagination, see
 * Markus Winand, use-the-index-luke, "no offset"). Immutable.
 *
 * @param rows how many rows a part has
 * @param terms the order, down to the key
 */
public record ReadWindow(int rows, List<WindowTerm> terms) {
  /** A copy of the list. */
  public ReadWindow {
    terms = List.copyOf(terms);
  }

  /**
   * One term of the order.
   *
   * @param ordering the term
   * @param nullable whether it can be null
   * @param reader what reads its value from a row
   */
  public record WindowTerm(Ordering ordering, boolean nullable, ValueReader reader) {}

  /**
   * The statement of a part.
   *
   * @param all the statement of all rows
   * @param limit most rows of the part
   * @param after the values of the last row of the part before, or null for the first part
   */
  public Select select(
      Select all, long limit, @Nullable Object @Nullable [] after, Capabilities capabilities) {
    Select ordered = all.order(terms.stream().map(WindowTerm::ordering).toList());
    if (after == null) {
      return ordered.slice(new Slice(limit, all.slice().offset(), List.of()));
    }
    boolean nullsAreLow = capabilities.has(Feature.NULLS_ARE_LOW);
    Select rest = ordered.where(after(0, after, nullsAreLow));
    WindowTerm first = terms.get(0);
    Object value = after[0];
    if (terms.size() > 1
        && value != null
        && !(first.nullable() && nullsLast(first.ordering(), nullsAreLow))) {
      // says to an index where to begin
      rest =
          rest.where(
              compared(
                  first,
                  first.ordering().descending()
                      ? Comparator.LESS_OR_EQUAL
                      : Comparator.GREATER_OR_EQUAL,
                  value));
    }
    return rest.slice(Slice.first(limit));
  }

  /** Rows after the values, as far as the terms from the index on tell. */
  private Predicate after(int index, @Nullable Object[] values, boolean nullsAreLow) {
    WindowTerm term = terms.get(index);
    Predicate greater = greater(term, values[index], nullsAreLow);
    if (index == terms.size() - 1) {
      return greater;
    }
    Predicate further = after(index + 1, values, nullsAreLow);
    return Predicates.any(
        List.of(greater, Predicates.all(List.of(equal(term, values[index]), further))));
  }

  private static Predicate greater(WindowTerm term, @Nullable Object value, boolean nullsAreLow) {
    Ordering ordering = term.ordering();
    boolean nullsLast = nullsLast(ordering, nullsAreLow);
    if (value == null) {
      return nullsLast
          ? new Predicate.Constant(false)
          : new Predicate.IsNull(ordering.term(), true);
    }
    Comparator comparator = ordering.descending() ? Comparator.LESS : Comparator.GREATER;
    Predicate greater = compared(term, comparator, value);
    return nullsLast && term.nullable()
        ? Predicates.any(List.of(greater, new Predicate.IsNull(ordering.term(), false)))
        : greater;
  }

  private static boolean nullsLast(Ordering ordering, boolean nullsAreLow) {
    return ordering.nulls() == Nulls.DEFAULT
        ? nullsAreLow == ordering.descending()
        : ordering.nulls() == Nulls.LAST;
  }

  private static Predicate equal(WindowTerm term, @Nullable Object value) {
    return value == null
        ? new Predicate.IsNull(term.ordering().term(), false)
        : compared(term, Comparator.EQUAL, value);
  }

  private static Predicate compared(WindowTerm term, Comparator comparator, Object value) {
    Term left = term.ordering().term();
    return new Predicate.Comparison(left, comparator, new Term.Value(value, left.type()));
  }

  /** What reads the values of a row that the next part begins after. */
  public List<ValueReader> readers() {
    return terms.stream().map(WindowTerm::reader).toList();
  }
}
