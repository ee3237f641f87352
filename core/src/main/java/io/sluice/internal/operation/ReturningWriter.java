package io.sluice.internal.operation;

import io.sluice.internal.execution.Execution;
import io.sluice.internal.plan.Conditions;
import io.sluice.internal.plan.RowChange;
import io.sluice.internal.plan.UpdatePlan;
import io.sluice.internal.plan.WritePlanner;
import io.sluice.internal.row.RowReader;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.query.Assignment;
import io.sluice.query.Condition;
import io.sluice.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Changes all rows that a query finds, and emits them: by one statement where the database returns
 * what it has changed, else the rows are locked by a SELECT before. Thread-safe.
 */
final class ReturningWriter<E> {
  private final Execution execution;
  private final Reads reads;
  private final EntityType<E> type;
  private final WritePlanner<E> planner;
  private final RowReader<E> reader;

  /**
   * What changes rows.
   *
   * @param planner plans the changes
   * @param reader what makes an entity of all columns
   */
  ReturningWriter(Execution execution, Reads reads, WritePlanner<E> planner, RowReader<E> reader) {
    this.execution = execution;
    this.reads = reads;
    this.type = planner.type();
    this.planner = planner;
    this.reader = reader;
  }

  /** Updates the rows, and emits them as they are then; none if nothing is assigned. */
  Mono<List<E>> update(Query<E> which, List<? extends Assignment<E>> values) {
    RowChange<E> change = RowChange.ofMany(type, values);
    requireSameKeys(change);
    if (change.isEmpty()) {
      return Mono.just(List.of());
    }
    UpdatePlan<E> plan = planner.update(change, which);
    return execution.byCapabilities(
        capabilities ->
            WritePlanner.readsUpdated(capabilities) ? locked(which, change) : returned(plan));
  }

  private void requireSameKeys(RowChange<E> change) {
    for (Attribute<E, ?> each : type.key()) {
      if (change.has(each)) {
        throw new IllegalArgumentException(
            each + " is of the key, by which the rows come back: use updateWhere(…)");
      }
    }
  }

  private Mono<List<E>> returned(UpdatePlan<E> plan) {
    return execution.one(
        session -> session.rows(planner.returning(plan, session.moment()), reader).collectList());
  }

  private Mono<List<E>> locked(Query<E> which, RowChange<E> change) {
    return ofLocked(
        which,
        rows -> {
          Query<E> same = Query.of(type).unscoped().withDeleted().where(of(rows));
          UpdatePlan<E> plan = planner.update(change, same);
          return execution
              .one(session -> session.change(plan.at(session.moment())))
              .then(reads.findAll(same).collectList());
        });
  }

  /** Deletes the rows, and emits them as they were. */
  Mono<List<E>> destroy(Query<E> which, Function<Query<E>, Mono<Long>> destroy) {
    return ofLocked(which, rows -> destroy.apply(which.where(of(rows))).thenReturn(rows));
  }

  /**
   * What is made of the rows that the query finds without regard to its limit, which are locked
   * before; in one transaction.
   *
   * @param change not asked if there are none
   */
  Mono<List<E>> ofLocked(Query<E> which, Function<List<E>, Mono<List<E>>> change) {
    return execution.write(
        session ->
            reads
                .locked(which)
                .collectList()
                .flatMap(rows -> rows.isEmpty() ? Mono.just(rows) : change.apply(rows)));
  }

  private Condition<E> of(List<E> rows) {
    List<Key> keys = new ArrayList<>(rows.size());
    rows.forEach(each -> keys.add(Key.ofEntity(type, type.key(), each)));
    return Conditions.among(type, keys);
  }
}
