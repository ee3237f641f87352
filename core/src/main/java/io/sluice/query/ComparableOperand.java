package io.sluice.query;

import io.sluice.internal.argument.Arguments;
import io.sluice.query.Condition.Comparator;
import io.sluice.query.Expression.Parameter;
import java.util.List;

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
    return new Condition.Comparison<>(
        this, Comparator.GREATER, Arguments.given(other, "expression"));
  }

  /** Greater than the other expression, or equal to it. */
  default Condition<E> geTo(Expression<E, V> other) {
    return new Condition.Comparison<>(
        this, Comparator.GREATER_OR_EQUAL, Arguments.given(other, "expression"));
  }

  /** Less than the other expression, or equal to it. */
  default Condition<E> leTo(Expression<E, V> other) {
    return new Condition.Comparison<>(
        this, Comparator.LESS_OR_EQUAL, Arguments.given(other, "expression"));
  }

  /** Less than the other expression. */
  default Condition<E> ltThan(Expression<E, V> other) {
    return new Condition.Comparison<>(this, Comparator.LESS, Arguments.given(other, "expression"));
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

  @Override
  default ComparableOperand<E, V> coalesce(V other) {
    return coalesce(Parameter.of(this, other, "coalesce"));
  }

  @Override
  default ComparableOperand<E, V> coalesce(Expression<E, V> other) {
    return new Computed.OfComparable<>(
        Operation.Known.COALESCE, List.of(this, Arguments.given(other, "expression")), type());
  }

  /** The smallest value of all rows: an aggregate, null where no row has a value. */
  default ComparableOperand<E, V> min() {
    return new Computed.OfComparable<>(Operation.Known.MINIMUM, List.of(this), type());
  }

  /** The greatest value of all rows: an aggregate, null where no row has a value. */
  default ComparableOperand<E, V> max() {
    return new Computed.OfComparable<>(Operation.Known.MAXIMUM, List.of(this), type());
  }
}
