package io.sluice.internal.operation;

import io.sluice.error.DatabaseException;
import io.sluice.error.DatabaseException.Failure;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.error.NotNullConstraintException;
import io.sluice.hook.Write;
import io.sluice.hook.Write.Operation;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.ConflictPlan;
import io.sluice.internal.plan.InsertPlan;
import io.sluice.internal.plan.JoinRowAddition;
import io.sluice.internal.plan.JoinRowLinkPlan;
import io.sluice.internal.plan.JoinRowTablePlan;
import io.sluice.internal.plan.KeyPlan;
import io.sluice.internal.plan.RemovalPlan;
import io.sluice.internal.plan.UpdatePlan;
import io.sluice.internal.plan.WritePlanner;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.query.Assignment;
import io.sluice.query.Changes;
import io.sluice.result.Linked;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Links of one row that are rows of a join table. Where the table sees to it that a link is there
 * once, links are made by one INSERT that leaves alone those that are there; where it does not, by
 * a SELECT and an INSERT. Thread-safe.
 */
final class JoinRowLinks<T, J> extends TargetLinks {
  private final JoinRowLinkPlan<T, J> plan;
  private final WritePlanner<J> planner;

  JoinRowLinks(Engine engine, JoinRowLinkPlan<T, J> plan, WritePlanner<J> planner) {
    super(engine);
    this.plan = plan;
    this.planner = planner;
  }

  JoinRowLinkPlan<T, J> plan() {
    return plan;
  }

  @Override
  EntityType<J> written() {
    return plan.through().type();
  }

  @Override
  Association<?, T> association() {
    return plan.association();
  }

  @Override
  Key key(Object keyOrEntity) {
    if (keyOrEntity instanceof Assignment<?>) {
      throw new IllegalArgumentException(
          keyOrEntity
              + " is neither a "
              + association().target()
              + " nor a key of one: what join rows get is given to addKey(key, …), or"
              + " addAll(keys, …) and setAll(keys, …) of several");
    }
    return plan.key(keyOrEntity);
  }

  /**
   * What links the targets with the values.
   *
   * @throws IllegalArgumentException if the values cannot be
   */
  JoinRowAddition<J> addition(List<Key> keys, List<Assignment<J>> values) {
    return plan.addition(planner, keys, values);
  }

  /** Links targets by one statement, if the database can, else by some in a transaction. */
  Mono<Linked> addOnce(JoinRowAddition<J> addition) {
    return valid(addition, addedOnce(addition));
  }

  private Mono<Linked> addedOnce(JoinRowAddition<J> addition) {
    InsertPlan<J> rows = addition.rows();
    ConflictPlan<J> conflict = Objects.requireNonNull(addition.conflict());
    Mono<Long> inserted =
        execution()
            .writeAndRead(
                capabilities -> rows.parts(capabilities).size() > 1,
                session ->
                    new RowInsertion<>(session, conflict)
                        .insertNew(rows, () -> insertedInTransaction(conflict, rows)));
    return counted(inserted, addition.keys());
  }

  private Mono<Long> insertedInTransaction(ConflictPlan<J> conflict, InsertPlan<J> rows) {
    return execution().write(session -> new RowInsertion<>(session, conflict).insert(rows));
  }

  private Mono<Linked> counted(Mono<Long> inserted, List<Key> keys) {
    return inserted
        .onErrorResume(ForeignKeyConstraintException.class, error -> translated(error, keys))
        .onErrorMap(NotNullConstraintException.class, this::withoutValue)
        .map(added -> new Linked(added, 0, 0, keys.size() - added));
  }

  @Override
  Mono<Linked> add(Session session, List<Key> keys) {
    return add(session, addition(keys, List.of()));
  }

  /** Whether a target has something that a link does not give it. */
  boolean isScoped() {
    return !plan.association().fixed().isEmpty();
  }

  /** Links targets; those that are linked already get the values. */
  Mono<Linked> add(Session session, JoinRowAddition<J> addition) {
    ConflictPlan<J> conflict = addition.conflict();
    return valid(
        addition,
        reached(session, addition.keys())
            .then(
                updated(
                    session,
                    conflict == null
                        ? insertUnlinked(session, addition)
                        : new RowInsertion<>(session, conflict).insertNew(addition.rows()),
                    addition)));
  }

  /** The operation, if the join rows that it makes are valid. */
  Mono<Linked> valid(JoinRowAddition<J> addition, Mono<Linked> operation) {
    return addition.rows().isEmpty() ? operation : valid(addition.rows().assigned(), operation);
  }

  /** The operation, if join rows of these values are valid. */
  <X> Mono<X> valid(List<Assignment<J>> values, Mono<X> operation) {
    EntityHooks<J> hooks = engine().hooks(written());
    Validation<J> validation = hooks == null ? null : hooks.validation();
    return validation == null
        ? operation
        : validation
            .valid(Write.of(Operation.CREATE, written(), null, null).with(Changes.of(values)))
            .then(operation);
  }

  /** All the targets are in the scope of the association, or nothing is written. */
  private Mono<Void> reached(Session session, List<Key> keys) {
    KeyPlan reachable = plan.reachableKeys(keys);
    return reachable == null
        ? Mono.empty()
        : matcher(session)
            .found(keys, reachable)
            .flatMap(
                found -> {
                  List<Key> missing = keys.stream().filter(each -> !found.contains(each)).toList();
                  return missing.isEmpty()
                      ? Mono.empty()
                      : Mono.error(() -> missing(missing, null));
                });
  }

  /** As add, where some are likely to be linked. */
  private Mono<Linked> addToOthers(Session session, JoinRowAddition<J> addition) {
    ConflictPlan<J> conflict = addition.conflict();
    return updated(
        session,
        conflict == null
            ? insertUnlinked(session, addition)
            : new RowInsertion<>(session, conflict).insert(addition.rows()),
        addition);
  }

  /** Gives the values to those that were linked already. */
  private Mono<Linked> updated(Session session, Mono<Long> inserted, JoinRowAddition<J> addition) {
    Mono<Linked> linked = counted(inserted, addition.keys());
    UpdatePlan<J> update = addition.update();
    return update == null
        ? linked
        : linked.flatMap(
            counts -> counts.kept() == 0 ? Mono.just(counts) : updated(session, update, counts));
  }

  private static Mono<Linked> updated(Session session, UpdatePlan<?> update, Linked counts) {
    return session
        .change(update.at(session.moment()))
        .map(updated -> new Linked(counts.added(), 0, updated, counts.kept() - updated));
  }

  private Mono<Long> insertUnlinked(Session session, JoinRowAddition<J> addition) {
    List<Key> keys = addition.keys();
    return matcher(session)
        .found(keys, plan.joinedKeys(keys))
        .flatMap(linked -> RowInsertion.strict(session, addition.unlinked(linked)));
  }

  private NotNullConstraintException withoutValue(NotNullConstraintException error) {
    String missing =
        plan.through().type().attributes().stream()
            .filter(each -> error.columns().contains(each.column()))
            .map(each -> each.entity() + "_." + each.name())
            .collect(Collectors.joining(", "));
    if (missing.isEmpty()) {
      return error; // a column of the table that is none of the entity
    }
    String message =
        association()
            + " gives the join row no "
            + missing
            + ": add(target, "
            + missing
            + ".set(…))";
    return new NotNullConstraintException(
        new Failure(
            message,
            error.sqlState(),
            error.sql(),
            error.values(),
            error.detail(),
            Objects.requireNonNullElse(error.getCause(), error)));
  }

  private <X> Mono<X> translated(DatabaseException error, List<Key> keys) {
    List<String> columns =
        plan.through().far().attributes().stream().map(Attribute::column).toList();
    return error.detail().columns().equals(columns)
        ? missing(error, keys).flatMap(missing -> Mono.error(missing(missing, error)))
        : Mono.error(error);
  }

  /**
   * The keys that no target has: as a SELECT finds or, where there can be none, the server tells.
   */
  private Mono<List<Key>> missing(DatabaseException error, List<Key> keys) {
    return execution()
        .one(
            session -> {
              KeyPlan present = plan.presentKeys(keys, session.capabilities());
              return present == null
                  ? Mono.just(told(error, keys))
                  : matcher(session)
                      .found(keys, present)
                      .map(there -> keys.stream().filter(each -> !there.contains(each)).toList());
            });
  }

  private List<Key> told(DatabaseException error, List<Key> keys) {
    String value = execution().offendingValue(error);
    List<Key> told = keys.stream().filter(each -> printed(each).equals(value)).toList();
    return told.isEmpty() ? keys : told;
  }

  private static String printed(Key key) {
    return key.parts().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  @Override
  Mono<Linked> remove(Session session, List<Key> keys) {
    return keys.isEmpty() ? Mono.just(Linked.NONE) : removed(session, plan.remove(keys));
  }

  private static Mono<Linked> removed(Session session, RemovalPlan<?> removal) {
    return session.change(removal.at(session.moment())).map(Linked::removed);
  }

  @Override
  KeyPlan end() {
    return plan.end();
  }

  @Override
  TableLinks byTable() {
    return new JoinRowTableLinks<>(new JoinRowTablePlan<>(plan), this::withoutValue);
  }

  @Override
  Mono<Linked> set(Session session, List<Key> keys) {
    return keys.isEmpty() ? removeAll(session) : set(session, addition(keys, List.of()));
  }

  /** Links these targets, and no others. */
  Mono<Linked> set(Session session, JoinRowAddition<J> addition) {
    return valid(
        addition,
        reached(session, addition.keys())
            .then(
                alone(
                    session,
                    removeOthers(session, addition.keys())
                        .flatMap(removed -> addToOthers(session, addition).map(removed::plus)))));
  }

  /** Unlinks all targets. */
  Mono<Linked> removeAll(Session session) {
    return removed(session, plan.removeAll());
  }

  /** Unlinks all targets but those of the keys. */
  Mono<Linked> removeOthers(Session session, List<Key> keys) {
    return removed(session, plan.removeOthers(keys));
  }

  @Override
  boolean isLinkedOnce() {
    return plan.isUnique();
  }

  @Override
  KeyPlan linkedKeys(List<Key> keys) {
    return plan.linkedKeys(keys);
  }

  @Override
  KeyMatcher matcher(Session session) {
    return new KeyMatcher(session, plan::probe, false);
  }
}
