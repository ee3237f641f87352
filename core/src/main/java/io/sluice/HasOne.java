package io.sluice;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.error.NotLoadedException;
import io.sluice.error.UnboundAssociationException;
import io.sluice.internal.argument.Arguments;
import io.sluice.internal.operation.HasOneOperations;
import io.sluice.query.Assignment;
import io.sluice.query.Query;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The one row of {@code T} that refers to one row, as a value of that row's entity. Values that
 * Sluice reads or creates are bound: they query, link and unlink. Those made by {@link #of} or
 * {@link #none} are not, and their operations signal {@link UnboundAssociationException}.
 *
 * <p>Immutable and thread-safe. Takes no part in the equality of its entity: all values are equal.
 *
 * @param <T> the target
 */
@CheckReturnValue
public final class HasOne<T> {
  private final @Nullable HasOneOperations<?, T> operations;
  private final @Nullable List<T> row; // null: not loaded; at most one
  private final @Nullable Origin origin; // null where the operations tell it

  private HasOne(
      @Nullable HasOneOperations<?, T> operations, @Nullable List<T> row, @Nullable Origin origin) {
    this.operations = operations;
    this.row = row;
    this.origin = origin;
  }

  static <T> HasOne<T> value(
      @Nullable HasOneOperations<?, T> operations, @Nullable List<T> row, @Nullable Origin origin) {
    return new HasOne<>(operations, row, origin);
  }

  /** An unbound value without a row. */
  public static <T> HasOne<T> none() {
    return new HasOne<>(null, null, Origin.NONE);
  }

  /** An unbound value with the row. */
  public static <T> HasOne<T> of(T row) {
    return new HasOne<>(null, List.of(row), Origin.NONE);
  }

  /**
   * The row of an eager load, as it was then; empty if there is none that the include's conditions
   * are true of.
   *
   * @throws NotLoadedException if the query did not include the association
   */
  public Optional<T> loaded() {
    if (row == null) {
      throw origin().notLoaded("HasOne.none() has no row: use HasOne.of(…)");
    }
    return row.stream().findFirst();
  }

  /** Whether {@link #loaded()} has a row, or knows that there is none. */
  public boolean isLoaded() {
    return row != null;
  }

  boolean isCarried(boolean unread) {
    return row != null && (unread || operations != null);
  }

  Origin origin() {
    return Origin.of(origin, operations);
  }

  HasOne<T> of(Origin other) {
    return new HasOne<>(operations, row, other);
  }

  List<T> newRows() {
    return operations == null && row != null ? row : List.of();
  }

  /** The row; empty if there is none. One statement; gathers as {@link ToMany#get()}. */
  public Mono<T> get() {
    return get(UnaryOperator.identity());
  }

  /** The row, if the query finds it. One statement, and one for each to-many include. */
  public Mono<T> get(UnaryOperator<Query<T>> query) {
    return bound(each -> each.get(Arguments.given(query, "query")));
  }

  /** The row, if the query finds it, as the other one. */
  public Mono<T> get(Query<T> query) {
    return get(all -> all.and(query));
  }

  /**
   * Links the target, and unlinks the one that was linked. A SELECT that locks the row, two UPDATEs
   * and a SELECT of the target in one transaction, and a SELECT more if the target is linked
   * already; {@link io.sluice.error.MissingTargetException} if it is not there, {@link
   * io.sluice.error.AssociationException} if the one that was linked cannot be without a parent.
   * Emits the target as it is now.
   */
  public Mono<T> set(T target) {
    return bound(each -> each.set(target));
  }

  /** Links the target of the key, as {@link #set} does. */
  public Mono<T> setKey(Object key) {
    return bound(each -> each.set(key));
  }

  /** Unlinks the row, if there is one. One UPDATE. */
  public Mono<Void> clear() {
    return bound(HasOneOperations::clear);
  }

  /**
   * Creates a target of the assigned values, linked, and unlinks the one that was. A SELECT that
   * locks the row, an UPDATE and an INSERT in one transaction. Emits it with the database's values.
   */
  @SafeVarargs
  public final Mono<T> create(Assignment<T>... assignments) {
    return bound(each -> each.create(Arguments.each("assignment", assignments)));
  }

  /** Creates a target of the assigned values, as the other create does. */
  public Mono<T> create(List<Assignment<T>> assignments) {
    return bound(each -> each.create(Arguments.each("assignment", assignments)));
  }

  /** Creates the target, linked, whatever its own foreign key says, as the other create does. */
  public Mono<T> create(T target) {
    return bound(each -> each.create(Arguments.given(target, "target")));
  }

  private <R> Mono<R> bound(Function<HasOneOperations<?, T>, Mono<R>> operation) {
    return operations == null ? Mono.error(() -> origin().unbound()) : operation.apply(operations);
  }

  /**
   * This association, whose {@code set}, {@code create} and {@code clear} destroy the row that they
   * unlink, as {@link Model#destroyWhere} does: it is deleted by the statement that else unlinks it
   * or, where it has {@code @DeletedAt}, marked, and keeps its foreign key. So one can go whose
   * foreign key takes no null. What was loaded stays so.
   */
  public HasOne<T> destroying() {
    return operations == null ? this : new HasOne<>(operations.destroying(), row, origin);
  }

  /** True for any other association of the kind: links are no part of an entity's own values. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HasOne<?>;
  }

  @Override
  public int hashCode() {
    return HasOne.class.hashCode();
  }

  /** Whether a row is loaded, never the row. */
  @Override
  public String toString() {
    return row == null ? "[not loaded]" : "[" + row.size() + " loaded]";
  }
}
