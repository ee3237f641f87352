package io.sluice;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Placeholder of this slice. */
public final class HasMany<T> {
  private final @Nullable List<T> rows;

  private HasMany(@Nullable List<T> rows) {
    this.rows = rows;
  }

  /** Not loaded. */
  public static <T> HasMany<T> none() {
    return new HasMany<>(null);
  }

  /** Rows. */
  @SafeVarargs
  public static <T> HasMany<T> of(T... rows) {
    return of(Arrays.asList(rows));
  }

  /** Rows. */
  public static <T> HasMany<T> of(Collection<? extends T> rows) {
    return new HasMany<>(List.copyOf(rows));
  }

  /** The rows. */
  public List<T> loaded() {
    return rows == null ? List.of() : rows;
  }
}
