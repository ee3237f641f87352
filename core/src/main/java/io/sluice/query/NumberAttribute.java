package io.sluice.query;

import io.sluice.model.AttributeDefinition;
import io.sluice.query.Condition.Comparator;
import io.sluice.query.Expression.Arithmetic;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A number. Takes a {@code long} wherever it takes a value; one that does not fit its type is an
 * {@link IllegalArgumentException}. Immutable and thread-safe.
 *
 * @param <E> the entity
 * @param <N> the number
 */
public final class NumberAttribute<E, N extends Number & Comparable<? super N>>
    extends ComparableAttribute<E, N> {

  /** An attribute as defined. */
  public NumberAttribute(AttributeDefinition<E, N> definition) {
    super(definition);
  }

  /** Equal to the number. */
  public Condition<E> eq(long number) {
    return compare(Comparator.EQUAL, of(number));
  }

  /** Not equal to the number, and not null. */
  public Condition<E> ne(long number) {
    return compare(Comparator.NOT_EQUAL, of(number));
  }

  /** Greater than the number. */
  public Condition<E> gt(long number) {
    return gt(of(number));
  }

  /** Greater than the number, or equal. */
  public Condition<E> ge(long number) {
    return ge(of(number));
  }

  /** Less than the number. */
  public Condition<E> lt(long number) {
    return lt(of(number));
  }

  /** Less than the number, or equal. */
  public Condition<E> le(long number) {
    return le(of(number));
  }

  /** Between the numbers, both included. */
  public Condition<E> between(long low, long high) {
    return between(of(low), of(high));
  }

  /** Assigns the number. */
  public Assignment<E> set(long number) {
    return set(of(number));
  }

  /** Says that the row must have this number, or nothing is written. */
  public Assignment<E> expect(long number) {
    return expect(of(number));
  }

  /** Assigns the column's own value, changed by the number: negative to go down. */
  public Assignment<E> by(long number) {
    return by(of(number));
  }

  /** Assigns the column's own value, changed by the number: negative to go down. */
  public Assignment<E> by(N number) {
    return new Assignment.Value<>(this, plus(number));
  }

  /** The sum with the number, computed by the database. */
  public Expression<E, N> plus(N number) {
    return new Arithmetic<>(this, Arithmetic.Operator.PLUS, parameter(number, "plus"));
  }

  /** The difference to the number, computed by the database. */
  public Expression<E, N> minus(N number) {
    return new Arithmetic<>(this, Arithmetic.Operator.MINUS, parameter(number, "minus"));
  }

  /** The product with the number, computed by the database. */
  public Expression<E, N> times(N number) {
    return new Arithmetic<>(this, Arithmetic.Operator.TIMES, parameter(number, "times"));
  }

  private N of(long number) {
    Class<N> wanted = type().javaType();
    Number converted = convert(wanted, number);
    if (converted.doubleValue() != (double) number || converted.longValue() != number) {
      throw new IllegalArgumentException(this + ": " + number + " is no " + wanted.getSimpleName());
    }
    return wanted.cast(converted);
  }

  private static Number convert(Class<?> wanted, long number) {
    if (wanted == Long.class) {
      return number;
    } else if (wanted == Integer.class) {
      return (int) number;
    } else if (wanted == Short.class) {
      return (short) number;
    } else if (wanted == Byte.class) {
      return (byte) number;
    } else if (wanted == Double.class) {
      return (double) number;
    } else if (wanted == Float.class) {
      return (float) number;
    } else if (wanted == BigInteger.class) {
      return BigInteger.valueOf(number);
    }
    return BigDecimal.valueOf(number);
  }
}
