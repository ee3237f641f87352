package io.sluice.query;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Makes numbers of the type that an expression has. */
final class Numbers {
  private Numbers() {}

  static <N extends Number> N of(Expression<?, N> operand, long number) {
    Class<N> wanted = operand.type().javaType();
    Number converted = convert(wanted, number);
    if (converted.doubleValue() != (double) number || converted.longValue() != number) {
      throw new IllegalArgumentException(
          operand + ": " + number + " is no " + wanted.getSimpleName());
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
