package io.sluice.type;

import io.sluice.internal.argument.Arguments;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All values between two of them, each with the range or not, or without an end on a side; or none.
 * Immutable, thread-safe and comparable by {@code equals} as far as the values are.
 *
 * <p>A database that stores a range of integers or days has it with its lower and without its upper
 * end: {@code [1,4]} comes back as {@code [1,5)}.
 *
 * @param <T> the type of the values
 */
public final class Range<T extends Comparable<? super T>> {
  private static final Range<?> EMPTY = new Range<>(null, false, null, false, true);
  private static final Range<?> ALL = new Range<>(null, false, null, false, false);

  private final @Nullable T lower;
  private final boolean lowerIncluded;
  private final @Nullable T upper;
  private final boolean upperIncluded;
  private final boolean empty;

  private Range(
      @Nullable T lower,
      boolean lowerIncluded,
      @Nullable T upper,
      boolean upperIncluded,
      boolean empty) {
    this.lower = lower;
    this.lowerIncluded = lowerIncluded;
    this.upper = upper;
    this.upperIncluded = upperIncluded;
    this.empty = empty;
  }

  /**
   * The range between the ends.
   *
   * @param lower the lower end, or null if there is none
   * @param lowerIncluded whether it is of the range
   * @param upper the upper end, or null if there is none
   * @param upperIncluded whether it is of the range
   * @throws IllegalArgumentException if the lower end is greater than the upper one
   */
  public static <T extends Comparable<? super T>> Range<T> of(
      @Nullable T lower, boolean lowerIncluded, @Nullable T upper, boolean upperIncluded) {
    if (lower == null || upper == null) {
      return lower == null && upper == null
          ? all()
          : new Range<>(
              lower, lower != null && lowerIncluded, upper, upper != null && upperIncluded, false);
    }
    int order = lower.compareTo(upper);
    if (order > 0) {
      throw new IllegalArgumentException(
          "the lower end of the range is greater than the upper one: " + lower + ", " + upper);
    }
    return order == 0 && !(lowerIncluded && upperIncluded)
        ? empty()
        : new Range<>(lower, lowerIncluded, upper, upperIncluded, false);
  }

  private static <T> T end(@Nullable T end) {
    return Arguments.given(end, "an end of a range: the end");
  }

  /** Both ends are of it: {@code [lower,upper]}. */
  public static <T extends Comparable<? super T>> Range<T> closed(T lower, T upper) {
    return of(end(lower), true, end(upper), true);
  }

  /** Neither end is of it: {@code (lower,upper)}. */
  public static <T extends Comparable<? super T>> Range<T> open(T lower, T upper) {
    return of(end(lower), false, end(upper), false);
  }

  /** The lower end is of it, the upper one is not: {@code [lower,upper)}. */
  public static <T extends Comparable<? super T>> Range<T> closedOpen(T lower, T upper) {
    return of(end(lower), true, end(upper), false);
  }

  /** The upper end is of it, the lower one is not: {@code (lower,upper]}. */
  public static <T extends Comparable<? super T>> Range<T> openClosed(T lower, T upper) {
    return of(end(lower), false, end(upper), true);
  }

  /** The value and all that are greater. */
  public static <T extends Comparable<? super T>> Range<T> atLeast(T lower) {
    return of(end(lower), true, null, false);
  }

  /** All values that are greater. */
  public static <T extends Comparable<? super T>> Range<T> greaterThan(T lower) {
    return of(end(lower), false, null, false);
  }

  /** The value and all that are less. */
  public static <T extends Comparable<? super T>> Range<T> atMost(T upper) {
    return of(null, false, end(upper), true);
  }

  /** All values that are less. */
  public static <T extends Comparable<? super T>> Range<T> lessThan(T upper) {
    return of(null, false, end(upper), false);
  }

  /** All values: without an end on either side. */
  @SuppressWarnings("unchecked") // has no value
  public static <T extends Comparable<? super T>> Range<T> all() {
    return (Range<T>) ALL;
  }

  /** No value at all. */
  @SuppressWarnings("unchecked") // has no value
  public static <T extends Comparable<? super T>> Range<T> empty() {
    return (Range<T>) EMPTY;
  }

  /** Whether no value is of it. */
  public boolean isEmpty() {
    return empty;
  }

  /** The lower end, or null if there is none. */
  public @Nullable T lower() {
    return lower;
  }

  /** Whether the lower end is of it. */
  public boolean isLowerIncluded() {
    return lowerIncluded;
  }

  /** The upper end, or null if there is none. */
  public @Nullable T upper() {
    return upper;
  }

  /** Whether the upper end is of it. */
  public boolean isUpperIncluded() {
    return upperIncluded;
  }

  /** Whether the value is of it. */
  public boolean contains(T value) {
    Arguments.given(value, "contains(…): the value");
    return !empty
        && (lower == null || lower.compareTo(value) < (lowerIncluded ? 1 : 0))
        && (upper == null || upper.compareTo(value) > (upperIncluded ? -1 : 0));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Range<?> that
        && Objects.equals(lower, that.lower)
        && lowerIncluded == that.lowerIncluded
        && Objects.equals(upper, that.upper)
        && upperIncluded == that.upperIncluded
        && empty == that.empty;
  }

  @Override
  public int hashCode() {
    return Objects.hash(lower, lowerIncluded, upper, upperIncluded, empty);
  }

  /** As mathematics has it: {@code [1,5)}, {@code (,5)}, {@code empty}. */
  @Override
  public String toString() {
    return empty
        ? "empty"
        : (lowerIncluded ? "[" : "(")
            + (lower == null ? "" : lower)
            + ","
            + (upper == null ? "" : upper)
            + (upperIncluded ? "]" : ")");
  }
}
