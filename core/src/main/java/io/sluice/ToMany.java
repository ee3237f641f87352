package io.sluice;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.error.NotLoadedException;
import io.sluice.error.UnboundAssociationException;
import io.sluice.internal.argument.Arguments;
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
@CheckReturnValue
public abstract sealed class ToMany<T> permits HasMany, BelongsToMany {
  private final @Nullable ToManyOperations<T> operations;
  private final @Nullable List<T> rows;
  private final @Nullable Origin origin; // null where the operations tell it

  ToMany(
      @Nullable ToManyOperations<T> operations, @Nullable List<T> rows, @Nullable Origin origin) {
    this.operations = operations;
    this.rows = rows;
    this.origin = origin;
  }

  /**
   * The rows of an eager load, as they were then, unmodifiable.
   *
   * @throws NotLoadedException if the query did not include the association
   */
  public final List<T> loaded() {
    if (rows == null) {
      throw origin().notLoaded(getClass().getSimpleName() + ".none() has no rows: use of(…)");
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

  final @Nullable ToManyOperations<T> operations() {
    return operations;
  }

  final Origin origin() {
    return Origin.of(origin, operations);
  }

  final List<T> newRows() {
    return operations == null && rows != null ? rows : List.of();
  }

  /**
   * The linked rows, in no order. One statement; while one is in flight, calls on further rows of
   * the same query gather, and one statement answers them all.
   */
  public final Flux<T> get() {
    return get(UnaryOperator.identity());
  }

  /**
   * The linked rows that the query finds, in its order. One statement, and one for each to-many
   * include. Calls on rows of the same query gather if what they ask for is equal, unless it has a
   * lock, an offset, a fetch size or an include: while one statement is in flight, further calls
   * wait for the next one, which answers them all. Each has its own rows, and errors of its own
   * with a common cause. It never joins a statement that was sent before it.
   */
  public final Flux<T> get(UnaryOperator<Query<T>> query) {
    return operations == null
        ? Flux.error(this::unbound)
        : operations.get(Arguments.given(query, "query"));
  }

  /** The linked rows that the query finds, as the other one. */
  public final Flux<T> get(Query<T> query) {
    return get(all -> all.and(query));
  }

  /** How many rows are linked. One statement. */
  public final Mono<Long> count() {
    return count(UnaryOperator.identity());
  }

  /** How many of the linked rows the query finds, without regard to its limit. One statement. */
  public final Mono<Long> count(UnaryOperator<Query<T>> query) {
    return bound(each -> each.count(Arguments.given(query, "query")));
  }

  /** How many of the linked rows the query finds, as the other one. */
  public final Mono<Long> count(Query<T> query) {
    return count(all -> all.and(query));
  }

  /** Whether all the targets are linked; true for none, without a statement. One statement. */
  @SafeVarargs
  public final Mono<Boolean> has(T... targets) {
    return hasKeys(Arrays.asList(Arguments.given(targets, "targets")));
  }

  /** Whether all the targets are linked; true for none, without a statement. One statement. */
  public final Mono<Boolean> has(Collection<? extends T> targets) {
    return hasKeys(targets);
  }

  /** Whether all the targets of the keys are linked; entities may be among them. One statement. */
  public final Mono<Boolean> hasKeys(Object... keys) {
    return hasKeys(Arrays.asList(Arguments.given(keys, "keys")));
  }

  /** Whether all the targets of the keys are linked; entities may be among them. One statement. */
  public final Mono<Boolean> hasKeys(Collection<?> keys) {
    return bound(each -> each.has(Arguments.given(keys, "targets")));
  }

  /**
   * Links the targets, in addition to those that are. A has-many sends one UPDATE, and one SELECT
   * more if some were linked already; a belongs-to-many one INSERT, and where the server does not
   * count its rows a SELECT and an INSERT more if some were linked already. A target that is not
   * there is {@link io.sluice.error.MissingTargetException}, and nothing is written.
   */
  @SafeVarargs
  public final Mono<Linked> add(T... targets) {
    return addKeys(Arrays.asList(Arguments.given(targets, "targets")));
  }

  /** Links the targets, as {@link #add(Object[])} does. */
  public final Mono<Linked> add(Collection<? extends T> targets) {
    return addKeys(targets);
  }

  /**
   * Links the targets that come, in one transaction, as {@link #add(Object[])} does; of more than
   * some thousands the database keeps the keys in a temporary table, and memory a chunk. Then
   * others who change as many links of the row wait, and the targets are looked for first: of those
   * that are missing the error has the first ones. A target that comes again counts once.
   */
  public final Mono<Linked> add(Publisher<? extends T> targets) {
    return addKeys(targets);
  }

  /** Links the targets of the keys, as {@link #add(Object[])} does; entities may be among them. */
  public final Mono<Linked> addKeys(Object... keys) {
    return addKeys(Arrays.asList(Arguments.given(keys, "keys")));
  }

  /** Links the targets of the keys, as {@link #add(Object[])} does; entities may be among them. */
  public final Mono<Linked> addKeys(Collection<?> keys) {
    return bound(each -> each.add(Arguments.given(keys, "targets")));
  }

  /** Links the targets of the keys that come, as {@link #add(Publisher)} does. */
  public final Mono<Linked> addKeys(Publisher<?> keys) {
    return bound(each -> each.add(Arguments.given(keys, "targets")));
  }

  /**
   * Unlinks the targets; those that are not linked are left alone. One statement. Where the foreign
   * key of a has-many takes no null, an {@link io.sluice.error.AssociationException}.
   */
  @SafeVarargs
  public final Mono<Linked> remove(T... targets) {
    return removeKeys(Arrays.asList(Arguments.given(targets, "targets")));
  }

  /** Unlinks the targets, as {@link #remove(Object[])} does. */
  public final Mono<Linked> remove(Collection<? extends T> targets) {
    return removeKeys(targets);
  }

  /** Unlinks the targets that come, in one transaction; any number, as {@link #add(Publisher)}. */
  public final Mono<Linked> remove(Publisher<? extends T> targets) {
    return removeKeys(targets);
  }

  /**
   * Unlinks the targets of the keys, as {@link #remove(Object[])} does; entities may be among them.
   */
  public final Mono<Linked> removeKeys(Object... keys) {
    return removeKeys(Arrays.asList(Arguments.given(keys, "keys")));
  }

  /**
   * Unlinks the targets of the keys, as {@link #remove(Object[])} does; entities may be among them.
   */
  public final Mono<Linked> removeKeys(Collection<?> keys) {
    return bound(each -> each.remove(Arguments.given(keys, "targets")));
  }

  /** Unlinks the targets of the keys that come, as {@link #remove(Publisher)} does. */
  public final Mono<Linked> removeKeys(Publisher<?> keys) {
    return bound(each -> each.remove(Arguments.given(keys, "targets")));
  }

  /**
   * Links the targets and unlinks all others, in one transaction that first locks the row by a
   * SELECT, so that two at once do not add up. A has-many sends one SELECT, one more where keys are
   * texts of which the server has to say whether they are equal, and at most two UPDATEs; a
   * belongs-to-many one DELETE and what {@link #add(Object[])} takes. For no targets one UPDATE or
   * DELETE. Errors as {@link #add(Object[])} and {@link #remove(Object[])}.
   */
  @SafeVarargs
  public final Mono<Linked> set(T... targets) {
    return setKeys(Arrays.asList(Arguments.given(targets, "targets")));
  }

  /** Links the targets and unlinks all others, as {@link #set(Object[])} does. */
  public final Mono<Linked> set(Collection<? extends T> targets) {
    return setKeys(targets);
  }

  /**
   * Links the targets that come and unlinks all others, in one transaction; any number, as {@link
   * #add(Publisher)}.
   */
  public final Mono<Linked> set(Publisher<? extends T> targets) {
    return setKeys(targets);
  }

  /** Links the targets of the keys and unlinks all others; entities may be among them. */
  public final Mono<Linked> setKeys(Object... keys) {
    return setKeys(Arrays.asList(Arguments.given(keys, "keys")));
  }

  /** Links the targets of the keys and unlinks all others; entities may be among them. */
  public final Mono<Linked> setKeys(Collection<?> keys) {
    return bound(each -> each.set(Arguments.given(keys, "targets")));
  }

  /** Links the targets of the keys that come and unlinks all others, in one transaction. */
  public final Mono<Linked> setKeys(Publisher<?> keys) {
    return bound(each -> each.set(Arguments.given(keys, "targets")));
  }

  /** Unlinks all targets. One UPDATE of a has-many, one DELETE of a belongs-to-many. */
  public final Mono<Linked> clear() {
    return bound(each -> each.clear());
  }

  /**
   * Creates a target of the assigned values, linked. One INSERT; a belongs-to-many sends two, in
   * one transaction. Emits it with the database's values.
   */
  @SafeVarargs
  public final Mono<T> create(Assignment<T>... assignments) {
    return bound(each -> each.create(Arguments.each("assignment", assignments)));
  }

  /** Creates a target of the assigned values, linked, as the other create does. */
  public final Mono<T> create(List<Assignment<T>> assignments) {
    return bound(each -> each.create(Arguments.each("assignment", assignments)));
  }

  /**
   * Creates the target, linked, whatever its own foreign key says, as the other create does.
   *
   * @throws IllegalArgumentException if the target has new rows in an association: they are created
   *     by {@link Model#create(Object, java.util.function.UnaryOperator)}, or by the association's
   *     own {@code create}
   */
  public final Mono<T> create(T target) {
    return bound(each -> each.create(Arguments.given(target, "target")));
  }

  final <R> Mono<R> bound(Function<ToManyOperations<T>, Mono<R>> operation) {
    return operations == null ? Mono.error(this::unbound) : operation.apply(operations);
  }

  private UnboundAssociationException unbound() {
    return origin().unbound();
  }

  /** How many rows are loaded, never the rows. */
  @Override
  public final String toString() {
    return rows == null ? "[not loaded]" : "[" + rows.size() + " loaded]";
  }
}
