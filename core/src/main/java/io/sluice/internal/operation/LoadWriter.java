package io.sluice.internal.operation;

import io.sluice.dialect.BulkLoader.Load;
import io.sluice.internal.bulk.BulkRow;
import io.sluice.internal.bulk.ChunkWriter;
import io.sluice.internal.execution.Session;
import io.sluice.model.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Inserts rows of which nothing is to come back but their number. Thread-safe. */
final class LoadWriter<E> implements ChunkWriter<RowState, Long> {
  private final EntityType<E> type;
  private final StoredTable<E> table;

  LoadWriter(EntityType<E> type, StoredTable<E> table) {
    this.type = type;
    this.table = table;
  }

  @Override
  public Mono<Long> write(Session session, List<BulkRow<RowState>> rows) {
    return prepared(rows).apply(session);
  }

  @Override
  public Function<Session, Mono<Long>> prepared(List<BulkRow<RowState>> rows) {
    List<Function<Session, Mono<Long>>> groups = new ArrayList<>();
    RowGroup.of(type, rows).forEach(each -> groups.add(prepared(each)));
    return groups.size() == 1
        ? groups.get(0)
        : session ->
            Flux.fromIterable(groups)
                .concatMap(each -> each.apply(session), 1)
                .reduce(0L, Long::sum);
  }

  private Function<Session, Mono<Long>> prepared(RowGroup<E> group) {
    Load load = table.load(group);
    return load == null
        ? session -> RowInsertion.strict(session, group.plan())
        : session -> session.load(load, table.heading(group.columns()));
  }
}
