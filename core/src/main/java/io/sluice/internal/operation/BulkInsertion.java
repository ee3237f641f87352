package io.sluice.internal.operation;

import io.sluice.bulk.BulkOptions;
import io.sluice.bulk.BulkOptions.Conflicts;
import io.sluice.hook.Write.Operation;
import io.sluice.internal.bulk.BulkFrame;
import io.sluice.internal.bulk.BulkRun;
import io.sluice.internal.bulk.ChunkWriter;
import io.sluice.internal.execution.Session;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import io.sluice.query.Graph;
import io.sluice.result.Imported;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Inserts rows of entities in bulk. Thread-safe. */
public final class BulkInsertion<E> {
  private final Engine engine;
  private final EntityType<E> type;
  private final boolean silent;

  /**
   * What inserts rows of the entity.
   *
   * @param silent whether the time of update of rows that are there stays as it is
   */
  public BulkInsertion(Engine engine, EntityType<E> type, boolean silent) {
    this.engine = engine;
    this.type = type;
    this.silent = silent;
  }

  /**
   * Creates the rows, and emits them as the database has them.
   *
   * @throws IllegalArgumentException if rows may be there already
   */
  public Flux<E> create(Publisher<? extends E> entities, BulkOptions<E> options) {
    requireNew(options);
    HookedRows<E> hooked = HookedRows.of(engine, type, Operation.CREATE);
    return this.<List<E>>written(
            entities,
            options,
            session ->
                StoredTable.of(session, type)
                    .map(table -> new CreateWriter<>(engine, type, table, stock(options)))
                    .map(writer -> HookedRows.around(hooked, writer, Function.identity())),
            Operation.CREATE)
        .concatMapIterable(Function.identity(), 1);
  }

  private static KeyStock stock(BulkOptions<?> options) {
    return new KeyStock(BulkRun.firstChunk(options), options.chunks().rows());
  }

  /**
   * Rows that are created are new.
   *
   * @throws IllegalArgumentException if they may be there already
   */
  static void requireNew(BulkOptions<?> options) {
    if (options.toleratesConflicts()) {
      throw new IllegalArgumentException(
          "bulkCreate(…) emits what it creates, so that no row may be there already: use"
              + " bulkImport(…)");
    }
  }

  /**
   * Creates the rows, or does with those that are there what the options say, and counts them.
   *
   * @throws IllegalArgumentException if it cannot be told which rows are there
   */
  public Mono<Imported> load(Publisher<? extends E> entities, BulkOptions<E> options) {
    Operation operation = options.conflicts().overwrites() ? Operation.UPSERT : Operation.CREATE;
    HookedRows<E> hooked = HookedRows.of(engine, type, operation);
    Function<Session, Mono<ChunkWriter<RowState, Long>>> opening = opening(options);
    return Mono.defer(
        () -> {
          AtomicLong records = new AtomicLong();
          return written(
                  Flux.from(entities).doOnNext(each -> records.incrementAndGet()),
                  options,
                  session ->
                      opening
                          .apply(session)
                          .map(writer -> HookedRows.around(hooked, writer, rows -> List.of())),
                  operation)
              .reduce(0L, Long::sum)
              .map(rows -> new Imported(rows, records.get() - rows));
        });
  }

  private Function<Session, Mono<ChunkWriter<RowState, Long>>> opening(BulkOptions<E> options) {
    Conflicts<E> conflicts = options.conflicts();
    if (!options.toleratesConflicts()) {
      return session -> StoredTable.of(session, type).map(table -> new LoadWriter<>(type, table));
    } else if (conflicts.overwrites()) {
      OverwriteWriter<E> writer = new OverwriteWriter<>(type, conflicts, unique(options), silent);
      return session -> Mono.just(writer);
    }
    return session -> Mono.just(new MissingWriter<>(type, conflicts.unique()));
  }

  private List<Attribute<E, ?>> unique(BulkOptions<E> options) {
    List<Attribute<E, ?>> named = options.conflicts().unique();
    boolean made = type.key().stream().anyMatch(each -> each.is(Trait.GENERATED));
    if (named.isEmpty() && made && !options.keepsGenerated()) {
      throw new IllegalArgumentException(
          "The key of "
              + type
              + " is made by the database, so that it does not tell whether a row is there: name"
              + " what is unique, as in conflictOn(…)");
    }
    return named.isEmpty() ? type.key() : named;
  }

  private <W> Flux<W> written(
      Publisher<? extends E> entities,
      BulkOptions<E> options,
      Function<Session, Mono<ChunkWriter<RowState, W>>> opening,
      Operation operation) {
    EntityHooks<E> hooks = engine.hooks(type);
    BulkFrame frame = EntityHooks.frame(hooks, type, operation);
    return engine
        .execution()
        .audited(
            circumstances -> {
              boolean hooked = hooks != null && hooks.isForEach(operation);
              NewRowState<E> states = new NewRowState<>(engine, type, circumstances, hooked);
              boolean keeps = options.keepsGenerated();
              Function<E, @Nullable Object[]> state =
                  operation == Operation.UPSERT
                      ? entity -> states.ofUpsert(entity, keeps)
                      : entity -> states.of(entity, Graph.none(), keeps);
              BulkRun.Preparation<RowState> preparation =
                  new BulkRun.Preparation<>(
                      entity -> new RowState(state.apply(type.javaType().cast(entity))),
                      NewRowState::weight,
                      type);
              return new BulkRun<>(engine.execution(), options, preparation, opening, frame)
                  .write(entities);
            });
  }
}
