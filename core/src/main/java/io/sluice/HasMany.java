package io.sluice;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.internal.operation.HasManyOperations;
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
@CheckReturnValue
public final class HasMany<T> extends ToMany<T> {
  private HasMany(
      @Nullable ToManyOperations<T> operations, @Nullable List<T> rows, @Nullable Origin origin) {
    super(operations, rows, origin);
  }

  static <T> HasMany<T> value(
      @Nullable ToManyOperations<T> operations, @Nullable List<T> rows, @Nullable Origin origin) {
    return new HasMany<>(operations, rows, origin);
  }

  HasMany<T> of(Origin other) {
    return new HasMany<>(operations(), isLoaded() ? loaded() : null, other);
  }

  /** An unbound value without rows. */
  public static <T> HasMany<T> none() {
    return new HasMany<>(null, null, Origin.NONE);
  }

  /** An unbound value with the rows. */
  @SafeVarargs
  public static <T> HasMany<T> of(T... rows) {
    return of(Arrays.asList(rows));
  }

  /** An unbound value with the rows. */
  public static <T> HasMany<T> of(Collection<? extends T> rows) {
    return new HasMany<>(null, List.copyOf(rows), Origin.NONE);
  }

  /**
   * This association, whose {@code remove}, {@code set} and {@code clear} destroy what they unlink,
   * as {@link Model#destroyWhere} does: the rows are deleted by the statement that else unlinks
   * them or, where they have {@code @DeletedAt}, marked, and keep their foreign key. So rows can go
   * whose foreign key takes no null. Versions are not checked. What was loaded stays so.
   */
  public HasMany<T> destroying() {
    return operations() instanceof HasManyOperations<?, T> bound
        ? new HasMany<>(bound.destroying(), isLoaded() ? loaded() : null, origin())
        : this;
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
