package io.sluice.internal.operation;

import io.sluice.internal.assembly.RowLoader;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.plan.Conditions;
import io.sluice.internal.plan.Planner;
import io.sluice.internal.plan.ReadPlan;
import io.sluice.internal.plan.ReadPlan.FollowUp;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.query.Include;
import io.sluice.query.Query;
import io.sluice.statement.Select;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads entities. What is wrong with a query is thrown at the call. Thread-safe. */
public final class Reads {
  private final Execution execution;
  private final Planner planner;
  private final RowLoader loader;

  Reads(Execution execution, Planner planner, RowLoader loader) {
    this.execution = execution;
    this.planner = planner;
    this.loader = loader;
  }

  /** All entities of the query. */
  public <E> Flux<E> findAll(Query<E> query) {
    return loader.load(planner.read(query));
  }

  /** The first entity of the query. */
  public <E> Mono<E> findOne(Query<E> query) {
    return findAll(query.limit(1)).singleOrEmpty();
  }

  /** How many rows the query finds without its limit. */
  public <E> Mono<Long> count(Query<E> query) {
    return number(planner.count(query));
  }

  private Mono<Long> number(Select select) {
    return execution.one(session -> session.rows(select, Planner.COUNT).single());
  }

  /** The rows that an association leads to from the row of the values. */
  <T> Flux<T> associated(Association<?, T> association, List<Object> source, Query<T> query) {
    return associated(association, source, query, false, (row, joinRow) -> row);
  }

  /** What the function makes of them and their join rows. */
  <T, R> Flux<R> associated(
      Association<?, T> association,
      List<Object> source,
      Query<T> query,
      boolean joinRows,
      BiFunction<T, @Nullable Object, R> function) {
    FollowUp<T> followUp = planner.associated(query, association, joinRows);
    ReadPlan<T> plan = followUp.plan();
    return loader.load(plan, followUp.select(List.of(source)), function);
  }

  /** How many rows an association leads to from the row of the values. */
  <T> Mono<Long> count(Association<?, T> association, List<Object> source, Query<T> query) {
    return number(planner.count(query, association, source));
  }

  /** The entities in their order, each with the include loaded. */
  public <E> Mono<List<E>> include(EntityType<E> type, List<E> entities, Include<?> include) {
    return loader.include(type, entities, planner.followUp(include));
  }

  /**
   * The query, for the row of the key only.
   *
   * @throws IllegalArgumentException if it is no key of the entity
   */
  public static <E> Query<E> byKey(Query<E> query, Object key) {
    EntityType<E> type = query.type();
    if (key == null) {
      throw new IllegalArgumentException(type + ": the key is null");
    }
    return byKey(query, Key.of(type, type.key(), key));
  }

  /** The query, for the row of the key only. */
  public static <E> Query<E> byKey(Query<E> query, Key key) {
    return query.where(Conditions.equal(query.type().key(), key.parts()));
  }
}
