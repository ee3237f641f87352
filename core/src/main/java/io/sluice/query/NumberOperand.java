package io.sluice.query;

import io.sluice.query.Expression.Arithmetic;
import io.sluice.query.Expression.Parameter;

/**
 * A number. Takes a {@code long} wherever it takes a value; one that does not fit its type is an
 * {@link IllegalArgumentException}. Immutable and thread-safe.
 *
 * @param <E> the entity
 * @param <N> the number
 */
public interface NumberOperand<E, N extends Number & Comparable<? super N>>
    extends ComparableOperand<E, N> {

  /** Equal to the number. */
  default Condition<E> eq(long number) {
    return eq(type().coerce(number, this));
  }

  /** Not equal to the number, and not null. */
  default Condition<E> ne(long number) {
    return ne(type().coerce(number, this));
  }

  /** Greater than the number. */
  default Condition<E> gt(long number) {
    return gt(type().coerce(number, this));
  }

  /** Greater than the number, or equal. */
  default Condition<E> ge(long number) {
    return ge(type().coerce(number, this));
  }

  /** Less than the number. */
  default Condition<E> lt(long number) {
    return lt(type().coerce(number, this));
  }

  /** Less than the number, or equal. */
  default Condition<E> le(long number) {
    return le(type().coerce(number, this));
  }

  /** Between the numbers, both included. */
  default Condition<E> between(long low, long high) {
    return between(type().coerce(low, this), type().coerce(high, this));
  }

  /** The sum with the number, computed by the database. */
  default Expression<E, N> plus(N number) {
    return new Arithmetic<>(this, Arithmetic.Operator.PLUS, Parameter.of(this, number, "plus"));
  }

  /** The difference to the number, computed by the database. */
  default Expression<E, N> minus(N number) {
    return new Arithmetic<>(this, Arithmetic.Operator.MINUS, Parameter.of(this, number, "minus"));
  }

  /** The product with the number, computed by the database. */
  default Expression<E, N> times(N number) {
    return new Arithmetic<>(this, Arithmetic.Operator.TIMES, Parameter.of(this, number, "times"));
  }
}
