package io.sluice.internal.operation;

import io.sluice.dialect.Feature;
import io.sluice.dialect.Statement;
import io.sluice.dialect.Statement.Conflict;
import io.sluice.dialect.Statement.Insert;
import io.sluice.internal.plan.Conditions;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.Expression.Parameter;
import io.sluice.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Inserts rows but those that are there, and emits how many. One statement where the database
 * counts them; where it does not, a SELECT of those that are to stay as they are comes before it in
 * the same transaction. Thread-safe.
 */
final class ConflictWriter<E> {
  private final Engine engine;
  private final EntityType<E> type;
  private final Conflict conflict;
  private final List<Attribute<E, ?>> unique;

  ConflictWriter(Engine engine, EntityType<E> type, Conflict conflict) {
    this.engine = engine;
    this.type = type;
    this.conflict = conflict;
    this.unique = type.attributes().stream().filter(conflict.unique()::contains).toList();
  }

  Mono<Long> insert(List<Attribute<?, ?>> columns, List<List<@Nullable Expression<?, ?>>> rows) {
    if (engine.execution().dialect().capabilities().has(Feature.CONFLICT_COUNTS)) {
      return inserted(columns, rows);
    }
    List<List<Object>> keys = new ArrayList<>(rows.size());
    for (List<@Nullable Expression<?, ?>> each : rows) {
      keys.add(key(columns, each));
    }
    return engine
        .execution()
        .atomic(
            session ->
                settled(columns, rows, keys).flatMap(known -> insertFresh(columns, rows, known)));
  }

  private Mono<Long> insertFresh(
      List<Attribute<?, ?>> columns,
      List<List<@Nullable Expression<?, ?>>> rows,
      Set<List<Object>> known) {
    List<List<@Nullable Expression<?, ?>>> fresh = new ArrayList<>();
    for (List<@Nullable Expression<?, ?>> each : rows) {
      if (!known.contains(key(columns, each))) {
        fresh.add(each);
      }
    }
    return fresh.isEmpty()
        ? Mono.just(0L)
        : inserted(columns, fresh).thenReturn((long) fresh.size());
  }

  private Mono<Long> inserted(
      List<Attribute<?, ?>> columns, List<List<@Nullable Expression<?, ?>>> rows) {
    return change(new Insert(type.table(), columns, rows, conflict, List.of()));
  }

  private Mono<Long> change(Statement statement) {
    return engine.execution().change(statement);
  }

  private List<Object> key(List<Attribute<?, ?>> columns, List<@Nullable Expression<?, ?>> row) {
    return values(unique, columns, row);
  }

  private List<Object> values(
      List<Attribute<E, ?>> attributes,
      List<Attribute<?, ?>> columns,
      List<@Nullable Expression<?, ?>> row) {
    List<Object> values = new ArrayList<>();
    for (Attribute<E, ?> each : attributes) {
      Expression<?, ?> value = row.get(columns.indexOf(each));
      values.add(Objects.requireNonNull(((Parameter<?, ?>) Objects.requireNonNull(value)).value()));
    }
    return values;
  }

  /** The keys of rows that are there, not deleted and in the scope. */
  private Mono<Set<List<Object>>> settled(
      List<Attribute<?, ?>> columns,
      List<List<@Nullable Expression<?, ?>>> rows,
      List<List<Object>> keys) {
    List<Attribute<E, ?>> scope =
        type.attributes().stream().filter(conflict.scope()::contains).toList();
    Condition<E> there = Conditions.in(unique, keys);
    // a scope is of constants: all rows have the same
    Query<E> query =
        Query.of(type)
            .unscoped()
            .where(there.and(Conditions.equal(scope, values(scope, columns, rows.get(0)))));
    return new KeyReader<>(engine, type, unique).keys(query).collect(Collectors.toSet());
  }
}
