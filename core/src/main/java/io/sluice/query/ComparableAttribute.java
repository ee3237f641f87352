package io.sluice.query;

import io.sluice.model.AttributeDefinition;
import io.sluice.query.Condition.Comparator;

/**
 * An attribute with an order. Immutable and thread-safe.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public class ComparableAttribute<E, V extends Comparable<? super V>> extends BasicAttribute<E, V> {

  /** An attribute as defined. */
  public ComparableAttribute(AttributeDefinition<E, V> definition) {
    super(definition);
  }

  /** Greater than the value. */
  public final Condition<E> gt(V value) {
    return compare(Comparator.GREATER, value);
  }

  /** Greater than the value, or equal. */
  public final Condition<E> ge(V value) {
    return compare(Comparator.GREATER_OR_EQUAL, value);
  }

  /** Less than the value. */
  public final Condition<E> lt(V value) {
    return compare(Comparator.LESS, value);
  }

  /** Less than the value, or equal. */
  public final Condition<E> le(V value) {
    return compare(Comparator.LESS_OR_EQUAL, value);
  }

  /** Greater than the other expression. */
  public final Condition<E> gtThan(Expression<E, V> other) {
    return new Condition.Comparison<>(this, Comparator.GREATER, other);
  }

  /** Less than the other expression. */
  public final Condition<E> ltThan(Expression<E, V> other) {
    return new Condition.Comparison<>(this, Comparator.LESS, other);
  }

  /** Between the two values, both included. */
  public final Condition<E> between(V low, V high) {
    return new Condition.Between<>(
        this, parameter(low, "between"), parameter(high, "between"), false);
  }

  /** Outside of the two values, and not null. */
  public final Condition<E> notBetween(V low, V high) {
    return new Condition.Between<>(
        this, parameter(low, "notBetween"), parameter(high, "notBetween"), true);
  }
}
