package io.sluice;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.internal.argument.Arguments;
import io.sluice.internal.operation.Engine;
import io.sluice.internal.operation.Upsertion;
import io.sluice.query.Assignment;
import io.sluice.query.Condition;
import io.sluice.query.Query;
import io.sluice.query.UpsertOptions;
import io.sluice.result.Stored;
import java.util.Collection;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * The operations of a model on a row that may be there already. They emit it as the database has
 * it, and say whether they have created it. What loses against another call that writes the same
 * row, as by a deadlock, is run again, some times at most, unless it is a part of a transaction.
 *
 * @param <E> the entity
 */
@CheckReturnValue
public abstract sealed class UpsertModel<E> extends CollectionModel<E> permits Model {
  private final Query<E> base;
  private final Upsertion<E> upsertion;

  UpsertModel(Engine engine, Query<E> base, boolean silent) {
    super(engine, base, silent);
    this.base = base;
    this.upsertion = new Upsertion<>(engine, base.type(), silent);
  }

  /**
   * Creates the row of an entity, or updates the one that is there. The key tells which that is, if
   * the entity has it, else the one unique attribute, unique key or unique index of which it has
   * all values.
   *
   * <p>A row that is there gets all that a new one would be given: null, too, but not where a null
   * leaves the value to the database, as of a generated value, a time, or a column with a default.
   * Its time of creation stays, its time of update and its version go on, whatever the entity has
   * for them, and a row that was soft-deleted is restored.
   *
   * <p>One INSERT on PostgreSQL. On MySQL and MariaDB an INSERT and a SELECT, in a transaction:
   * there each unique key counts, so that a row may be taken that has other values of the key than
   * the entity. That is a {@link io.sluice.error.UniqueConstraintException}, after which nothing is
   * committed. Whether the row was created PostgreSQL always tells; the others tell it by the
   * version, else by their count of rows, which is the same for a new row and for one that had just
   * these values: the outcome is {@code UNKNOWN} then, unless a time of update differs.
   *
   * @throws IllegalArgumentException if nothing tells whether the row is there, or several could,
   *     or the entity was read in part, or has new rows in an association
   */
  public Mono<Stored<E>> upsert(E entity) {
    return upsert(entity, UnaryOperator.identity());
  }

  /** Creates or updates the row of an entity, as the other one does, but for the options. */
  public Mono<Stored<E>> upsert(E entity, UnaryOperator<UpsertOptions<E>> options) {
    return upsertion.upsert(given(entity), options(options));
  }

  /**
   * Creates a row of the assigned values, or updates the one that is there, by these and no others;
   * all else as {@link #upsert(Object)} does.
   */
  @SafeVarargs
  public final Mono<Stored<E>> upsert(Assignment<E>... assignments) {
    return upsert(Arguments.each("assignment", assignments));
  }

  /** Creates or updates a row of the assigned values, as the other one does. */
  public Mono<Stored<E>> upsert(Collection<? extends Assignment<E>> assignments) {
    return upsert(assignments, UnaryOperator.identity());
  }

  /** Creates or updates a row of the assigned values, as the other one, but for the options. */
  public Mono<Stored<E>> upsert(
      Collection<? extends Assignment<E>> assignments, UnaryOperator<UpsertOptions<E>> options) {
    return upsertion.upsert(Arguments.each("assignment", assignments), options(options));
  }

  /**
   * Creates the row of an entity, unless it is there, which is told as by {@link #upsert(Object)};
   * a row that is there is emitted as it is, also if it was soft-deleted. One INSERT, which leaves
   * alone what is there; a SELECT more if it is there, or, on MySQL, to read what was created.
   */
  public Mono<Stored<E>> createIfAbsent(E entity) {
    return upsert(entity, UpsertOptions::ignoreConflicts);
  }

  /** Creates a row of the assigned values, unless it is there, as the other one does. */
  @SafeVarargs
  public final Mono<Stored<E>> createIfAbsent(Assignment<E>... assignments) {
    return createIfAbsent(Arguments.each("assignment", assignments));
  }

  /** Creates a row of the assigned values, unless it is there, as the other one does. */
  public Mono<Stored<E>> createIfAbsent(Collection<? extends Assignment<E>> assignments) {
    return upsert(assignments, UpsertOptions::ignoreConflicts);
  }

  /**
   * Finds the first row that the condition is true of, or creates one: of the values that the
   * condition says are equal, and the others. Of calls at the same time one creates the row, if
   * what the condition asks for is unique, and the others find it.
   *
   * <p>A SELECT, and what {@code create} sends if there is no row, on PostgreSQL in a savepoint if
   * there is a transaction. If another call has created the row in between, the SELECT is sent
   * again and, in a transaction that does not see the row yet, once more with a lock. If there is
   * no row then, as one that is the same by something else, that was soft-deleted or is outside of
   * the scopes, the {@link io.sluice.error.UniqueConstraintException} of the INSERT is signalled;
   * so it is in a transaction of isolation REPEATABLE READ on PostgreSQL, which does not see what
   * others have created since.
   *
   * @throws IllegalArgumentException if a value is assigned to what the condition says already
   */
  @SafeVarargs
  public final Mono<Stored<E>> findOrCreate(Condition<E> condition, Assignment<E>... others) {
    return findOrCreate(condition, Arguments.each("assignment", others));
  }

  /** Finds a row or creates one, as the other one does. */
  public Mono<Stored<E>> findOrCreate(
      Condition<E> condition, Collection<? extends Assignment<E>> others) {
    return upsertion.findOrCreate(
        base.where(Arguments.given(condition, "condition")),
        condition,
        Arguments.each("assignment", others));
  }

  private E given(E entity) {
    return Arguments.given(entity, "the " + base.type());
  }

  private static <E> UpsertOptions<E> options(UnaryOperator<UpsertOptions<E>> options) {
    UpsertOptions<E> given = Arguments.given(options, "options").apply(UpsertOptions.defaults());
    return Arguments.given(given, "what the options function gives");
  }
}
