package io.sluice.query;

import io.sluice.internal.argument.Arguments;
import io.sluice.model.Attribute;
import io.sluice.type.DataType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that has a value in each row of an entity: an attribute, one of a row that it leads to,
 * a parameter, or arithmetic over both. Immutable.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public sealed interface Expression<E, V>
    permits Operand, Expression.Parameter, Expression.Excluded {
  /** The type of the value. */
  DataType<V> type();

  /** Whether it is a value of many rows, such as their number, and not of each. */
  default boolean isAggregate() {
    return false;
  }

  /** Whether it is computed of the rows around each row. */
  default boolean isWindowed() {
    return false;
  }

  /**
   * The time of the database, to the microsecond: that of the statement's begin, on PostgreSQL that
   * of the transaction's.
   */
  static <E> ComparableOperand<E, Instant> now() {
    return new Computed.OfComparable<>(Operation.Known.NOW, List.of(), DataType.INSTANT);
  }

  /** How many rows there are, of the query or of each of its groups. */
  static <E> NumberOperand<E, Long> count() {
    return new Computed.OfNumber<>(Operation.Known.COUNT, List.of(), DataType.LONG);
  }

  /** How many rows there are that all the conditions are true of. */
  @SafeVarargs
  static <E> NumberOperand<E, Long> count(Condition<E> first, Condition<E>... more) {
    Condition<E> all = Condition.allOf(Arguments.listOf("condition", first, more));
    return Case.when(all, 1).count();
  }

  /** A value of a type. */
  static <E, V> Expression<E, V> value(V value, DataType<V> type) {
    Arguments.given(value, "value", "use a condition of isNull(), or setNull()");
    return new Parameter<>(DataType.requireWhole(value, "a value"), Arguments.given(type, "type"));
  }

  /**
   * What a function of the database makes of values. Its name goes into the statement as it is, and
   * what it does on which server is up to the caller.
   *
   * @param type what it makes
   * @throws IllegalArgumentException if the name is not made of letters, digits, underscores and
   *     points
   */
  @SafeVarargs
  static <E, V> Operand<E, V> function(
      String name, DataType<V> type, Expression<E, ?>... arguments) {
    return new Computed.OfValue<>(
        new Operation.Named(name, false),
        Arguments.each("argument", arguments),
        Arguments.given(type, "type"));
  }

  /** What an aggregate function of the database makes of the values of many rows, as the other. */
  @SafeVarargs
  static <E, V> Operand<E, V> aggregate(
      String name, DataType<V> type, Expression<E, ?>... arguments) {
    return new Computed.OfValue<>(
        new Operation.Named(name, true),
        Arguments.each("argument", arguments),
        Arguments.given(type, "type"));
  }

  /**
   * The value that a query finds, as a part of the same statement: of its one row, or an aggregate
   * of all; null where it finds none. It has the default scope of its own entity. Where it finds
   * several rows the statement fails: give it a limit of 1, and an order.
   *
   * @param query which rows
   * @param value what of the row, or an aggregate of all
   */
  static <E, T, V> Operand<E, V> subquery(Query<T> query, Expression<T, V> value) {
    return new Subquery.OfValue<>(new Found.OfQuery<>(query, value));
  }

  /** The value with an order that a query finds, as the other one. */
  static <E, T, V extends Comparable<? super V>> ComparableOperand<E, V> subquery(
      Query<T> query, ComparableOperand<T, V> value) {
    return new Subquery.OfComparable<>(new Found.OfQuery<>(query, value));
  }

  /** The text that a query finds, as the other one. */
  static <E, T> StringOperand<E> subquery(Query<T> query, StringOperand<T> value) {
    return new Subquery.OfString<>(new Found.OfQuery<>(query, value));
  }

  /** The number that a query finds, as the other one. */
  static <E, T, N extends Number & Comparable<? super N>> NumberOperand<E, N> subquery(
      Query<T> query, NumberOperand<T, N> value) {
    return new Subquery.OfNumber<>(new Found.OfQuery<>(query, value));
  }

  /** Calls the visitor's method for this kind of expression. */
  <R> R accept(Visitor<R> visitor);

  /**
   * What the SQL gives, which nobody checks, as {@link Condition#unsafeSql}: {@code
   * Expression.unsafeSql("similarity({0}, {1})", DataType.DOUBLE, User_.name, text).desc()}.
   *
   * @param type what it gives
   * @throws IllegalArgumentException if places and operands do not fit
   */
  static <E, V extends Comparable<? super V>> ComparableOperand<E, V> unsafeSql(
      String text, DataType<V> type, Object... operands) {
    return new SqlExpression<>(SqlFragment.of(text, operands), Arguments.given(type, "type"));
  }

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
      return new Parameter<>(DataType.requireWhole(value, operand), operand.type());
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
  record Arithmetic<E, N extends Number & Comparable<? super N>>(
      Expression<E, N> left, Operator operator, Expression<E, N> right)
      implements NumberOperand<E, N> {
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
    public DataType<N> type() {
      return left.type();
    }

    @Override
    public boolean isAggregate() {
      return left.isAggregate() || right.isAggregate();
    }

    @Override
    public boolean isWindowed() {
      return left.isWindowed() || right.isWindowed();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.arithmetic(this);
    }
  }

  /**
   * The value that an upsert would have given to a new row, where the row is there already.
   *
   * @param attribute the attribute that it is a value of
   */
  record Excluded<E, V>(Attribute<E, V> attribute) implements Expression<E, V> {
    @Override
    public DataType<V> type() {
      return attribute.type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.excluded(this);
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

    /** A value that a subquery finds. */
    R subquery(Subquery<?, ?> subquery);

    /** Arithmetic. */
    R arithmetic(Arithmetic<?, ?> arithmetic);

    /** What a user has written. */
    R sql(SqlExpression<?, ?> sql);

    /** The value of a condition that is true. */
    R caseOf(Case<?, ?> each);

    /** What is computed of others. */
    R computed(Computed<?, ?> computed);

    /** What is computed of the rows around each. */
    R windowed(Windowed<?, ?> windowed);

    /** The value of a row that was not inserted. */
    R excluded(Excluded<?, ?> excluded);
  }
}
