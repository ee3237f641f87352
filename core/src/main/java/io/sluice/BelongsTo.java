package io.sluice;

import io.sluice.error.NotLoadedException;
import io.sluice.error.UnboundAssociationException;
import io.sluice.generated.KeyHolder;
import io.sluice.internal.operation.BelongsToOperations;
import io.sluice.model.BelongsToAssociation;
import io.sluice.query.Assignment;
import io.sluice.query.Query;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
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
public final class BelongsTo<T> implements KeyHolder {
  private static final BelongsTo<?> NONE = new BelongsTo<>(null, null, null, UnboundErrors.NAME);

  private final @Nullable BelongsToOperations<?, T> operations;
  private final @Nullable Object key;
  private final @Nullable List<T> row; // null: not loaded; at most one
  private final String name;

  private BelongsTo(
      @Nullable BelongsToOperations<?, T> operations,
      @Nullable Object key,
      @Nullable List<T> row,
      String name) {
    this.operations = operations;
    this.key = key;
    this.row = row;
    this.name = name;
  }

  static <T> BelongsTo<T> value(
      @Nullable BelongsToOperations<?, T> operations,
      @Nullable Object key,
      @Nullable List<T> row,
      String name) {
    return new BelongsTo<>(operations, key, row, name);
  }

  /** An unbound value that refers to no row. */
  @SuppressWarnings("unchecked") // it holds no T
  public static <T> BelongsTo<T> none() {
    return (BelongsTo<T>) NONE;
  }

  /** An unbound value that refers to the row of the key: a value, or the target's {@code Key}. */
  public static <T> BelongsTo<T> key(Object key) {
    return new BelongsTo<>(
        null, Objects.requireNonNull(key, "the key is null; use none()"), null, UnboundErrors.NAME);
  }

  /** An unbound value that refers to the row. */
  public static <T> BelongsTo<T> of(BelongsToAssociation<?, T> association, T row) {
    return new BelongsTo<>(null, association.keyOf(row), List.of(row), association.toString());
  }

  /** The key of the row, without a query: a value, or the target's {@code Key}; null for no row. */
  @Override
  public @Nullable Object key() {
    return key;
  }

  /**
   * The key of the row, without a query; null for no row.
   *
   * @throws ClassCastException if the key is of another class
   */
  public <K> @Nullable K key(Class<K> type) {
    return type.cast(key);
  }

  /**
   * The row of an eager load, as it was then; empty if there is none that the include's conditions
   * are true of.
   *
   * @throws NotLoadedException if the query did not include the association
   */
  public Optional<T> loaded() {
    if (row == null) {
      throw UnboundErrors.notLoaded(name, "BelongsTo.key(…) and none() have no row");
    }
    return row.stream().findFirst();
  }

  /** Whether {@link #loaded()} has a row, or knows that there is none. */
  public boolean isLoaded() {
    return row != null;
  }

  /** The row; empty, without a statement, if there is no key. One statement. */
  public Mono<T> get() {
    return get(UnaryOperator.identity());
  }

  /**
   * The row, if the query finds it; empty, without a statement, if there is no key. One statement.
   */
  public Mono<T> get(UnaryOperator<Query<T>> query) {
    Object known = key;
    return bound(each -> known == null ? Mono.empty() : each.get(known, query));
  }

  /**
   * Makes the row refer to the target. One UPDATE; {@link io.sluice.error.GoneException} if the row
   * is not there any more, {@link io.sluice.error.ForeignKeyConstraintException} if the target is
   * not.
   */
  public Mono<Void> set(T target) {
    return bound(each -> each.set(target));
  }

  /** Makes the row refer to the target of the key, as {@link #set} does. */
  public Mono<Void> setKey(Object target) {
    return bound(each -> each.setKey(target));
  }

  /**
   * Creates a target of the assigned values, and makes the row refer to it. An INSERT and an UPDATE
   * in one transaction. Emits it with the database's values.
   */
  @SafeVarargs
  public final Mono<T> create(Assignment<T>... assignments) {
    return bound(each -> each.create(Arrays.asList(assignments)));
  }

  /** Creates the target, and makes the row refer to it, as the other create does. */
  public Mono<T> create(T target) {
    return bound(each -> each.create(target));
  }

  /**
   * Makes the row refer to no target. One UPDATE; {@link io.sluice.error.AssociationException} if
   * the foreign key takes no null.
   */
  public Mono<Void> clear() {
    return bound(BelongsToOperations::clear);
  }

  private <R> Mono<R> bound(Function<BelongsToOperations<?, T>, Mono<R>> operation) {
    return operations == null
        ? Mono.error(() -> UnboundErrors.exception(name))
        : operation.apply(operations);
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
        && Objects.equals(comparable(key), comparable(that.key));
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(comparable(key));
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
    return key == null ? "[none]" : "[key " + key + "]";
  }
}
