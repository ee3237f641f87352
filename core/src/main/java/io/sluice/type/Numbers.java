package io.sluice.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes integers numbers of another Java type, if they fit. */
final class Numbers {
  private static final Set<Class<?>> INTEGERS =
      Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);

  private Numbers() {}

  /** Whether it is an integer. */
  static boolean isInteger(@Nullable Object value) {
    return value != null && INTEGERS.contains(value.getClass());
  }

  /** The same number, or null if the type does not have it or it is no integer. */
  static @Nullable Number exact(Number number, Class<?> wanted) {
    if (!INTEGERS.contains(number.getClass())) {
      return null;
    }
    BigInteger integer =
        number instanceof BigInteger known ? known : BigInteger.valueOf(number.longValue());
    Number converted = converted(integer, wanted);
    return converted != null
            && new BigDecimal(converted.toString()).compareTo(new BigDecimal(integer)) == 0
        ? converted
        : null;
  }

  private static @Nullable Number converted(BigInteger integer, Class<?> wanted) {
    if (wanted == Long.class) {
      return integer.longValue();
    } else if (wanted == Integer.class) {
      return integer.intValue();
    } else if (wanted == Short.class) {
      return integer.shortValue();
    } else if (wanted == Byte.class) {
      return integer.byteValue();
    } else if (wanted == BigInteger.class) {
      return integer;
    } else if (wanted == BigDecimal.class) {
      return new BigDecimal(integer);
    } else if (wanted == Double.class || wanted == Float.class) {
      return floating(integer, wanted);
    }
    return null;
  }

  private static @Nullable Number floating(BigInteger integer, Class<?> wanted) {
    double value = integer.doubleValue();
    boolean exact =
        !Double.isInfinite(value) && new BigDecimal(value).toBigIntegerExact().equals(integer);
    if (!exact) {
      return null;
    }
    return wanted == Double.class ? (Number) value : (float) value == value ? (float) value : null;
  }
}
