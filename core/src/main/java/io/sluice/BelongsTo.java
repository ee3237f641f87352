package io.sluice;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.error.NotLoadedException;
import io.sluice.error.UnboundAssociationException;
import io.sluice.generated.HalfKey;
import io.sluice.generated.KeyHolder;
import io.sluice.internal.argument.Arguments;
import io.sluice.internal.operation.BelongsToOperations;
import io.sluice.model.BelongsToAssociation;
import io.sluice.query.Assignment;
import io.sluice.query.Query;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The row of {@code T} that one row refers to by a foreign key, as a value of that row's entity.
 * Values that Sluice reads or creates are bound; those made by {@link #of}, {@link #key} or {@link
 * #none} are not: they say what to write, and their operations signal {@link
 * UnboundAssociationException}.
 *
 * <p>Immutable and thread-safe. Equal to another value with the same key, be it a number of another
 * integral class, such as 1 and 1L, or of another scale.
 *
 * @param <T> the target
 */
@CheckReturnValue
public final class BelongsTo<T> implements KeyHolder {
  private static final BelongsTo<?> NONE = new BelongsTo<>(null, null, null, Origin.NONE);

  private final @Nullable BelongsToOperations<?, T> operations;
  private final @Nullable Object held;
  private final @Nullable List<T> row; // null: not loaded; at most one
  private final @Nullable Origin origin; // null where the operations tell it

  private BelongsTo(
      @Nullable BelongsToOperations<?, T> operations,
      @Nullable Object held,
      @Nullable List<T> row,
      @Nullable Origin origin) {
    this.operations = operations;
    this.held = held;
    this.row = row;
    this.origin = origin;
  }

  static <T> BelongsTo<T> value(
      @Nullable BelongsToOperations<?, T> operations,
      @Nullable Object held,
      @Nullable List<T> row,
      @Nullable Origin origin) {
    return new BelongsTo<>(operations, held, row, origin);
  }

  /** An unbound value that refers to no row. */
  @SuppressWarnings("unchecked") // it holds no T
  public static <T> BelongsTo<T> none() {
    return (BelongsTo<T>) NONE;
  }

  /** An unbound value that refers to the row of the key: a value, or the target's {@code Key}. */
  public static <T> BelongsTo<T> key(Object key) {
    return new BelongsTo<>(null, Arguments.given(key, "the key"), null, Origin.NONE);
  }

  /** An unbound value that refers to the row. */
  public static <T> BelongsTo<T> of(BelongsToAssociation<?, T> association, T row) {
    return new BelongsTo<>(
        null, association.keyOf(row), List.of(row), Origin.of(association.toString()));
  }

  /**
   * The key of the row, without a query: a value, or the target's {@code Key}; null for no row.
   *
   * @throws NotLoadedException if the query has left out the foreign key
   */
  public @Nullable Object key() {
    if (HalfKey.isUnread(held)) {
      throw origin().notRead();
    }
    return held instanceof HalfKey ? null : held;
  }

  /** The key or, of a foreign key that is null in part, what it has; for generated code. */
  @Override
  public @Nullable Object held() {
    return held;
  }

  /**
   * The key of the row, without a query; null for no row.
   *
   * @throws ClassCastException if the key is of another class
   */
  public <K> @Nullable K key(Class<K> type) {
    return Arguments.given(type, "type").cast(key());
  }

  /**
   * The row of an eager load, as it was then; empty if there is none that the include's conditions
   * are true of.
   *
   * @throws NotLoadedException if the query did not include the association
   */
  public Optional<T> loaded() {
    if (row == null) {
      throw origin().notLoaded("BelongsTo.key(…) and none() have no row");
    }
    return row.stream().findFirst();
  }

  /** Whether {@link #loaded()} has a row, or knows that there is none. */
  public boolean isLoaded() {
    return row != null;
  }

  /**
   * The row; empty, without a statement, if there is no key. One statement; gathers as {@link
   * ToMany#get()}.
   */
  public Mono<T> get() {
    return get(UnaryOperator.identity());
  }

  /**
   * The row, if the query finds it; empty, without a statement, if there is no key. One statement.
   */
  public Mono<T> get(UnaryOperator<Query<T>> query) {
    return bound(
        each -> {
          if (HalfKey.isUnread(held)) {
            return Mono.error(() -> origin().notRead());
          }
          Object known = key();
          return known == null ? Mono.empty() : each.get(known, Arguments.given(query, "query"));
        });
  }

  /** The row, if the query finds it, as the other one. */
  public Mono<T> get(Query<T> query) {
    return get(all -> all.and(query));
  }

  /**
   * Makes the row refer to the target. One UPDATE; {@link io.sluice.error.GoneException} if the row
   * is not there any more, {@link io.sluice.error.ForeignKeyConstraintException} if the target is
   * not. Emits the value that the row's entity has now, with the target loaded.
   *
   * <p>The rest of the entity in hand stays as it was read, its {@code @Version} and
   * {@code @UpdatedAt} too: {@code tasks.update(task, Task_.owner.set(target))} does the same, and
   * emits the whole entity.
   */
  public Mono<BelongsTo<T>> set(T target) {
    return bound(each -> each.set(target).map(key -> now(key, List.of(target))));
  }

  /**
   * Makes the row refer to the target of the key, as {@link #set} does. The value that it emits has
   * no row loaded.
   */
  public Mono<BelongsTo<T>> setKey(Object target) {
    return bound(each -> each.setKey(target).map(key -> now(key, null)));
  }

  private BelongsTo<T> now(@Nullable Object key, @Nullable List<T> target) {
    return new BelongsTo<>(operations, key, target, origin);
  }

  /**
   * Creates a target of the assigned values, and makes the row refer to it. An INSERT and an UPDATE
   * in one transaction. Emits it with the database's values.
   */
  @SafeVarargs
  public final Mono<T> create(Assignment<T>... assignments) {
    return bound(each -> each.create(Arguments.each("assignment", assignments)));
  }

  /** Creates a target of the assigned values, as the other create does. */
  public Mono<T> create(List<Assignment<T>> assignments) {
    return bound(each -> each.create(Arguments.each("assignment", assignments)));
  }

  /** Creates the target, and makes the row refer to it, as the other create does. */
  public Mono<T> create(T target) {
    return bound(each -> each.create(Arguments.given(target, "target")));
  }

  /**
   * Makes the row refer to no target. One UPDATE; {@link io.sluice.error.AssociationException} if
   * the foreign key takes no null. Emits the value that the row's entity has now.
   */
  public Mono<BelongsTo<T>> clear() {
    return bound(each -> each.clear().thenReturn(now(null, List.of())));
  }

  private <R> Mono<R> bound(Function<BelongsToOperations<?, T>, Mono<R>> operation) {
    return operations == null ? Mono.error(() -> origin().unbound()) : operation.apply(operations);
  }

  Origin origin() {
    return Origin.of(origin, operations);
  }

  /** As this one, of a row that was read in part; its own key may not be in that part. */
  BelongsTo<T> of(Origin other, boolean keyRead) {
    return new BelongsTo<>(operations, keyRead ? held : HalfKey.UNREAD, row, other);
  }

  boolean isBound() {
    return operations != null;
  }

  boolean isCarried(boolean unread) {
    return row != null && (unread || operations != null);
  }

  List<T> newRows() {
    return operations == null && row != null ? row : List.of();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BelongsTo<?> that
        && Objects.equals(comparable(held), comparable(that.held));
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(comparable(held));
  }

  // a key that a caller made may be of another class than the one that was read
  private static @Nullable Object comparable(@Nullable Object key) {
    if (key instanceof BigDecimal decimal) {
      return decimal.stripTrailingZeros();
    } else if (key instanceof byte[] bytes) {
      return ByteBuffer.wrap(bytes);
    }
    return key instanceof Byte || key instanceof Short || key instanceof Integer
        ? (Object) ((Number) key).longValue()
        : key;
  }

  /** The key, never the row. */
  @Override
  public String toString() {
    if (HalfKey.isUnread(held)) {
      return "[not read]";
    }
    return held == null ? "[none]" : "[key " + held + "]";
  }
}
