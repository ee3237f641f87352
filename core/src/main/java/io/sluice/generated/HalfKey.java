package io.sluice.generated;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a foreign key of several columns has where not all of them have a value: it refers to no
 * row, and is kept to be written back as it was. Immutable.
 */
public final class HalfKey {
  /** Stands for a key that was not read. */
  public static final HalfKey UNREAD = new HalfKey(new Object[0]);

  private final @Nullable Object[] parts;

  /** A half key; the array is its own from now on. */
  public HalfKey(@Nullable Object[] parts) {
    this.parts = parts;
  }

  /** Whether it stands for a key that was not read. */
  public static boolean isUnread(@Nullable Object held) {
    return held instanceof HalfKey half && half.parts.length == 0;
  }

  @Nullable Object part(int place) {
    return parts.length == 0 ? null : parts[place];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HalfKey that && Arrays.deepEquals(parts, that.parts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(parts);
  }

  /** The values: {@code [de, null]}. */
  @Override
  public String toString() {
    return Arrays.deepToString(parts);
  }
}
