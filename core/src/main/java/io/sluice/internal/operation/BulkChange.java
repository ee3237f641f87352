package io.sluice.internal.operation;

import io.sluice.bulk.BulkOptions;
import io.sluice.hook.Write.Operation;
import io.sluice.internal.bulk.BulkFrame;
import io.sluice.internal.bulk.BulkRow;
import io.sluice.internal.bulk.BulkRun;
import io.sluice.internal.bulk.ChunkWriter;
import io.sluice.internal.plan.Conditions;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.query.Query;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Updates and deletes rows in bulk. Thread-safe. */
public final class BulkChange<E> {
  private static final int KEY_WEIGHT = 40;

  private final Engine engine;
  private final EntityType<E> type;
  private final Query<E> base;
  private final boolean silent;

  /**
   * What changes rows.
   *
   * @param base the scopes within which rows are found by their keys
   * @param silent whether the time of update stays as it is
   */
  public BulkChange(Engine engine, Query<E> base, boolean silent) {
    this.engine = engine;
    this.type = base.type();
    this.base = base;
    this.silent = silent;
  }

  /** Writes these attributes of the entities over their rows, and counts them. */
  public Mono<Long> update(
      Publisher<? extends E> entities, List<Attribute<E, ?>> attributes, BulkOptions<E> options) {
    UpdateWriter<E> writer = new UpdateWriter<>(engine, type, attributes, silent);
    BulkFrame frame = EntityHooks.frame(engine.hooks(type), type, Operation.UPDATE);
    return engine
        .execution()
        .audited(
            circumstances ->
                new BulkRun<RowState, Long>(
                        engine.execution(),
                        options,
                        new BulkRun.Preparation<>(
                            entity ->
                                writer.state(
                                    type.javaType().cast(entity), circumstances.validates()),
                            NewRowState::weight,
                            type),
                        session -> Mono.just(writer),
                        frame)
                    .write(entities))
        .reduce(0L, Long::sum);
  }

  /** Deletes the rows of keys and entities, and counts them. */
  public Mono<Long> destroy(Publisher<?> keysOrEntities, BulkOptions<E> options) {
    Writer<E> single = engine.writer(type, silent);
    ChunkWriter<Key, Long> writer =
        isForEach()
            ? (session, rows) -> eachDestroyed(rows)
            : (session, rows) -> single.destroyWhere(ofKeys(rows));
    BulkRun.Preparation<Key> preparation =
        new BulkRun.Preparation<>(
            each -> Key.ofEither(type, type.key(), each), each -> KEY_WEIGHT, type);
    BulkRun<Key, Long> run =
        new BulkRun<>(
            engine.execution(),
            options,
            preparation,
            session -> Mono.just(writer),
            EntityHooks.frame(engine.hooks(type), type, Operation.DESTROY));
    return engine.execution().audited(any -> run.write(keysOrEntities)).reduce(0L, Long::sum);
  }

  private boolean isForEach() {
    EntityHooks<E> hooks = engine.hooks(type);
    return hooks != null && hooks.isForEach(Operation.DESTROY);
  }

  private Mono<Long> eachDestroyed(List<BulkRow<Key>> rows) {
    return Flux.fromIterable(rows)
        .map(BulkRow::row)
        .distinct()
        .concatMap(
            each ->
                engine
                    .hookedWriter(type, silent)
                    .destroyByKey(
                        type.mapper().key(each.parts().toArray()), Reads.byKey(base, each)),
            1)
        .filter(Boolean::booleanValue)
        .count();
  }

  private Query<E> ofKeys(List<BulkRow<Key>> rows) {
    Set<Key> keys = new LinkedHashSet<>();
    rows.forEach(each -> keys.add(each.row()));
    return base.where(Conditions.among(type, keys));
  }
}
