package io.sluice;

import io.sluice.error.NotLoadedException;
import io.sluice.error.UnboundAssociationException;
import io.sluice.internal.operation.ToManyOperations;
import io.sluice.query.Assignment;
import io.sluice.query.Query;
import io.sluice.result.Linked;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The many rows of {@code T} that belong to one row, as a value of that row's entity. Values that
 * Sluice reads or creates are bound: they query, link and unlink. Those made by {@code of} or
 * {@code none} are not, and their operations signal {@link UnboundAssociationException}.
 *
 * <p>Targets are entities or keys. Those given twice count once. One that is neither is an {@link
 * IllegalArgumentException} at the call, or a signal where it comes from a publisher. A write is
 * one transaction, or part of the one in the Reactor context.
 *
 * <p>Immutable and thread-safe. Takes no part in the equality of its entity: all values are equal.
 *
 * @param <T> the target
 */
public abstract sealed class ToMany<T> permits HasMany, BelongsToMany {
  private final @Nullable ToManyOperations<T> operations;
  private final @Nullable List<T> rows;
  private final String name;

  ToMany(@Nullable ToManyOperations<T> operations, @Nullable List<T> rows, String name) {
    this.operations = operations;
    this.rows = rows;
    this.name = name;
  }

  /**
   * The rows of an eager load, as they were then, unmodifiable.
   *
   * @throws NotLoadedException if the query did not include the association
   */
  public final List<T> loaded() {
    if (rows == null) {
      throw UnboundErrors.notLoaded(
          name, getClass().getSimpleName() + ".none() has no rows: use of(…)");
    }
    return rows;
  }

  /** Whether {@link #loaded()} has rows, be it none. */
  public final boolean isLoaded() {
    return rows != null;
  }

  /** Whether it has rows, of the database unless unread ones are wanted, too. */
  final boolean isCarried(boolean unread) {
    return rows != null && (unread || operations != null);
  }

  final List<T> newRows() {
    return operations == null && rows != null ? rows : List.of();
  }

  /** The linked rows, in no order. One statement. */
  public final Flux<T> get() {
    return get(UnaryOperator.identity());
  }

  /** The linked rows that the query finds. One statement, and one for each to-many include. */
  public final Flux<T> get(UnaryOperator<Query<T>> query) {
    return operations == null ? Flux.error(this::unbound) : operations.get(query);
  }

  /** How many rows are linked. One statement. */
  public final Mono<Long> count() {
    return count(UnaryOperator.identity());
  }

  /** How many of the linked rows the query finds, without regard to its limit. One statement. */
  public final Mono<Long> count(UnaryOperator<Query<T>> query) {
    return bound(each -> each.count(query));
  }

  /** Whether all the targets are linked; true for none, without a statement. One statement. */
  @SafeVarargs
  public final Mono<Boolean> has(T... targets) {
    return hasKeys(Arrays.asList(targets));
  }

  /** Whether all the targets are linked; true for none, without a statement. One statement. */
  public final Mono<Boolean> has(Collection<? extends T> targets) {
    return hasKeys(targets);
  }

  /** Whether all the targets of the keys are linked; entities may be among them. One statement. */
  public final Mono<Boolean> hasKeys(Object... keys) {
    return hasKeys(Arrays.asList(keys));
  }

  /** Whether all the targets of the keys are linked; entities may be among them. One statement. */
  public final Mono<Boolean> hasKeys(Collection<?> keys) {
    return bound(each -> each.has(keys));
  }

  /**
   * Links the targets, in addition to those that are. One UPDATE; one SELECT more if some were
   * linked already. A target that is not there is {@link io.sluice.error.MissingTargetException},
   * and nothing is written.
   */
  @SafeVarargs
  public final Mono<Linked> add(T... targets) {
    return addKeys(Arrays.asList(targets));
  }

  /** Links the targets, as {@link #add(Object[])} does. */
  public final Mono<Linked> add(Collection<? extends T> targets) {
    return addKeys(targets);
  }

  /**
   * Links the targets as they come, a statement for a thousand, in one transaction. One that comes
   * again in a later statement counts as kept.
   */
  public final Mono<Linked> add(Publisher<? extends T> targets) {
    return addKeys(targets);
  }

  /** Links the targets of the keys, as {@link #add(Object[])} does; entities may be among them. */
  public final Mono<Linked> addKeys(Object... keys) {
    return addKeys(Arrays.asList(keys));
  }

  /** Links the targets of the keys, as {@link #add(Object[])} does; entities may be among them. */
  public final Mono<Linked> addKeys(Collection<?> keys) {
    return bound(each -> each.add(keys));
  }

  /** Links the targets of the keys as they come, a statement for a thousand, in one transaction. */
  public final Mono<Linked> addKeys(Publisher<?> keys) {
    return bound(each -> each.add(keys));
  }

  /**
   * Unlinks the targets; those that are not linked are left alone. One statement. Where the foreign
   * key of a has-many takes no null, an {@link io.sluice.error.AssociationException}.
   */
  @SafeVarargs
  public final Mono<Linked> remove(T... targets) {
    return removeKeys(Arrays.asList(targets));
  }

  /** Unlinks the targets, as {@link #remove(Object[])} does. */
  public final Mono<Linked> remove(Collection<? extends T> targets) {
    return removeKeys(targets);
  }

  /** Unlinks the targets as they come, a statement for a thousand, in one transaction. */
  public final Mono<Linked> remove(Publisher<? extends T> targets) {
    return removeKeys(targets);
  }

  /**
   * Unlinks the targets of the keys, as {@link #remove(Object[])} does; entities may be among them.
   */
  public final Mono<Linked> removeKeys(Object... keys) {
    return removeKeys(Arrays.asList(keys));
  }

  /**
   * Unlinks the targets of the keys, as {@link #remove(Object[])} does; entities may be among them.
   */
  public final Mono<Linked> removeKeys(Collection<?> keys) {
    return bound(each -> each.remove(keys));
  }

  /**
   * Unlinks the targets of the keys as they come, a statement for a thousand, in one transaction.
   */
  public final Mono<Linked> removeKeys(Publisher<?> keys) {
    return bound(each -> each.remove(keys));
  }

  /**
   * Links the targets and unlinks all others. One SELECT, one more where keys are texts of which
   * the server has to say whether they are equal, and at most two UPDATEs, in one transaction; for
   * no targets one UPDATE. Errors as {@link #add(Object[])} and {@link #remove(Object[])}.
   */
  @SafeVarargs
  public final Mono<Linked> set(T... targets) {
    return setKeys(Arrays.asList(targets));
  }

  /** Links the targets and unlinks all others, as {@link #set(Object[])} does. */
  public final Mono<Linked> set(Collection<? extends T> targets) {
    return setKeys(targets);
  }

  /**
   * Links the targets that come and unlinks all others, a statement for a thousand, in one
   * transaction.
   */
  public final Mono<Linked> set(Publisher<? extends T> targets) {
    return setKeys(targets);
  }

  /** Links the targets of the keys and unlinks all others; entities may be among them. */
  public final Mono<Linked> setKeys(Object... keys) {
    return setKeys(Arrays.asList(keys));
  }

  /** Links the targets of the keys and unlinks all others; entities may be among them. */
  public final Mono<Linked> setKeys(Collection<?> keys) {
    return bound(each -> each.set(keys));
  }

  /** Links the targets of the keys that come and unlinks all others, in one transaction. */
  public final Mono<Linked> setKeys(Publisher<?> keys) {
    return bound(each -> each.set(keys));
  }

  /** Unlinks all targets. One UPDATE. */
  public final Mono<Linked> clear() {
    return bound(each -> each.clear());
  }

  /**
   * Creates a target of the assigned values, linked. One INSERT. Emits it with the database's
   * values.
   */
  @SafeVarargs
  public final Mono<T> create(Assignment<T>... assignments) {
    return bound(each -> each.create(Arrays.asList(assignments)));
  }

  /**
   * Creates the target, linked, whatever its own foreign key says. One INSERT.
   *
   * @throws IllegalArgumentException if the target has new rows in an association: they are created
   *     by {@link Model#create(Object, java.util.function.UnaryOperator)}, or by the association's
   *     own {@code create}
   */
  public final Mono<T> create(T target) {
    return bound(each -> each.create(target));
  }

  final <R> Mono<R> bound(Function<ToManyOperations<T>, Mono<R>> operation) {
    return operations == null ? Mono.error(this::unbound) : operation.apply(operations);
  }

  private UnboundAssociationException unbound() {
    return UnboundErrors.exception(name);
  }

  /** How many rows are loaded, never the rows. */
  @Override
  public final String toString() {
    return rows == null ? "[not loaded]" : "[" + rows.size() + " loaded]";
  }
}
