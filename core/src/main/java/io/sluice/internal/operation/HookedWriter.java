package io.sluice.internal.operation;

import io.sluice.hook.Write;
import io.sluice.hook.Write.Operation;
import io.sluice.hook.Written;
import io.sluice.internal.plan.RowChange;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.query.Assignment;
import io.sluice.query.Changes;
import io.sluice.query.Graph;
import io.sluice.query.Query;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes rows that callers ask for, between the hooks of the entity: all single rows, and all that
 * a condition finds. What is wrong with an argument is thrown at the call. Thread-safe.
 */
public final class HookedWriter<E> {
  private final EntityType<E> type;
  private final Writer<E> writer;
  private final @Nullable EntityHooks<E> hooks;

  HookedWriter(EntityType<E> type, Writer<E> writer, @Nullable EntityHooks<E> hooks) {
    this.type = type;
    this.writer = writer;
    this.hooks = hooks;
  }

  /** One whose changes leave the stamps of updates as they are. */
  HookedWriter<E> silent() {
    return new HookedWriter<>(type, writer.silent(), hooks);
  }

  /** What runs around writes, or null if nothing does. */
  @Nullable EntityHooks<E> hooks() {
    return hooks;
  }

  /** Inserts a row of the assigned values. */
  public Mono<E> create(List<? extends Assignment<E>> values) {
    return created(null, values);
  }

  /** Inserts the row of an entity. */
  public Mono<E> create(E entity) {
    return hooks == null
        ? writer.create(entity)
        : created(entity, writer.assignments().created(entity, Graph.none()));
  }

  private Mono<E> created(@Nullable E entity, List<? extends Assignment<E>> values) {
    Mono<E> plain = writer.create(values);
    return hooks == null
        ? plain
        : one(write(Operation.CREATE, entity, null, values), writer::create);
  }

  private Write<E> write(
      Operation operation,
      @Nullable E entity,
      @Nullable Object key,
      List<? extends Assignment<E>> values) {
    Object own =
        entity == null || operation == Operation.CREATE
            ? key
            : type.key(type.key(), type.mapper().state(entity));
    return Write.of(operation, type, entity, own).with(Changes.of(values));
  }

  private Mono<E> one(Write<E> write, Function<List<Assignment<E>>, Mono<E>> operation) {
    return hooks == null
        ? operation.apply(write.changes().assignments())
        : hooks.one(write, changes -> operation.apply(changes.assignments()), Written::of);
  }

  /** Updates the row of the entity, if it has not changed since it was read. */
  public Mono<E> update(E entity, List<? extends Assignment<E>> values) {
    Mono<E> plain = writer.update(entity, values);
    return isUnhooked(values)
        ? plain
        : one(write(Operation.UPDATE, entity, null, values), some -> writer.update(entity, some));
  }

  /** An update of nothing is none. */
  private boolean isUnhooked(List<? extends Assignment<E>> values) {
    return hooks == null || Changes.of(values).assignments().isEmpty();
  }

  /** Updates what is different between two states of the same row. */
  public Mono<E> update(E before, E after) {
    return update(before, writer.assignments().difference(before, after));
  }

  /** Writes all attributes of the entity over its row. */
  public Mono<E> replace(E entity) {
    return update(entity, writer.assignments().replacement(entity));
  }

  /** Changes numbers of the entity's row, whether it has changed since it was read or not. */
  public Mono<E> increment(E entity, List<? extends Assignment<E>> values) {
    Mono<E> plain = writer.increment(entity, values);
    return isUnhooked(values)
        ? plain
        : one(
            write(Operation.UPDATE, entity, null, values),
            some -> writer.update(entity, RowChange.updated(type, some), false));
  }

  /**
   * Updates the row of the key; empty if there is none.
   *
   * @param ofKey what finds the row
   */
  public Mono<E> updateByKey(Object key, Query<E> ofKey, List<? extends Assignment<E>> values) {
    Mono<E> plain = writer.updateByKey(key, ofKey, values);
    return isUnhooked(values)
        ? plain
        : one(
            write(Operation.UPDATE, null, key, values),
            some -> writer.updateByKey(key, ofKey, some));
  }

  /** Updates the row of the key, which is not read back, and emits whether there was one. */
  Mono<Boolean> refer(Key key, Query<E> ofKey, Assignment<E> value) {
    List<Assignment<E>> values = List.of(value);
    return byKey(
        write(Operation.UPDATE, null, key(key), values),
        changes -> writer.updateWhere(ofKey, changes.assignments()));
  }

  private Object key(Key key) {
    return type.mapper().key(key.parts().toArray());
  }

  private Mono<Boolean> byKey(Write<E> write, Function<Changes<E>, Mono<Long>> operation) {
    Mono<Boolean> plain = operation.apply(write.changes()).map(count -> count > 0);
    return hooks == null
        ? plain
        : hooks
            .one(
                write,
                changes -> operation.apply(changes).filter(count -> count > 0),
                (done, count) -> Written.of(done, null))
            .map(count -> true)
            .defaultIfEmpty(false);
  }

  /** Updates all rows that the query finds, without regard to its limit. */
  public Mono<Long> updateWhere(Query<E> which, List<? extends Assignment<E>> values) {
    Mono<Long> plain = writer.updateWhere(which, values);
    if (hooks == null || Changes.of(values).isEmpty()) {
      return plain;
    }
    return hooks.many(
        Write.ofMany(Operation.UPDATE, type, which).with(Changes.of(values)),
        changes ->
            hooks.isForEach(Operation.UPDATE)
                ? each(which, row -> update(row, changes.assignments()))
                : writer.updateWhere(which, changes.assignments()),
        count -> count);
  }

  /** Each row by itself, locked before, all in one transaction. */
  private Mono<Long> each(Query<E> which, Function<E, Mono<?>> operation) {
    return rows(which, row -> operation.apply(row).thenReturn(row)).map(rows -> (long) rows.size());
  }

  private Mono<List<E>> rows(Query<E> which, Function<E, Mono<E>> operation) {
    return writer
        .returning()
        .ofLocked(which, rows -> Flux.fromIterable(rows).concatMap(operation, 1).collectList());
  }

  /** Updates all rows that the query finds, and emits them as they are then. */
  public Flux<E> updateReturning(Query<E> which, List<? extends Assignment<E>> values) {
    ReturningWriter<E> returning = writer.returning();
    Mono<List<E>> plain = returning.update(which, values);
    EntityHooks<E> around = hooks;
    Write<E> write = Write.ofMany(Operation.UPDATE, type, which).with(Changes.of(values));
    Mono<List<E>> updated =
        around == null || write.changes().isEmpty()
            ? plain
            : around.many(
                write,
                changes ->
                    around.isForEach(Operation.UPDATE)
                        ? rows(which, row -> update(row, changes.assignments()))
                        : returning.update(which, changes.assignments()),
                List::size);
    return updated.flatMapIterable(Function.identity());
  }

  /** Deletes all rows that the query finds, and emits them as they were. */
  public Flux<E> destroyReturning(Query<E> which) {
    Mono<List<E>> plain = writer.returning().destroy(which, writer::destroyWhere);
    EntityHooks<E> around = hooks;
    Mono<List<E>> destroyed =
        around == null
            ? plain
            : around.many(
                Write.ofMany(Operation.DESTROY, type, which),
                changes ->
                    around.isForEach(Operation.DESTROY)
                        ? rows(which, row -> destroy(row).thenReturn(row))
                        : plain,
                List::size);
    return destroyed.flatMapIterable(Function.identity());
  }

  /** Deletes the row of the entity, if it has not changed since it was read. */
  public Mono<Void> destroy(E entity) {
    return gone(entity, writer.destroy(entity));
  }

  /** Removes the row of the entity, if it has not changed since it was read. */
  public Mono<Void> purge(E entity) {
    return gone(entity, writer.purge(entity));
  }

  private Mono<Void> gone(E entity, Mono<Void> operation) {
    return hooks == null
        ? operation
        : hooks
            .one(
                write(Operation.DESTROY, entity, null, List.of()),
                changes -> operation.thenReturn(entity),
                (done, row) -> Written.of(done, null))
            .then();
  }

  /** Deletes the row of the key, which the query finds, and emits whether there was one. */
  public Mono<Boolean> destroyByKey(Object key, Query<E> ofKey) {
    return byKey(Write.of(Operation.DESTROY, type, null, key), all -> writer.destroyWhere(ofKey));
  }

  /** Removes the row of the key, which the query finds, and emits whether there was one. */
  public Mono<Boolean> purgeByKey(Object key, Query<E> ofKey) {
    return byKey(Write.of(Operation.DESTROY, type, null, key), all -> writer.purgeWhere(ofKey));
  }

  /** Restores the row of the key, which the query finds, and emits whether there was one. */
  public Mono<Boolean> restoreByKey(Object key, Query<E> ofKey) {
    return byKey(Write.of(Operation.RESTORE, type, null, key), all -> writer.restoreWhere(ofKey));
  }

  /** Deletes all rows that the query finds, without regard to its limit. */
  public Mono<Long> destroyWhere(Query<E> which) {
    return where(Operation.DESTROY, which, writer.destroyWhere(which), this::destroy);
  }

  /** Removes all rows that the query finds, without regard to its limit. */
  public Mono<Long> purgeWhere(Query<E> which) {
    return where(Operation.DESTROY, which, writer.purgeWhere(which), this::purge);
  }

  /** Restores all rows that the query finds and that were soft-deleted. */
  public Mono<Long> restoreWhere(Query<E> which) {
    Mono<Long> plain = writer.restoreWhere(which);
    return hooks == null
        ? plain
        : where(Operation.RESTORE, writer.deleted(which), plain, row -> restored(which, row));
  }

  private Mono<Boolean> restored(Query<E> which, E row) {
    Key key = Key.ofEntity(type, type.key(), row);
    return restoreByKey(key(key), Reads.byKey(which, key));
  }

  private Mono<Long> where(
      Operation operation, Query<E> which, Mono<Long> plain, Function<E, Mono<?>> single) {
    return hooks == null
        ? plain
        : hooks.many(
            Write.ofMany(operation, type, which),
            changes -> hooks.isForEach(operation) ? each(which, single) : plain,
            count -> count);
  }
}
