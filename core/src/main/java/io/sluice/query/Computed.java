package io.sluice.query;

import io.sluice.internal.argument.Arguments;
import io.sluice.type.DataType;
import java.math.BigDecimal;
import java.util.List;

/**
 * A value that the database makes of others: by a function, or of all rows of a group. Immutable
 * and comparable.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public sealed interface Computed<E, V> extends Operand<E, V> {
  /** What is done. */
  Operation operation();

  /** What it is done with, in order. */
  List<Expression<E, ?>> operands();

  @Override
  default boolean isAggregate() {
    return operation().isAggregate() || operands().stream().anyMatch(Expression::isAggregate);
  }

  @Override
  default boolean isWindowed() {
    return operands().stream().anyMatch(Expression::isWindowed);
  }

  @Override
  default <R> R accept(Visitor<R> visitor) {
    return visitor.computed(this);
  }

  private static String print(Computed<?, ?> each) {
    return each.operation() + each.operands().toString();
  }

  /** A value of any kind. */
  record OfValue<E, V>(Operation operation, List<Expression<E, ?>> operands, DataType<V> type)
      implements Computed<E, V> {
    /** A copy of the list. */
    public OfValue {
      operands = List.copyOf(operands);
    }

    @Override
    public String toString() {
      return print(this);
    }
  }

  /** A value with an order. */
  record OfComparable<E, V extends Comparable<? super V>>(
      Operation operation, List<Expression<E, ?>> operands, DataType<V> type)
      implements Computed<E, V>, ComparableOperand<E, V> {
    /** A copy of the list. */
    public OfComparable {
      operands = List.copyOf(operands);
    }

    @Override
    public String toString() {
      return print(this);
    }
  }

  /** A text. */
  record OfString<E>(Operation operation, List<Expression<E, ?>> operands)
      implements Computed<E, String>, StringOperand<E> {
    /** A copy of the list. */
    public OfString {
      operands = List.copyOf(operands);
    }

    @Override
    public DataType<String> type() {
      return DataType.STRING;
    }

    @Override
    public String toString() {
      return print(this);
    }
  }

  /** A number. */
  record OfNumber<E, N extends Number & Comparable<? super N>>(
      Operation operation, List<Expression<E, ?>> operands, DataType<N> type)
      implements Computed<E, N>, NumberOperand<E, N> {
    /** A copy of the list. */
    public OfNumber {
      operands = List.copyOf(operands);
    }

    static <E> OfNumber<E, Double> asDouble(Expression<E, ?> operand) {
      return new OfNumber<>(Operation.Known.CAST, List.of(operand), DataType.DOUBLE);
    }

    @Override
    public String toString() {
      return print(this);
    }
  }

  /**
   * A sum of numbers of many rows, which has room for any: of integers and decimals it is exact.
   *
   * @param operand what is added
   */
  record Sum<E>(Expression<E, ?> operand)
      implements Computed<E, BigDecimal>, NumberOperand<E, BigDecimal> {
    /** Of what is not null. */
    public Sum {
      Arguments.given(operand, "operand");
    }

    /**
     * The sum as a {@code Long}; one that is none is a {@link io.sluice.error.MappingException}.
     */
    public NumberOperand<E, Long> asLong() {
      return new OfNumber<>(operation(), operands(), DataType.LONG);
    }

    /** The sum as a {@code Double}, as it is near to it. */
    public NumberOperand<E, Double> asDouble() {
      return new OfNumber<>(operation(), operands(), DataType.DOUBLE);
    }

    @Override
    public Operation operation() {
      return Operation.Known.SUM;
    }

    /** A sum of floats has the digits of one; added as doubles they keep theirs. */
    @Override
    public List<Expression<E, ?>> operands() {
      boolean single = operand.type().kind() == DataType.Kind.REAL;
      return List.of(single ? OfNumber.asDouble(operand) : operand);
    }

    @Override
    public DataType<BigDecimal> type() {
      return DataType.BIG_DECIMAL;
    }

    @Override
    public String toString() {
      return print(this);
    }
  }
}
