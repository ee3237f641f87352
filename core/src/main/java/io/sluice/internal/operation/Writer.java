package io.sluice.internal.operation;

import io.sluice.error.GoneException;
import io.sluice.error.OptimisticLockException;
import io.sluice.internal.assembly.Assembler;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.Conditions;
import io.sluice.internal.plan.InsertPlan;
import io.sluice.internal.plan.RowChange;
import io.sluice.internal.plan.UpdatePlan;
import io.sluice.internal.plan.WritePlanner;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.model.Trait;
import io.sluice.query.Assignment;
import io.sluice.query.Condition;
import io.sluice.query.Graph;
import io.sluice.query.Query;
import io.sluice.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Writes entities, one statement a write where the database returns the rows that it writes. What
 * is wrong with an argument is thrown at the call. Thread-safe.
 */
public final class Writer<E> {
  private final EntityType<E> type;
  private final WritePlanner<E> planner;
  private final RowWriter<E> rows;
  private final EntityAssignments<E> assignments;
  private final Reads reads;
  private final Assembler assembler;

  Writer(
      WritePlanner<E> planner,
      RowWriter<E> rows,
      EntityAssignments<E> assignments,
      Reads reads,
      Assembler assembler) {
    this.type = planner.type();
    this.planner = planner;
    this.rows = rows;
    this.assignments = assignments;
    this.reads = reads;
    this.assembler = assembler;
  }

  /** One whose updates leave the time of update as it is. */
  public Writer<E> silent() {
    return new Writer<>(planner.silent(), rows, assignments, reads, assembler);
  }

  /** What entities assign when they are written. */
  EntityAssignments<E> assignments() {
    return assignments;
  }

  /** Inserts a row of the assigned values. */
  public Mono<E> create(List<? extends Assignment<E>> values) {
    return create(planner.insert(values));
  }

  /** Inserts one row. */
  Mono<E> create(InsertPlan<E> plan) {
    return rows.write(
            WritePlanner::readsInserted,
            session -> planner.inserted(plan, session.moment(), session.capabilities()),
            state -> assembler.entity(type, state))
        .switchIfEmpty(Mono.error(this::notInserted));
  }

  /** The error of a row that the database has left out. */
  GoneException notInserted() {
    return new GoneException(
        "The " + type + " is not there: a trigger or a rule of its table has left the row out",
        null);
  }

  /** Inserts the row of an entity. */
  public Mono<E> create(E entity) {
    return create(assignments.created(entity, Graph.none()));
  }

  /** Updates the row of the entity, if it has not changed since it was read. */
  public Mono<E> update(E entity, List<? extends Assignment<E>> values) {
    return update(entity, RowChange.updated(type, values), true);
  }

  /** Updates what is different between two states of the same row. */
  public Mono<E> update(E before, E after) {
    return update(before, assignments.difference(before, after));
  }

  /** Writes all attributes of the entity over its row. */
  public Mono<E> replace(E entity) {
    return update(entity, assignments.replacement(entity));
  }

  /** Changes numbers of the entity's row, whether it has changed since it was read or not. */
  public Mono<E> increment(E entity, List<? extends Assignment<E>> values) {
    return update(entity, RowChange.incremented(type, values), false);
  }

  /**
   * Updates the row of the entity.
   *
   * @param checksVersion whether it must not have changed since it was read
   */
  Mono<E> update(E entity, RowChange<E> change, boolean checksVersion) {
    @Nullable Object[] state = type.mapper().state(entity);
    assignments.requireNoNewRows(state);
    Key key = Key.ofEntity(type, type.key(), entity);
    List<Condition<E>> where = own(key, state, checksVersion);
    where.addAll(change.expectations());
    boolean locked = where.size() > 1;
    where.addAll(alive(state));
    String expected = expected(change);
    if (change.isEmpty() && change.expectations().isEmpty()) {
      return Mono.fromSupplier(() -> assembler.bound(type, state));
    }
    UpdatePlan<E> plan = planner.update(change, where);
    return updated(plan, key, read -> assembler.carried(type, read, state))
        .switchIfEmpty(
            Mono.error(
                () ->
                    locked
                        ? new OptimisticLockException(changed(key) + expected, null)
                        : gone(key)));
  }

  private Mono<E> updated(UpdatePlan<E> plan, Key key, Function<@Nullable Object[], E> assemble) {
    return rows.write(
        WritePlanner::readsUpdated,
        session -> planner.updated(plan, key.parts(), session.moment(), session.capabilities()),
        assemble);
  }

  /**
   * Updates the row of the key; empty if there is none.
   *
   * @param ofKey what finds the row
   */
  public Mono<E> updateByKey(Object key, Query<E> ofKey, List<? extends Assignment<E>> values) {
    RowChange<E> change = RowChange.updated(type, values);
    Key own = Key.of(type, type.key(), key);
    Mono<E> updated =
        change.isEmpty()
            ? reads.findOne(ofKey.where(Condition.allOf(change.expectations())))
            : updated(planner.update(change, ofKey), own, state -> assembler.entity(type, state));
    return change.expectations().isEmpty()
        ? updated
        : updated.switchIfEmpty(unexpected(ofKey, own, change));
  }

  private Mono<E> unexpected(Query<E> ofKey, Key key, RowChange<E> change) {
    String expected = expected(change);
    return reads
        .count(ofKey)
        .flatMap(
            count ->
                count == 0
                    ? Mono.empty()
                    : Mono.error(
                        () ->
                            new OptimisticLockException(
                                key + " has not the expected values any more" + expected, null)));
  }

  private static String expected(RowChange<?> change) {
    return change.expectations().isEmpty() ? "" : "; expected: " + change.expected();
  }

  /** Updates all rows that the query finds, without regard to its limit. */
  public Mono<Long> updateWhere(Query<E> which, List<? extends Assignment<E>> values) {
    RowChange<E> change = RowChange.ofMany(type, values);
    return change.isEmpty() ? Mono.just(0L) : counted(planner.update(change, which));
  }

  private Mono<Long> counted(UpdatePlan<E> plan) {
    return rows.write(session -> plan.at(session.moment()));
  }

  /** What changes many rows that come back. */
  ReturningWriter<E> returning() {
    return new ReturningWriter<>(
        rows.execution(),
        reads,
        planner,
        rows.reader().andThen(state -> assembler.entity(type, state)));
  }

  /** Deletes the row of the entity, if it has not changed since it was read. */
  public Mono<Void> destroy(E entity) {
    return type.find(Trait.DELETED_AT) == null
        ? purge(entity)
        : changedOwn(
            entity,
            List.of(Objects.requireNonNull(Conditions.live(type))),
            where -> {
              UpdatePlan<E> plan = Objects.requireNonNull(planner.softDelete(where));
              return session -> plan.at(session.moment());
            },
            gone -> missed(entity, gone));
  }

  /** Removes the row of the entity, if it has not changed since it was read. */
  public Mono<Void> purge(E entity) {
    return changedOwn(
        entity,
        List.of(),
        where -> {
          Statement delete = planner.delete(where);
          return session -> delete;
        },
        Mono::error);
  }

  private Mono<Void> changedOwn(
      E entity,
      List<Condition<E>> further,
      Function<List<Condition<E>>, Function<Session, Statement>> statement,
      Function<GoneException, Mono<Void>> missed) {
    Key key = Key.ofEntity(type, type.key(), entity);
    List<Condition<E>> where = own(key, type.mapper().state(entity), true);
    boolean locked = where.size() > 1;
    where.addAll(further);
    return rows.write(statement.apply(where))
        .flatMap(count -> count == 0 ? missed.apply(gone(key, locked)) : Mono.empty());
  }

  /** Nothing was changed: of a row that was soft-deleted already its first time stays. */
  private Mono<Void> missed(E entity, GoneException gone) {
    Attribute<E, ?> deletedAt = type.find(Trait.DELETED_AT);
    boolean deleted =
        deletedAt != null && type.mapper().state(entity)[deletedAt.position()] != null;
    Key key = Key.ofEntity(type, type.key(), entity);
    return deleted
        ? reads
            .count(Reads.byKey(Query.of(type).unscoped().withDeleted(), key))
            .flatMap(count -> count == 0 ? Mono.error(gone) : Mono.empty())
        : Mono.error(gone);
  }

  /** The row was not soft-deleted, unless the entity says that it was. */
  private List<Condition<E>> alive(@Nullable Object[] state) {
    Attribute<E, ?> deletedAt = type.find(Trait.DELETED_AT);
    Condition<E> live = Conditions.live(type);
    return live == null || deletedAt == null || state[deletedAt.position()] != null
        ? List.of()
        : List.of(live);
  }

  /** Deletes all rows that the query finds, without regard to its limit. */
  public Mono<Long> destroyWhere(Query<E> which) {
    UpdatePlan<E> deletion = planner.softDelete(which);
    return deletion == null ? purgeWhere(which) : counted(deletion);
  }

  /** Removes all rows that the query finds, without regard to its limit. */
  public Mono<Long> purgeWhere(Query<E> which) {
    Statement delete = planner.delete(which);
    return rows.write(session -> delete);
  }

  /** Restores all rows that the query finds and that were soft-deleted. */
  public Mono<Long> restoreWhere(Query<E> which) {
    Assignment.Value<E> live = Conditions.assign(requireSoftDelete(), null);
    return counted(planner.update(RowChange.updated(type, List.of(live)), deleted(which)));
  }

  /** Those rows of the query that were soft-deleted. */
  Query<E> deleted(Query<E> which) {
    return which.withDeleted().where(new Condition.IsNull<>(requireSoftDelete(), true));
  }

  private Attribute<E, ?> requireSoftDelete() {
    Attribute<E, ?> deletedAt = type.find(Trait.DELETED_AT);
    if (deletedAt == null) {
      throw new IllegalArgumentException(
          type + " knows no soft delete: add an attribute with @DeletedAt");
    }
    return deletedAt;
  }

  /** True of the entity's own row, at its own version if that is to be checked. */
  private List<Condition<E>> own(Key key, @Nullable Object[] state, boolean checksVersion) {
    List<Condition<E>> conditions = new ArrayList<>();
    conditions.add(Conditions.equal(type.key(), key.parts()));
    Attribute<E, ?> version = type.find(Trait.VERSION);
    if (checksVersion && version != null) {
      Object value = state[version.position()];
      if (value == null) {
        throw new IllegalArgumentException(
            version + " is null: the " + type + " was not read with it");
      }
      conditions.add(Conditions.equal(List.of(version), List.of(value)));
    }
    return conditions;
  }

  /** The error that says that a row is not there any more. */
  public GoneException gone(Key key) {
    return new GoneException(key + " is not there any more", null);
  }

  private GoneException gone(Key key, boolean locked) {
    return locked ? new OptimisticLockException(changed(key), null) : gone(key);
  }

  private static String changed(Key key) {
    return key + " was changed or deleted since it was read: reload it, and decide anew";
  }
}
