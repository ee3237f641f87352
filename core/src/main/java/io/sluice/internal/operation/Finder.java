package io.sluice.internal.operation;

import io.sluice.dialect.Statement.Select;
import io.sluice.error.MappingException;
import io.sluice.internal.plan.Conditions;
import io.sluice.internal.plan.SelectPlan;
import io.sluice.model.EntityType;
import io.sluice.query.Condition;
import io.sluice.query.Query;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads entities. What is wrong with a query is thrown at the call. Thread-safe. */
public final class Finder<E> {
  private final Engine engine;
  private final EntityType<E> type;

  /** A finder of the entity. */
  public Finder(Engine engine, EntityType<E> type) {
    this.engine = engine;
    this.type = type;
  }

  /** All entities of the query. */
  public Flux<E> findAll(Query<E> query) {
    SelectPlan<E> plan = engine.planner().select(query);
    return engine.loader().load(plan, query.fetchSize());
  }

  /** The first entity of the query. */
  public Mono<E> findOne(Query<E> query) {
    return findAll(query.limit(1)).singleOrEmpty();
  }

  /** How many rows the query finds without its limit. */
  public Mono<Long> count(Query<E> query) {
    return number(engine, engine.planner().count(query));
  }

  /** The number that a statement gives. */
  static Mono<Long> number(Engine engine, Select select) {
    return engine
        .execution()
        .rows(
            select,
            0,
            row -> {
              Long count = row.get(0, Long.class);
              if (count == null) {
                throw new MappingException("COUNT(*) gave no number", null);
              }
              return count;
            })
        .single();
  }

  /** The query, for the row of the key only. */
  public Query<E> byKey(Query<E> query, Object key) {
    return query.where(ofKey(key));
  }

  /**
   * True of the row with the key.
   *
   * @throws IllegalArgumentException if it is no key of the entity
   */
  public Condition<E> ofKey(Object key) {
    Objects.requireNonNull(key, () -> type + ": the key is null");
    return Conditions.equal(type.key(), List.of(type.mapper().keyParts(key)));
  }
}
