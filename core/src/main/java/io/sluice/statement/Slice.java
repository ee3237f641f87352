package io.sluice.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a result. Immutable and comparable.
 *
 * @param limit most rows, or null
 * @param offset rows left out first, or null
 * @param partition the terms for whose every value limit and offset count; empty to count them for
 *     the result as a whole
 */
public record Slice(@Nullable Long limit, @Nullable Long offset, List<Term> partition) {
  /** All of it. */
  public static final Slice ALL = new Slice(null, null, List.of());

  /** A copy of the list. */
  public Slice {
    partition = List.copyOf(partition);
  }

  /** At most so many rows. */
  public static Slice first(long rows) {
    return new Slice(rows, null, List.of());
  }

  /** Whether it is less than all. */
  public boolean cuts() {
    return limit != null || offset != null;
  }
}
