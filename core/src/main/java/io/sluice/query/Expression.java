package io.sluice.query;

import io.sluice.model.Attribute;
import io.sluice.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Something that has a value in each row of an entity: an attribute, one of a row that it leads to,
 * a parameter, or arithmetic over both. Immutable.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public sealed interface Expression<E, V>
    permits Operand, Expression.Parameter, Expression.Arithmetic {
  /** The type of the value. */
  DataType<V> type();

  /** Calls the visitor's method for this kind of expression. */
  <R> R accept(Visitor<R> visitor);

  /**
   * A value that is sent beside the statement, never in its text.
   *
   * @param value the value
   * @param type its type
   */
  record Parameter<E, V>(@Nullable V value, DataType<V> type) implements Expression<E, V> {
    /**
     * The value of a call on an operand.
     *
     * @throws IllegalArgumentException if it is null
     */
    public static <E, V> Parameter<E, V> of(
        Operand<E, V> operand, @Nullable V value, String method) {
      if (value == null) {
        throw new IllegalArgumentException(
            operand
                + ": "
                + method
                + "(null); use isNull() or isNotNull() in a condition, setNull() in an assignment");
      }
      return new Parameter<>(value, operand.type());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.parameter(this);
    }
  }

  /**
   * Two numbers, added, subtracted or multiplied by the database.
   *
   * @param left the one
   * @param operator what is done
   * @param right the other
   */
  record Arithmetic<E, V>(Expression<E, V> left, Operator operator, Expression<E, V> right)
      implements Expression<E, V> {
    /** What is done. */
    public enum Operator {
      /** Addition. */
      PLUS,
      /** Subtraction. */
      MINUS,
      /** Multiplication. */
      TIMES
    }

    @Override
    public DataType<V> type() {
      return left.type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.arithmetic(this);
    }
  }

  /**
   * One method a kind of expression.
   *
   * @param <R> what is made of it
   */
  interface Visitor<R> {
    /** An attribute. */
    R attribute(Attribute<?, ?> attribute);

    /** A parameter. */
    R parameter(Parameter<?, ?> parameter);

    /** A value of the one row that an association leads to, or of the join row. */
    R associatedValue(AssociatedValue<?, ?> value);

    /** A number of associated rows. */
    R associatedCount(AssociatedCount<?, ?> count);

    /** Arithmetic. */
    R arithmetic(Arithmetic<?, ?> arithmetic);
  }
}
