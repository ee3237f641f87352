package io.sluice.query;

import io.sluice.internal.argument.Arguments;
import io.sluice.model.Association;
import java.util.List;

/**
 * A value of the rows that a subquery finds, or an aggregate of all of them. Immutable and
 * comparable.
 *
 * @param <T> the entity of the rows
 * @param <V> the value
 */
public sealed interface Found<T, V> {
  /** What of each row, or of all of them. */
  Expression<T, V> value();

  /**
   * Of the rows of a query, whichever row asks.
   *
   * @param query the query
   * @param value what of its rows
   */
  record OfQuery<T, V>(Query<T> query, Expression<T, V> value) implements Found<T, V> {
    /** Of a query that locks nothing, and of an aggregate of all that it finds. */
    public OfQuery {
      Arguments.given(query, "query");
      boolean aggregate = Arguments.given(value, "value").isAggregate();
      if (query.lock() != null) {
        throw new IllegalArgumentException(
            "a query within another locks no rows: lock those of the query around it");
      }
      if (aggregate && (query.criteria().limit() != null || query.criteria().offset() != null)) {
        throw new IllegalArgumentException(
            value + " is of all rows that are found: leave out limit and offset");
      }
    }
  }

  /**
   * Of all rows that an association leads to from the row that asks.
   *
   * @param association the association
   * @param conditions what must be true of the rows
   * @param value an aggregate of them
   */
  record OfAssociation<T, V>(
      Association<?, T> association, List<Condition<T>> conditions, Expression<T, V> value)
      implements Found<T, V> {
    /** Of an aggregate. */
    public OfAssociation {
      conditions = List.copyOf(conditions);
      if (!Arguments.given(value, association + ": the aggregate").isAggregate()) {
        throw new IllegalArgumentException(
            association
                + " leads to many rows, and "
                + value
                + " is a value of each: use an aggregate such as max()");
      }
    }
  }
}
