package io.sluice;

import io.sluice.internal.operation.ToManyOperations;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code T} that refer to one row by a foreign key. A link is the foreign key of the
 * target, so it is made and undone by an UPDATE.
 *
 * @param <T> the target
 */
public final class HasMany<T> extends ToMany<T> {
  private HasMany(@Nullable ToManyOperations<T> operations, @Nullable List<T> rows, String name) {
    super(operations, rows, name);
  }

  static <T> HasMany<T> value(
      @Nullable ToManyOperations<T> operations, @Nullable List<T> rows, String name) {
    return new HasMany<>(operations, rows, name);
  }

  /** An unbound value without rows. */
  public static <T> HasMany<T> none() {
    return new HasMany<>(null, null, UnboundErrors.NAME);
  }

  /** An unbound value with the rows. */
  @SafeVarargs
  public static <T> HasMany<T> of(T... rows) {
    return of(Arrays.asList(rows));
  }

  /** An unbound value with the rows. */
  public static <T> HasMany<T> of(Collection<? extends T> rows) {
    return new HasMany<>(null, List.copyOf(rows), UnboundErrors.NAME);
  }

  /** True for any other association of the kind: links are no part of an entity's own values. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HasMany<?>;
  }

  @Override
  public int hashCode() {
    return HasMany.class.hashCode();
  }
}
