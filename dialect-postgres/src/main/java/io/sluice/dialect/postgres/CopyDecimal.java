package io.sluice.dialect.postgres;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Decimals, as groups of four digits that are counted from the point. A column with a scale keeps
 * so many digits after the point, as the server rounds them; one without keeps what it is given.
 */
final class CopyDecimal implements CopyColumn {
  private static final int GROUP = 4;
  private static final int BASE = 10_000;
  private static final int NEGATIVE = 0x4000;
  private static final int MOST_DIGITS = 1_000;
  private static final int HEAD = 4 * Short.BYTES;

  private final int[] sizes;

  /**
   * A column.
   *
   * @param sizes digits in all and after the point, or none of both
   */
  CopyDecimal(int[] sizes) {
    this.sizes = sizes;
  }

  @Override
  public @Nullable Object put(Object wire, CopyBytes bytes) {
    BigDecimal stored = stored((BigDecimal) wire);
    if (stored == null) {
      return null;
    }
    int scale = stored.scale();
    int whole = (scale + GROUP - 1) / GROUP; // groups after the point
    BigInteger unscaled = stored.setScale(whole * GROUP).unscaledValue().abs();
    short[] groups = groups(unscaled);
    bytes.putInt(HEAD + groups.length * Short.BYTES);
    bytes.putShort(groups.length);
    bytes.putShort(groups.length - whole - 1);
    bytes.putShort(stored.signum() < 0 ? NEGATIVE : 0);
    bytes.putShort(scale);
    for (int i = groups.length - 1; i >= 0; i--) {
      bytes.putShort(groups[i]);
    }
    return stored.signum() == 0 ? BigDecimal.ZERO : stored; // as the driver reads it
  }

  private @Nullable BigDecimal stored(BigDecimal value) {
    boolean small =
        Math.abs((long) value.scale()) <= MOST_DIGITS && value.precision() <= MOST_DIGITS;
    if (!small) {
      return null;
    } else if (sizes.length == 0) {
      return value.scale() < 0 ? value.setScale(0) : value;
    }
    int scale = sizes.length > 1 ? sizes[1] : 0;
    return scale < 0 ? null : value.setScale(scale, RoundingMode.HALF_UP);
  }

  /** The last group first. */
  private static short[] groups(BigInteger unscaled) {
    if (unscaled.bitLength() < Long.SIZE) {
      long rest = unscaled.longValue();
      short[] groups = new short[count(rest)];
      for (int i = 0; i < groups.length; i++) {
        groups[i] = (short) (rest % BASE);
        rest /= BASE;
      }
      return groups;
    }
    String digits = unscaled.toString();
    short[] groups = new short[(digits.length() + GROUP - 1) / GROUP];
    for (int i = 0; i < groups.length; i++) {
      int end = digits.length() - i * GROUP;
      groups[i] = Short.parseShort(digits.substring(Math.max(0, end - GROUP), end));
    }
    return groups;
  }

  private static int count(long number) {
    int count = 0;
    for (long rest = number; rest != 0; rest /= BASE) {
      count++;
    }
    return count;
  }
}
