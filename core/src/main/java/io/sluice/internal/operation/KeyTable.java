package io.sluice.internal.operation;

import io.sluice.dialect.SchemaRenderer;
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
    Flux<Long> create =
        Flux.fromIterable(schema.createKeyTable(plan.type().table(), plan.of(), plan.columns()))
            .concatMap(session::change, 1);
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

  /** Keeps the keys, and emits how many were not there yet. */
  Mono<Long> add(List<Key> keys) {
    return new RowInsertion<JoinRow>(session, plan.conflict()).insertNew(plan.insert(keys));
  }
}
