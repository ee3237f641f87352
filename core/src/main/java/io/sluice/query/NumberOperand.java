package io.sluice.query;

import io.sluice.internal.argument.Arguments;
import io.sluice.query.Expression.Arithmetic;
import io.sluice.query.Expression.Parameter;
import io.sluice.type.DataType;
import io.sluice.type.DataType.Kind;
import java.util.Arrays;
import java.util.List;

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

  /** Outside of the numbers, and not null. */
  default Condition<E> notBetween(long low, long high) {
    return notBetween(type().coerce(low, this), type().coerce(high, this));
  }

  /** Different from the number, or null. */
  default Condition<E> isDistinctFrom(long number) {
    return isDistinctFrom(type().coerce(number, this));
  }

  /** The number. */
  default Condition<E> in(long only) {
    return in(numbers(only));
  }

  /** One of the numbers. */
  default Condition<E> in(long first, long second) {
    return in(numbers(first, second));
  }

  /** One of the numbers. */
  default Condition<E> in(long first, long second, long third) {
    return in(numbers(first, second, third));
  }

  /** One of the numbers. */
  default Condition<E> in(long first, long second, long third, long fourth) {
    return in(numbers(first, second, third, fourth));
  }

  /** One of the numbers; {@code in(Collection)} takes more of them. */
  default Condition<E> in(long first, long second, long third, long fourth, long fifth) {
    return in(numbers(first, second, third, fourth, fifth));
  }

  /** Not the number, and not null. */
  default Condition<E> notIn(long only) {
    return notIn(numbers(only));
  }

  /** None of the numbers, and not null. */
  default Condition<E> notIn(long first, long second) {
    return notIn(numbers(first, second));
  }

  /** None of the numbers, and not null. */
  default Condition<E> notIn(long first, long second, long third) {
    return notIn(numbers(first, second, third));
  }

  /** None of the numbers, and not null. */
  default Condition<E> notIn(long first, long second, long third, long fourth) {
    return notIn(numbers(first, second, third, fourth));
  }

  /** None of the numbers, and not null; {@code notIn(Collection)} takes more of them. */
  default Condition<E> notIn(long first, long second, long third, long fourth, long fifth) {
    return notIn(numbers(first, second, third, fourth, fifth));
  }

  private List<N> numbers(long... numbers) {
    return Arrays.stream(numbers).mapToObj(each -> type().coerce(each, this)).toList();
  }

  /** The sum with the number, computed by the database. */
  default NumberOperand<E, N> plus(N number) {
    return new Arithmetic<>(this, Arithmetic.Operator.PLUS, Parameter.of(this, number, "plus"));
  }

  /** The difference to the number, computed by the database. */
  default NumberOperand<E, N> minus(N number) {
    return new Arithmetic<>(this, Arithmetic.Operator.MINUS, Parameter.of(this, number, "minus"));
  }

  /** The product with the number, computed by the database. */
  default NumberOperand<E, N> times(N number) {
    return new Arithmetic<>(this, Arithmetic.Operator.TIMES, Parameter.of(this, number, "times"));
  }

  /** The sum with the number, computed by the database. */
  default NumberOperand<E, N> plus(long number) {
    return plus(type().coerce(number, this));
  }

  /** The difference to the number, computed by the database. */
  default NumberOperand<E, N> minus(long number) {
    return minus(type().coerce(number, this));
  }

  /** The product with the number, computed by the database. */
  default NumberOperand<E, N> times(long number) {
    return times(type().coerce(number, this));
  }

  /** The quotient as a double, computed by the database. */
  default NumberOperand<E, Double> dividedBy(double number) {
    return dividedBy(Expression.value(number, DataType.DOUBLE));
  }

  /** The quotient as a double, computed by the database; null where the other number is 0. */
  default NumberOperand<E, Double> dividedBy(Expression<E, ? extends Number> other) {
    return new Computed.OfNumber<>(
        Operation.Known.DIVIDE,
        List.of(Computed.OfNumber.asDouble(this), Arguments.given(other, "expression")),
        DataType.DOUBLE);
  }

  /** The number without its sign. */
  default NumberOperand<E, N> abs() {
    return new Computed.OfNumber<>(Operation.Known.ABSOLUTE, List.of(this), type());
  }

  /**
   * The nearest number with so many digits after the point, or, where negative, so many zeros
   * before it. Of exact numbers a half goes away from 0; of doubles as the server has it.
   */
  default NumberOperand<E, N> round(int digits) {
    return new Computed.OfNumber<>(
        Operation.Known.ROUND, List.of(this, Expression.value(digits, DataType.INTEGER)), type());
  }

  @Override
  default NumberOperand<E, N> coalesce(N other) {
    return coalesce(Parameter.of(this, other, "coalesce"));
  }

  /** This, or the number where it is null. */
  default NumberOperand<E, N> coalesce(long other) {
    return coalesce(type().coerce(other, this));
  }

  @Override
  default NumberOperand<E, N> coalesce(Expression<E, N> other) {
    return new Computed.OfNumber<>(
        Operation.Known.COALESCE, List.of(this, Arguments.given(other, "expression")), type());
  }

  /** The sum with the other number, computed by the database. */
  default NumberOperand<E, N> plus(Expression<E, N> other) {
    return new Arithmetic<>(this, Arithmetic.Operator.PLUS, Arguments.given(other, "expression"));
  }

  /** The difference to the other number, computed by the database. */
  default NumberOperand<E, N> minus(Expression<E, N> other) {
    return new Arithmetic<>(this, Arithmetic.Operator.MINUS, Arguments.given(other, "expression"));
  }

  /** The product with the other number, computed by the database. */
  default NumberOperand<E, N> times(Expression<E, N> other) {
    return new Arithmetic<>(this, Arithmetic.Operator.TIMES, Arguments.given(other, "expression"));
  }

  @Override
  default NumberOperand<E, N> min() {
    return new Computed.OfNumber<>(Operation.Known.MINIMUM, List.of(this), type());
  }

  @Override
  default NumberOperand<E, N> max() {
    return new Computed.OfNumber<>(Operation.Known.MAXIMUM, List.of(this), type());
  }

  /**
   * The sum over all rows: an aggregate, null where no row has a value. It has room for any number,
   * and is exact of integers and decimals.
   */
  default Computed.Sum<E> sum() {
    return new Computed.Sum<>(this);
  }

  /**
   * The average over all rows that have a value: an aggregate, null where none has. It is computed
   * with doubles, so that it has the same digits on every server.
   */
  default NumberOperand<E, Double> avg() {
    Expression<E, ?> operand =
        type().kind() == Kind.DOUBLE ? this : Computed.OfNumber.asDouble(this);
    return new Computed.OfNumber<>(Operation.Known.AVERAGE, List.of(operand), DataType.DOUBLE);
  }
}
