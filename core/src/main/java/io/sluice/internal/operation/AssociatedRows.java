package io.sluice.internal.operation;

import io.sluice.internal.plan.SelectPlan;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.query.Query;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the rows of one row's association. Thread-safe.
 *
 * @param <T> the associated entity
 */
final class AssociatedRows<T> {
  private final Engine engine;
  private final Association<?, T> association;
  private final List<Object> source;

  /**
   * The rows that belong to a row.
   *
   * @param source the values of the association's source attributes
   */
  AssociatedRows(Engine engine, Association<?, T> association, List<Object> source) {
    this.engine = engine;
    this.association = association;
    this.source = source;
  }

  private EntityType<T> target() {
    return association.target();
  }

  Flux<T> get(UnaryOperator<Query<T>> query) {
    Query<T> asked = query.apply(Query.of(target()));
    return engine.loader().load(plan(asked, false), asked.fetchSize());
  }

  <R> Flux<R> get(UnaryOperator<Query<T>> query, BiFunction<T, @Nullable Object, R> withJoinRow) {
    Query<T> asked = query.apply(Query.of(target()));
    return engine.loader().load(plan(asked, true), asked.fetchSize(), withJoinRow);
  }

  Mono<T> first(UnaryOperator<Query<T>> query) {
    return get(each -> query.apply(each).limit(1)).singleOrEmpty();
  }

  Mono<Long> count(UnaryOperator<Query<T>> query) {
    Query<T> asked = query.apply(Query.of(target()));
    return Finder.number(engine, engine.planner().countAssociated(asked, association, source));
  }

  private SelectPlan<T> plan(Query<T> query, boolean joinRows) {
    return engine.planner().associated(query, association, List.of(source), joinRows);
  }
}
