package io.sluice.dialect;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Makes numbers of a column those of another Java type, if they fit. */
final class ExactNumbers {
  private ExactNumbers() {}

  /**
   * The number as the type has it.
   *
   * @param of the type of the column, for the error
   * @throws IllegalArgumentException if it does not fit
   */
  static Number converted(Number value, Class<?> type, String of) {
    try {
      return converted(value, type);
    } catch (ArithmeticException | NumberFormatException thrown) {
      throw new IllegalArgumentException(
          "the " + of + " " + value + " is no " + type.getSimpleName(), thrown);
    }
  }

  private static Number converted(Number value, Class<?> type) {
    if (type == Double.class) {
      return finite(value, value.doubleValue());
    } else if (type == Float.class) {
      return single(value);
    }
    BigDecimal exact = decimal(value);
    if (type == Long.class) {
      return exact.longValueExact();
    } else if (type == Integer.class) {
      return exact.intValueExact();
    } else if (type == Short.class) {
      return exact.shortValueExact();
    } else if (type == Byte.class) {
      return exact.byteValueExact();
    } else if (type == BigInteger.class) {
      return exact.toBigIntegerExact();
    } else if (type == BigDecimal.class) {
      return exact;
    }
    throw new ArithmeticException(type.getName());
  }

  // NaN and infinities have no decimal: NumberFormatException
  private static BigDecimal decimal(Number value) {
    return value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
  }

  private static Number finite(Number value, double converted) {
    boolean bounded = !(value instanceof Double || value instanceof Float);
    if (bounded && Double.isInfinite(converted)) {
      throw new ArithmeticException("too large");
    }
    return converted;
  }

  private static Number single(Number value) {
    float converted = value.floatValue();
    boolean lost =
        value instanceof Double number
            ? Double.compare(converted, number) != 0
            : Float.isInfinite(converted);
    if (lost) {
      throw new ArithmeticException("too precise or too large");
    }
    return converted;
  }
}
