package io.sluice.internal.operation;

import io.sluice.internal.bulk.BulkRow;
import io.sluice.internal.bulk.ChunkWriter;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.ConflictPlan;
import io.sluice.internal.plan.InsertPlan;
import io.sluice.internal.plan.UniqueRows;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.statement.Conflict;
import io.sluice.statement.Insert;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Inserts rows but those that are there already: by one statement where the database counts them,
 * else by a SELECT of those that are there for each unique key, and an INSERT. Thread-safe.
 */
final class MissingWriter<E> implements ChunkWriter<RowState, Long> {
  private final EntityType<E> type;
  private final List<Attribute<E, ?>> named;

  /**
   * What inserts rows of the entity.
   *
   * @param named what tells which rows are there; all that is unique, if empty
   */
  MissingWriter(EntityType<E> type, List<Attribute<E, ?>> named) {
    this.type = type;
    this.named = named;
  }

  @Override
  public Mono<Long> write(Session session, List<BulkRow<RowState>> rows) {
    if (ConflictPlan.counts(session.capabilities())) {
      Conflict conflict = new Conflict(UniqueRows.target(type, named), null);
      return grouped(session, rows, part -> part.at(session.moment(), conflict, List.of()));
    }
    Mono<List<BulkRow<RowState>>> missing = Mono.just(rows);
    for (List<Attribute<E, ?>> unique : named.isEmpty() ? uniques() : List.of(named)) {
      missing = missing.flatMap(some -> missing(session, some, unique));
    }
    return missing.flatMap(
        some -> grouped(session, some, part -> ConflictPlan.strict(part, session.moment())));
  }

  private Mono<Long> grouped(
      Session session, List<BulkRow<RowState>> rows, Function<InsertPlan<E>, Insert> statement) {
    return Flux.fromIterable(RowGroup.of(type, rows))
        .concatMap(group -> RowInsertion.parts(session, group.plan(), statement), 1)
        .reduce(0L, Long::sum);
  }

  private List<List<Attribute<E, ?>>> uniques() {
    List<List<Attribute<E, ?>>> all = new ArrayList<>();
    all.add(type.key());
    all.addAll(type.uniques());
    return all;
  }

  /** Those of the rows that are not there, each once; one that has a null is like no other. */
  private Mono<List<BulkRow<RowState>>> missing(
      Session session, List<BulkRow<RowState>> rows, List<Attribute<E, ?>> unique) {
    List<@Nullable Key> keys = new ArrayList<>(rows.size());
    List<Key> given = new ArrayList<>(rows.size());
    for (BulkRow<RowState> each : rows) {
      Key key = Key.ofState(type, unique, each.row().values());
      keys.add(key);
      if (key != null) {
        given.add(key);
      }
    }
    if (given.isEmpty()) {
      return Mono.just(rows);
    }
    ConflictPlan<E> plan = new ConflictPlan<>(type, unique, List.of(), List.of());
    return new KeyMatcher(session, plan::probe, true)
        .found(given, plan.present(given).locked())
        .map(present -> others(rows, keys, present));
  }

  private static List<BulkRow<RowState>> others(
      List<BulkRow<RowState>> rows, List<@Nullable Key> keys, Set<Key> present) {
    Set<Key> met = new HashSet<>(present);
    List<BulkRow<RowState>> others = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Key key = keys.get(i);
      if (key == null || met.add(key)) {
        others.add(rows.get(i));
      }
    }
    return others;
  }
}
