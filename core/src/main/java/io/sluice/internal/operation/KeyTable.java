package io.sluice.internal.operation;

import io.sluice.dialect.BulkLoader.Load;
import io.sluice.dialect.SchemaRenderer;
import io.sluice.dialect.Sql;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.KeyTablePlan;
import io.sluice.model.JoinRow;
import io.sluice.model.Key;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A temporary table of keys while it is there: made, used, and dropped however its use ends. For
 * one operation.
 */
final class KeyTable {
  private final Session session;
  private final KeyTablePlan plan;

  KeyTable(Session session, KeyTablePlan plan) {
    this.session = session;
    this.plan = plan;
  }

  KeyTablePlan plan() {
    return plan;
  }

  /** What the function makes of it. */
  <T> Mono<T> use(Function<KeyTable, Mono<T>> function) {
    SchemaRenderer schema = session.schema();
    Mono<Long> create =
        session.change(schema.createKeyTable(plan.type().table(), plan.of(), plan.columns()));
    Mono<Long> drop = session.change(schema.dropTemporaryTable(plan.type().table()));
    return Mono.usingWhen(
        Mono.just(this),
        table ->
            create
                .then(Mono.defer(() -> function.apply(table)))
                .flatMap(value -> drop.thenReturn(value)),
        table -> Mono.empty(),
        (table, error) -> table.dropIfItStays(),
        KeyTable::dropIfItStays);
  }

  /** After an error it goes with the rollback, where tables do. */
  private Mono<Void> dropIfItStays() {
    return KeyTablePlan.outlivesRollback(session.capabilities())
        ? session.cleanUp(session.schema().dropTemporaryTable(plan.type().table()))
        : Mono.empty();
  }

  /** Keeps the keys as they come, and emits how many came. */
  Mono<Long> fill(Flux<List<Key>> chunks) {
    Sql measure = session.schema().measureKeyTable(plan.type().table());
    return StoredTable.of(session, plan.type())
        .flatMap(
            stored ->
                chunks
                    .map(keys -> kept(stored, keys)) // put together while those before are sent
                    .concatMap(Function.identity(), 1)
                    .reduce(0L, Long::sum))
        .flatMap(
            given ->
                measure == null ? Mono.just(given) : session.change(measure).thenReturn(given));
  }

  private Mono<Long> kept(StoredTable<JoinRow> stored, List<Key> keys) {
    Load load = stored.load(keys);
    Mono<Long> sent =
        load == null
            ? RowInsertion.parts(
                session, plan.insert(keys), part -> KeyTablePlan.tolerant(part, session.moment()))
            : session.load(load, stored.heading(plan.type().key()));
    return sent.thenReturn((long) keys.size());
  }
}
