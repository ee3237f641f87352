package io.sluice.query;

import java.util.List;

/**
 * A query of values in place of entities, of each row or of groups of rows. Immutable and
 * comparable.
 *
 * @param query which rows, in which order
 * @param values what comes of each row or group
 * @param groupBy what is equal in the rows of a group; empty for one group, if there are aggregates
 * @param having what must be true of a group
 * @param distinct whether rows that are equal come once
 * @param distinctOn what no two rows have in common; empty if nothing was said
 * @param <E> the entity
 */
public record ValueQuery<E>(
    Query<E> query,
    List<Expression<E, ?>> values,
    List<Expression<E, ?>> groupBy,
    List<Condition<E>> having,
    boolean distinct,
    List<Expression<E, ?>> distinctOn) {

  /** Copies of the lists. */
  public ValueQuery {
    values = List.copyOf(values);
    groupBy = List.copyOf(groupBy);
    having = List.copyOf(having);
    distinctOn = List.copyOf(distinctOn);
  }

  /** The values of each row, or of all of them. */
  public static <E> ValueQuery<E> of(Query<E> query, List<Expression<E, ?>> values) {
    return new ValueQuery<>(query, values, List.of(), List.of(), false, List.of());
  }

  /** Of other rows. */
  public ValueQuery<E> query(Query<E> changed) {
    return new ValueQuery<>(changed, values, groupBy, having, distinct, distinctOn);
  }

  /** Of groups of rows. */
  public ValueQuery<E> groupBy(List<Expression<E, ?>> changed) {
    return new ValueQuery<>(query, values, changed, having, distinct, distinctOn);
  }

  /** Of groups of which this is true. */
  public ValueQuery<E> having(List<Condition<E>> changed) {
    return new ValueQuery<>(query, values, groupBy, changed, distinct, distinctOn);
  }

  /** Without rows that are equal to others, or equal to others in some values. */
  public ValueQuery<E> distinct(List<Expression<E, ?>> on) {
    return new ValueQuery<>(query, values, groupBy, having, on.isEmpty(), on);
  }

  /** Whether its rows are those of groups, or of all rows together. */
  public boolean isGrouped() {
    return !groupBy.isEmpty()
        || !having.isEmpty()
        || values.stream().anyMatch(Expression::isAggregate);
  }

  private boolean isWindowed() {
    return values.stream().anyMatch(Expression::isWindowed)
        || query.criteria().order().stream().anyMatch(each -> each.expression().isWindowed());
  }

  /**
   * Whether each of the entity's rows is one of its rows, which has the same values whatever other
   * rows there are.
   */
  public boolean isPlain() {
    return !isGrouped() && !distinct && distinctOn.isEmpty() && !isWindowed();
  }
}
