package io.sluice.internal.operation;

import io.sluice.dialect.Statement;
import io.sluice.dialect.Statement.Conflict;
import io.sluice.dialect.Statement.Delete;
import io.sluice.dialect.Statement.Update;
import io.sluice.error.GoneException;
import io.sluice.error.OptimisticLockException;
import io.sluice.internal.association.States;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.plan.Conditions;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.AttributeDefinition.Trait;
import io.sluice.model.EntityType;
import io.sluice.query.Assignment;
import io.sluice.query.Condition;
import io.sluice.query.Graph;
import io.sluice.query.Query;
import java.time.Clock;
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
  private final Engine engine;
  private final EntityType<E> type;
  private final RowWriter<E> rows;

  /** A writer of the entity. */
  public Writer(Engine engine, EntityType<E> type) {
    this.engine = engine;
    this.type = type;
    this.rows = new RowWriter<>(engine, type);
  }

  private Execution execution() {
    return engine.execution();
  }

  private Clock clock() {
    return execution().settings().clock();
  }

  /** Inserts a row of the assigned values. */
  public Mono<E> create(List<? extends Assignment<E>> assignments) {
    Changes<E> changes = new Changes<>(type, assignments).forInsert();
    return Mono.defer(
        () ->
            rows.insert(
                changes.inserted(clock()), state -> engine.assembler().entity(type, state)));
  }

  /** Inserts rows, and emits how many. */
  Mono<Long> insert(List<List<Assignment<E>>> rows) {
    return lines(rows).flatMap(lines -> lines.insert(execution(), type.table(), null));
  }

  /** Inserts rows but those that are there, of which are few, and emits how many. */
  Mono<Long> insertNew(List<List<Assignment<E>>> rows, Conflict conflict) {
    ConflictWriter<E> conflictWriter = new ConflictWriter<>(engine, type, conflict);
    return lines(rows).flatMap(conflictWriter::insertNew);
  }

  /** Inserts rows but those that are there, and emits how many. */
  Mono<Long> insertMissing(List<List<Assignment<E>>> rows, Conflict conflict) {
    ConflictWriter<E> conflictWriter = new ConflictWriter<>(engine, type, conflict);
    return lines(rows).flatMap(conflictWriter::insert);
  }

  private Mono<Lines> lines(List<List<Assignment<E>>> rows) {
    List<Changes<E>> all =
        rows.stream().map(each -> new Changes<>(type, each).forInsert()).toList();
    return Mono.fromSupplier(
        () -> Lines.of(all.stream().map(each -> each.inserted(clock())).toList()));
  }

  private Mono<Long> change(Statement statement) {
    return execution().change(statement);
  }

  /**
   * What an entity assigns when it is created: nulls are left to defaults, where there are.
   *
   * @param graph the associations whose new rows are written with it
   * @throws IllegalArgumentException if there are new rows in another association
   */
  public List<Assignment<E>> assignments(E entity, Graph<E> graph) {
    requireNamed(entity, graph);
    @Nullable Object[] state = type.mapper().state(entity);
    List<Assignment<E>> assignments = new ArrayList<>();
    for (Attribute<E, ?> each : type.attributes()) {
      Object value = state[each.position()];
      boolean left = each.is(Trait.GENERATED) || isStamp(each) || !each.defaultValue().isEmpty();
      if (value != null || !left) {
        assignments.add(Conditions.assign(each, value));
      }
    }
    return assignments;
  }

  /** Nothing that is not named has new rows. */
  void requireNamed(E entity, Graph<E> graph) {
    @Nullable Object[] state = type.mapper().state(entity);
    type.associations().forEach(each -> requireNamed(each, state, graph));
  }

  /** A belongs-to with a row that has no key must not be written as none. */
  private void requireSavedParents(@Nullable Object[] state) {
    type.associations().stream()
        .filter(each -> each.kind() == Association.Kind.BELONGS_TO)
        .forEach(each -> requireNamed(each, state, Graph.none()));
  }

  private <T> void requireNamed(
      Association<E, T> association, @Nullable Object[] state, Graph<E> graph) {
    // a belongs-to with a key is written by its key
    boolean key =
        association.kind() == Association.Kind.BELONGS_TO
            && States.values(state, association.sourceAttributes()) != null;
    if (key || graph.has(association)) {
      return;
    }
    if (!engine.values().newRows(association, state[association.position()]).isEmpty()) {
      String metamodel = association.toString().replace(".", "_.");
      throw new IllegalArgumentException(
          association
              + " has rows that this would not write: name it, as in create(…, "
              + metamodel
              + "), or leave them out");
    }
  }

  private static boolean isStamp(Attribute<?, ?> attribute) {
    return attribute.is(Trait.CREATED_AT)
        || attribute.is(Trait.UPDATED_AT)
        || attribute.is(Trait.DELETED_AT);
  }

  /** Updates the row of the entity, if it has not changed since it was read. */
  public Mono<E> update(E entity, List<? extends Assignment<E>> assignments) {
    return update(entity, new Changes<>(type, assignments).forUpdate(), true);
  }

  /** Changes numbers of the entity's row, whether it has changed since it was read or not. */
  public Mono<E> increment(E entity, List<? extends Assignment<E>> assignments) {
    return update(entity, new Changes<>(type, assignments).forIncrement(), false);
  }

  private Mono<E> update(E entity, Changes<E> changes, boolean checksVersion) {
    @Nullable Object[] state = type.mapper().state(entity);
    List<Condition<E>> where = own(state, checksVersion);
    where.addAll(changes.expectations());
    boolean locked = where.size() > 1;
    where.addAll(alive(state));
    if (changes.isEmpty() && changes.expectations().isEmpty()) {
      return Mono.fromSupplier(() -> engine.assembler().carried(type, state.clone(), state));
    }
    return Mono.defer(
            () ->
                rows.update(
                    changes.updated(clock()),
                    where,
                    States.key(type, state),
                    read -> engine.assembler().carried(type, read, state)))
        .switchIfEmpty(Mono.error(() -> gone(state, locked)));
  }

  private Update update(Changes<E> changes, List<Condition<E>> where) {
    return new Update(
        type.table(), List.copyOf(changes.updated(clock())), List.copyOf(where), List.of());
  }

  /**
   * Updates the row of the key; empty if there is none.
   *
   * @param ofKey what finds the row
   */
  public Mono<E> updateByKey(
      Object key, Query<E> ofKey, List<? extends Assignment<E>> assignments) {
    Changes<E> changes = new Changes<>(type, assignments).forUpdate();
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("nothing is assigned to the " + type);
    }
    List<Condition<E>> where = new ArrayList<>(engine.planner().scopes().conditions(ofKey));
    where.addAll(changes.expectations());
    Mono<E> updated =
        Mono.defer(
            () ->
                rows.update(
                    changes.updated(clock()),
                    where,
                    List.of(type.mapper().keyParts(key)),
                    state -> engine.assembler().entity(type, state)));
    return changes.expectations().isEmpty() ? updated : updated.switchIfEmpty(unexpected(ofKey));
  }

  private Mono<E> unexpected(Query<E> ofKey) {
    return new Finder<>(engine, type)
        .count(ofKey)
        .flatMap(
            count ->
                count == 0
                    ? Mono.empty()
                    : Mono.error(
                        () ->
                            new OptimisticLockException(
                                "The " + type + " has not the expected values any more", null)));
  }

  /** Updates all rows that the query finds, without regard to its limit. */
  public Mono<Long> updateWhere(Query<E> which, List<? extends Assignment<E>> assignments) {
    Changes<E> changes = new Changes<>(type, assignments).forUpdate();
    if (!changes.expectations().isEmpty()) {
      throw new IllegalArgumentException("expect(…) is for one row; put it into the condition");
    }
    return changes.isEmpty() ? Mono.just(0L) : updateWhere(which, changes);
  }

  private Mono<Long> updateWhere(Query<E> which, Changes<E> changes) {
    List<Condition<E>> where = engine.planner().scopes().conditions(which);
    return Mono.defer(() -> change(update(changes, where)));
  }

  /** Deletes the row of the entity, if it has not changed since it was read. */
  public Mono<Void> destroy(E entity) {
    Changes<E> deletion = deletion();
    return deletion == null
        ? purge(entity)
        : changedOwn(
            entity, alive(type.mapper().state(entity)), where -> change(update(deletion, where)));
  }

  /** Removes the row of the entity, if it has not changed since it was read. */
  public Mono<Void> purge(E entity) {
    return changedOwn(
        entity, List.of(), where -> change(new Delete(type.table(), List.copyOf(where))));
  }

  private Mono<Void> changedOwn(
      E entity, List<Condition<E>> further, Function<List<Condition<E>>, Mono<Long>> statement) {
    @Nullable Object[] state = type.mapper().state(entity);
    List<Condition<E>> where = own(state, true);
    boolean locked = where.size() > 1;
    where.addAll(further);
    return Mono.defer(() -> statement.apply(where))
        .flatMap(count -> count == 0 ? Mono.error(gone(state, locked)) : Mono.empty());
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
    Changes<E> deletion = deletion();
    return deletion == null ? purgeWhere(which) : updateWhere(which, deletion);
  }

  /** Removes all rows that the query finds, without regard to its limit. */
  public Mono<Long> purgeWhere(Query<E> which) {
    List<Condition<E>> where = engine.planner().scopes().conditions(which);
    return Mono.defer(() -> change(new Delete(type.table(), List.copyOf(where))));
  }

  /** Restores all rows that the query finds and that were soft-deleted. */
  public Mono<Long> restoreWhere(Query<E> which) {
    Attribute<E, ?> deletedAt = requireSoftDelete();
    Condition<E> deleted = new Condition.IsNull<>(Conditions.expression(deletedAt), true);
    List<Assignment<E>> restored = List.of(Conditions.assign(deletedAt, null));
    return updateWhere(which.withDeleted().where(deleted), new Changes<>(type, restored));
  }

  private Attribute<E, ?> requireSoftDelete() {
    Attribute<E, ?> deletedAt = type.find(Trait.DELETED_AT);
    if (deletedAt == null) {
      throw new IllegalArgumentException(
          type + " knows no soft delete: add an attribute with @DeletedAt");
    }
    return deletedAt;
  }

  /** What makes a row deleted, or null if it has to be removed. */
  private @Nullable Changes<E> deletion() {
    Attribute<E, ?> deletedAt = type.find(Trait.DELETED_AT);
    return deletedAt == null ? null : new Changes<>(type, List.of()).deleting(deletedAt);
  }

  /** What is different between two states of the same row. */
  public List<Assignment<E>> difference(E before, E after) {
    @Nullable Object[] old = type.mapper().state(before);
    @Nullable Object[] changed = type.mapper().state(after);
    requireSavedParents(changed);
    List<Assignment<E>> assignments = new ArrayList<>();
    for (Attribute<E, ?> each : type.attributes()) {
      boolean differs = !Objects.deepEquals(old[each.position()], changed[each.position()]);
      if (differs && each.is(Trait.ID)) {
        throw new IllegalArgumentException(
            each + " differs: before and after are not the same " + type);
      }
      if (differs && !isManaged(each)) {
        assignments.add(Conditions.assign(each, changed[each.position()]));
      }
    }
    return assignments;
  }

  /** All that a replacement of the row assigns. */
  public List<Assignment<E>> replacement(E entity) {
    @Nullable Object[] state = type.mapper().state(entity);
    requireSavedParents(state);
    List<Assignment<E>> assignments = new ArrayList<>();
    for (Attribute<E, ?> each : type.attributes()) {
      if (!each.is(Trait.ID) && !isManaged(each)) {
        assignments.add(Conditions.assign(each, state[each.position()]));
      }
    }
    return assignments;
  }

  private static boolean isManaged(Attribute<?, ?> attribute) {
    return attribute.is(Trait.VERSION) || attribute.is(Trait.GENERATED) || isStamp(attribute);
  }

  /** True of the entity's own row, at its own version if that is to be checked. */
  private List<Condition<E>> own(@Nullable Object[] state, boolean checksVersion) {
    List<Condition<E>> conditions = new ArrayList<>();
    conditions.add(Conditions.equal(type.key(), States.key(type, state)));
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
  public GoneException gone(List<Object> key) {
    return new GoneException(type + " " + key + " is not there any more", null);
  }

  private GoneException gone(@Nullable Object[] state, boolean locked) {
    String row = type + " " + States.key(type, state);
    return locked
        ? new OptimisticLockException(
            row + " was changed or deleted since it was read: reload it, and decide anew", null)
        : gone(States.key(type, state));
  }
}
