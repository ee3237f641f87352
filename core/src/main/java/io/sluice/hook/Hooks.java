package io.sluice.hook;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.internal.argument.Arguments;
import io.sluice.query.Changes;
import io.sluice.query.Query;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What runs before and after operations on rows of an entity: functions that give a {@code Mono},
 * called for each subscription, one after the other in the order in which they were added. They run
 * in the transaction of the operation, and with the Reactor context of its subscriber; what they do
 * by Sluice is a part of it. An operation with hooks is a transaction of its own where there is
 * none around it, so that an error of one undoes all.
 *
 * <p>A hook before a write that is to change what is assigned emits the changes as they are to be;
 * one that is empty leaves them as they are. Any hook refuses the operation by an error, which its
 * subscriber gets as it is. A hook that throws, or gives null, fails like one with that error.
 *
 * <p>Every method returns a changed copy. Immutable and thread-safe.
 *
 * @param <E> the entity
 */
@CheckReturnValue
public final class Hooks<E> {
  private final Map<Point, List<Function<?, ? extends Mono<?>>>> functions;
  private final boolean individually;

  private Hooks(Map<Point, List<Function<?, ? extends Mono<?>>>> functions, boolean individually) {
    this.functions = functions;
    this.individually = individually;
  }

  /** No hooks. */
  public static <E> Hooks<E> none() {
    return new Hooks<>(Map.of(), false);
  }

  /** For {@code contextWrite}: no hooks run for the operations that are upstream of it. */
  public static ContextView off() {
    return Context.of(Hooks.class, false);
  }

  /** Whether no hooks run for operations of the context. */
  public static boolean areOff(ContextView context) {
    return context.hasKey(Hooks.class);
  }

  /** When a hook runs. */
  public enum Point {
    /** See {@link Hooks#beforeCreate}. */
    BEFORE_CREATE,
    /** See {@link Hooks#afterCreate}. */
    AFTER_CREATE,
    /** See {@link Hooks#beforeUpdate}. */
    BEFORE_UPDATE,
    /** See {@link Hooks#afterUpdate}. */
    AFTER_UPDATE,
    /** See {@link Hooks#beforeUpsert}. */
    BEFORE_UPSERT,
    /** See {@link Hooks#afterUpsert}. */
    AFTER_UPSERT,
    /** See {@link Hooks#beforeDestroy}. */
    BEFORE_DESTROY,
    /** See {@link Hooks#afterDestroy}. */
    AFTER_DESTROY,
    /** See {@link Hooks#beforeRestore}. */
    BEFORE_RESTORE,
    /** See {@link Hooks#afterRestore}. */
    AFTER_RESTORE,
    /** See {@link Hooks#beforeBulk}. */
    BEFORE_BULK,
    /** See {@link Hooks#afterBulk}. */
    AFTER_BULK,
    /** See {@link Hooks#beforeValidate}. */
    BEFORE_VALIDATE,
    /** See {@link Hooks#afterValidate}. */
    AFTER_VALIDATE,
    /** See {@link Hooks#beforeFind}. */
    BEFORE_FIND,
    /** See {@link Hooks#afterFind}. */
    AFTER_FIND,
    /** See {@link Hooks#afterCommit}. */
    AFTER_COMMIT
  }

  private Hooks<E> with(Point point, Function<?, ? extends Mono<?>> function) {
    Arguments.given(function, "hook");
    Map<Point, List<Function<?, ? extends Mono<?>>>> more = new EnumMap<>(Point.class);
    more.putAll(functions);
    List<Function<?, ? extends Mono<?>>> all =
        new ArrayList<>(functions.getOrDefault(point, List.of()));
    all.add(function);
    more.put(point, List.copyOf(all));
    return new Hooks<>(more, individually);
  }

  /**
   * Adds a hook before a row is created: by {@code create}, also of an association or nested, and
   * {@code findOrCreate}.
   */
  public Hooks<E> beforeCreate(Function<? super Write<E>, ? extends Mono<Changes<E>>> hook) {
    return with(Point.BEFORE_CREATE, hook);
  }

  /** Adds a hook after a row was created, which it gets as the database has it. */
  public Hooks<E> afterCreate(Function<? super Written<E>, ? extends Mono<?>> hook) {
    return with(Point.AFTER_CREATE, hook);
  }

  /**
   * Adds a hook before one row is updated: by {@code update}, {@code updateByPk}, {@code replace},
   * {@code increment}, and by a belongs-to that is set or cleared.
   */
  public Hooks<E> beforeUpdate(Function<? super Write<E>, ? extends Mono<Changes<E>>> hook) {
    return with(Point.BEFORE_UPDATE, hook);
  }

  /** Adds a hook after one row was updated; not called where there was no such row. */
  public Hooks<E> afterUpdate(Function<? super Written<E>, ? extends Mono<?>> hook) {
    return with(Point.AFTER_UPDATE, hook);
  }

  /** Adds a hook before {@code upsert} and {@code createIfAbsent}. */
  public Hooks<E> beforeUpsert(Function<? super Write<E>, ? extends Mono<Changes<E>>> hook) {
    return with(Point.BEFORE_UPSERT, hook);
  }

  /** Adds a hook after {@code upsert} and {@code createIfAbsent}, which gets the outcome, too. */
  public Hooks<E> afterUpsert(Function<? super Written<E>, ? extends Mono<?>> hook) {
    return with(Point.AFTER_UPSERT, hook);
  }

  /** Adds a hook before one row is destroyed or purged. */
  public Hooks<E> beforeDestroy(Function<? super Write<E>, ? extends Mono<?>> hook) {
    return with(Point.BEFORE_DESTROY, hook);
  }

  /** Adds a hook after one row was destroyed or purged; not called where there was none. */
  public Hooks<E> afterDestroy(Function<? super Written<E>, ? extends Mono<?>> hook) {
    return with(Point.AFTER_DESTROY, hook);
  }

  /** Adds a hook before the row of a key is restored. */
  public Hooks<E> beforeRestore(Function<? super Write<E>, ? extends Mono<?>> hook) {
    return with(Point.BEFORE_RESTORE, hook);
  }

  /** Adds a hook after the row of a key was restored; not called where there was none. */
  public Hooks<E> afterRestore(Function<? super Written<E>, ? extends Mono<?>> hook) {
    return with(Point.AFTER_RESTORE, hook);
  }

  /**
   * Adds a hook that runs once before an operation on many rows: those of a condition, in bulk, and
   * links that are added, removed or set. Of these only {@code updateWhere} has changes that the
   * hook can change.
   */
  public Hooks<E> beforeBulk(Function<? super Write<E>, ? extends Mono<Changes<E>>> hook) {
    return with(Point.BEFORE_BULK, hook);
  }

  /** Adds a hook that runs once after an operation on many rows, with their number. */
  public Hooks<E> afterBulk(Function<? super Written<E>, ? extends Mono<?>> hook) {
    return with(Point.AFTER_BULK, hook);
  }

  /** Adds a hook before the values of a row are validated; not called if nothing validates them. */
  public Hooks<E> beforeValidate(Function<? super Write<E>, ? extends Mono<Changes<E>>> hook) {
    return with(Point.BEFORE_VALIDATE, hook);
  }

  /** Adds a hook after the values of a row were found valid; its own are not validated again. */
  public Hooks<E> afterValidate(Function<? super Write<E>, ? extends Mono<Changes<E>>> hook) {
    return with(Point.AFTER_VALIDATE, hook);
  }

  /**
   * Adds a hook that may change the query of {@code findAll}, {@code findOne}, {@code findByPk},
   * {@code findAndCountAll}, {@code count} and {@code exists}: what it emits is asked instead.
   */
  public Hooks<E> beforeFind(Function<? super Query<E>, ? extends Mono<Query<E>>> hook) {
    return with(Point.BEFORE_FIND, hook);
  }

  /**
   * Adds a hook for each row that {@code findAll}, {@code findOne}, {@code findByPk} or {@code
   * findAndCountAll} has found: what it emits comes in its place, the row itself if it is empty.
   */
  public Hooks<E> afterFind(Function<? super E, ? extends Mono<E>> hook) {
    return with(Point.AFTER_FIND, hook);
  }

  /**
   * Adds a hook after the commit of the outermost transaction in which something was written, of
   * one row or in bulk. It runs without any transaction; never after a rollback. Its error reaches
   * the subscriber as {@link io.sluice.error.AfterCommitException}: what was written stays.
   */
  public Hooks<E> afterCommit(Function<? super Written<E>, ? extends Mono<?>> hook) {
    return with(Point.AFTER_COMMIT, hook);
  }

  /**
   * Lets the hooks of single rows run for each row of an operation on many, too, between those of
   * the whole: what a condition finds is read with a lock, kept in memory, and written row by row;
   * records in bulk are asked about before their chunk is written, and told about after it. The
   * rows of {@code bulkImport} and {@code bulkUpsert} do not come back, so that no hook runs after
   * them; links stay operations on many rows.
   */
  public Hooks<E> individually() {
    return new Hooks<>(functions, true);
  }

  /** Whether hooks of single rows run for each row of an operation on many. */
  public boolean areIndividual() {
    return individually;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return functions.isEmpty();
  }

  /** Whether there is one for one of these. */
  public boolean has(Point... points) {
    for (Point each : points) {
      if (functions.containsKey(each)) {
        return true;
      }
    }
    return false;
  }

  /** Those for this, in their order. */
  @SuppressWarnings("unchecked") // each point has functions of one type only
  public <A> List<Function<A, Mono<?>>> at(Point point) {
    return (List<Function<A, Mono<?>>>) (List<?>) functions.getOrDefault(point, List.of());
  }
}
