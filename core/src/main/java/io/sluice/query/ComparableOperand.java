package io.sluice.query;

import io.sluice.query.Condition.Comparator;
import io.sluice.query.Expression.Parameter;

/**
 * An operand with an order. Immutable and thread-safe.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public interface ComparableOperand<E, V extends Comparable<? super V>> extends Operand<E, V> {

  /** Greater than the value. */
  default Condition<E> gt(V value) {
    return new Condition.Comparison<>(this, Comparator.GREATER, Parameter.of(this, value, "gt"));
  }

  /** Greater than the value, or equal. */
  default Condition<E> ge(V value) {
    return new Condition.Comparison<>(
        this, Comparator.GREATER_OR_EQUAL, Parameter.of(this, value, "ge"));
  }

  /** Less than the value. */
  default Condition<E> lt(V value) {
    return new Condition.Comparison<>(this, Comparator.LESS, Parameter.of(this, value, "lt"));
  }

  /** Less than the value, or equal. */
  default Condition<E> le(V value) {
    return new Condition.Comparison<>(
        this, Comparator.LESS_OR_EQUAL, Parameter.of(this, value, "le"));
  }

  /** Greater than the other expression. */
  default Condition<E> gtThan(Expression<E, V> other) {
    return new Condition.Comparison<>(this, Comparator.GREATER, other);
  }

  /** Less than the other expression. */
  default Condition<E> ltThan(Expression<E, V> other) {
    return new Condition.Comparison<>(this, Comparator.LESS, other);
  }

  /** Between the two values, both included. */
  default Condition<E> between(V low, V high) {
    return new Condition.Between<>(
        this, Parameter.of(this, low, "between"), Parameter.of(this, high, "between"), false);
  }

  /** Outside of the two values, and not null. */
  default Condition<E> notBetween(V low, V high) {
    return new Condition.Between<>(
        this, Parameter.of(this, low, "notBetween"), Parameter.of(this, high, "notBetween"), true);
  }
}
