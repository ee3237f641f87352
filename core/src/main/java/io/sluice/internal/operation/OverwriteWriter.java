package io.sluice.internal.operation;

import io.sluice.bulk.BulkOptions.Conflicts;
import io.sluice.internal.bulk.BulkRow;
import io.sluice.internal.bulk.ChunkWriter;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.OverwritePlan;
import io.sluice.internal.plan.Stamp;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.statement.OnConflict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Inserts rows, and updates those that are there already: a statement for rows of which no two are
 * the same. Thread-safe.
 */
final class OverwriteWriter<E> implements ChunkWriter<RowState, Long> {
  private final EntityType<E> type;
  private final List<Attribute<E, ?>> unique;
  private final OverwritePlan<E> plan;

  /**
   * What writes rows.
   *
   * @param unique what tells which rows are there
   * @param silent whether the time of update of those stays as it is
   */
  OverwriteWriter(
      EntityType<E> type, Conflicts<E> conflicts, List<Attribute<E, ?>> unique, boolean silent) {
    this.type = type;
    this.unique = unique;
    conflicts.updated().forEach(EntityAssignments::requireWritable);
    this.plan = OverwritePlan.of(type, unique, conflicts.updated(), Stamp.changed(type, silent));
  }

  @Override
  public Mono<Long> write(Session session, List<BulkRow<RowState>> rows) {
    return Flux.fromIterable(apart(rows))
        .concatMapIterable(some -> RowGroup.of(type, some), 1)
        .concatMap(group -> write(session, group), 1)
        .reduce(0L, Long::sum);
  }

  /** Rows of which no two are the same, in their order. */
  private List<List<BulkRow<RowState>>> apart(List<BulkRow<RowState>> rows) {
    List<List<BulkRow<RowState>>> parts = new ArrayList<>();
    Set<Key> met = new HashSet<>();
    int begin = 0;
    for (int i = 0; i < rows.size(); i++) {
      Key key = Key.ofState(type, unique, rows.get(i).row().values());
      if (key != null && !met.add(key)) {
        parts.add(rows.subList(begin, i));
        begin = i;
        met.clear();
        met.add(key);
      }
    }
    parts.add(rows.subList(begin, rows.size()));
    return parts;
  }

  private Mono<Long> write(Session session, RowGroup<E> group) {
    List<Attribute<E, ?>> given = new ArrayList<>(group.columns());
    given.removeAll(Stamp.changed(type));
    OnConflict conflict = plan.conflict(given);
    return RowInsertion.parts(
            session, group.plan(), part -> part.at(session.moment(), conflict, List.of()))
        .thenReturn((long) group.rows().size());
  }
}
