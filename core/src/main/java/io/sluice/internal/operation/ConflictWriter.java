package io.sluice.internal.operation;

import io.sluice.dialect.Feature;
import io.sluice.dialect.Statement.Conflict;
import io.sluice.error.UniqueConstraintException;
import io.sluice.internal.plan.Conditions;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.query.Condition;
import io.sluice.query.Query;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Inserts rows but those that are there, and emits how many. One statement where the database
 * counts them. Where it does not, one statement if none is there, which is tried first; else a
 * SELECT of those that are there, an INSERT of the others and, where rows are restored or taken
 * into a scope, one more, in a transaction. Thread-safe.
 */
final class ConflictWriter<E> {
  private final Engine engine;
  private final EntityType<E> type;
  private final Conflict conflict;
  private final List<Attribute<E, ?>> unique;
  private final List<Attribute<E, ?>> scope;

  ConflictWriter(Engine engine, EntityType<E> type, Conflict conflict) {
    this.engine = engine;
    this.type = type;
    this.conflict = conflict;
    this.unique = type.attributes().stream().filter(conflict.unique()::contains).toList();
    this.scope = type.attributes().stream().filter(conflict.scope()::contains).toList();
  }

  /** Inserts the rows, of which none is likely to be there. */
  Mono<Long> insertNew(Lines lines) {
    if (counts()) {
      return inserted(lines, conflict);
    }
    // an error in the middle of several statements would end a transaction around them
    return lines.parts(false).size() > 1
        ? insertMissing(lines)
        : inserted(lines, null)
            .onErrorResume(UniqueConstraintException.class, error -> insertMissing(lines));
  }

  /** Inserts the rows, of which some are likely to be there. */
  Mono<Long> insert(Lines lines) {
    return counts() ? inserted(lines, conflict) : insertMissing(lines);
  }

  private boolean counts() {
    return engine.execution().dialect().capabilities().has(Feature.CONFLICT_COUNTS);
  }

  private Mono<Long> inserted(Lines lines, @Nullable Conflict onConflict) {
    return lines.isEmpty()
        ? Mono.just(0L)
        : lines.insert(engine.execution(), type.table(), onConflict);
  }

  private Mono<Long> insertMissing(Lines lines) {
    Condition<E> there = Conditions.in(unique, lines.keys(unique));
    return engine.execution().atomic(session -> insertMissing(lines, there));
  }

  private Mono<Long> insertMissing(Lines lines, Condition<E> there) {
    Query<E> known = Query.of(type).unscoped().withDeleted().where(there);
    return keys(known)
        .flatMap(
            present -> {
              Mono<Long> fresh = inserted(lines.without(unique, present), null);
              return present.isEmpty() || isSimple()
                  ? fresh
                  : fresh.zipWith(retaken(lines, there, present), Long::sum);
            });
  }

  private boolean isSimple() {
    return conflict.deletedAt() == null && scope.isEmpty();
  }

  /** Restores and takes those rows that are there, but deleted or outside of the scope. */
  private Mono<Long> retaken(Lines lines, Condition<E> there, Set<List<Object>> present) {
    // a scope is of constants: all rows have the same
    Condition<E> inScope = Conditions.equal(scope, lines.first(scope));
    return keys(Query.of(type).unscoped().where(there.and(inScope)))
        .flatMap(
            settled -> {
              Lines others = lines.only(unique, present).without(unique, settled);
              return inserted(others, conflict).thenReturn(others.size());
            });
  }

  private Mono<Set<List<Object>>> keys(Query<E> query) {
    return new KeyReader<>(engine, type, unique).keys(query).collect(Collectors.toSet());
  }
}
