package io.sluice.internal.operation;

import io.sluice.bulk.BulkOptions;
import io.sluice.hook.Write.Operation;
import io.sluice.internal.bulk.ApartException;
import io.sluice.internal.bulk.BulkFrame;
import io.sluice.internal.bulk.BulkRow;
import io.sluice.internal.bulk.BulkRun;
import io.sluice.internal.bulk.ChunkWriter;
import io.sluice.internal.execution.Circumstances;
import io.sluice.internal.execution.Session;
import io.sluice.model.EntityType;
import io.sluice.query.Graph;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Creates rows together with those of their associations, level by level. Thread-safe. */
public final class GraphCreation<E> {
  private final Engine engine;
  private final EntityType<E> type;
  private final Graph<E> graph;

  /** What creates rows of the entity with those of the graph. */
  public GraphCreation(Engine engine, EntityType<E> type, Graph<E> graph) {
    this.engine = engine;
    this.type = type;
    this.graph = graph;
  }

  private GraphLevel<E> level(boolean apart, boolean inBulk, Circumstances circumstances) {
    return new GraphLevel<>(engine, type, graph, new LevelWriter.Way(apart, inBulk, circumstances));
  }

  /**
   * Creates the row of an entity with those of the graph, which the emitted entity has loaded.
   *
   * @throws IllegalArgumentException if one of them cannot be created
   */
  public Mono<E> create(E entity) {
    if (graph.equals(Graph.none())) {
      return engine.hookedWriter(type).create(entity);
    }
    boolean several =
        level(false, false, Circumstances.OF_CALL)
            .row(entity, false)
            .hasSeveral(); // throws at the call
    return engine
        .execution()
        .audited(
            circumstances -> {
              Mono<E> together =
                  Mono.defer(() -> written(entity, several, level(false, false, circumstances)));
              Mono<E> tried =
                  several
                      ? together.onErrorResume(
                          ApartException.class,
                          error -> written(entity, true, level(true, false, circumstances)))
                      : together;
              return tried.flux();
            })
        .singleOrEmpty();
  }

  private Mono<E> written(E entity, boolean undone, GraphLevel<E> level) {
    GraphRow<E> row = level.row(entity, false);
    return engine
        .execution()
        .writeInPart(
            any -> undone,
            session -> level.write(session, List.of(row)).then(Mono.fromSupplier(row::created)));
  }

  /**
   * Creates the rows of all entities with those of the graph, and emits them in their order.
   *
   * @throws IllegalArgumentException if rows may be there already
   */
  public Flux<E> create(Publisher<? extends E> entities, BulkOptions<E> options) {
    if (graph.equals(Graph.none())) {
      return new BulkInsertion<>(engine, type, false).create(entities, options);
    }
    BulkInsertion.requireNew(options);
    BulkFrame frame = EntityHooks.frame(engine.hooks(type), type, Operation.CREATE);
    return engine
        .execution()
        .audited(circumstances -> created(entities, options, frame, circumstances));
  }

  private Flux<E> created(
      Publisher<? extends E> entities,
      BulkOptions<E> options,
      BulkFrame frame,
      Circumstances circumstances) {
    return Flux.defer(
        () -> {
          ByLevel writer = new ByLevel(circumstances);
          BulkRun.Preparation<GraphRow<E>> preparation =
              new BulkRun.Preparation<>(
                  given ->
                      writer.together.row(type.javaType().cast(given), options.keepsGenerated()),
                  GraphRow::weight,
                  type);
          return new BulkRun<GraphRow<E>, List<E>>(
                  engine.execution(), options, preparation, session -> Mono.just(writer), frame)
              .write(entities)
              .concatMapIterable(Function.identity(), 1);
        });
  }

  /** Writes chunks of one subscription. */
  private final class ByLevel implements ChunkWriter<GraphRow<E>, List<E>> {
    private final GraphLevel<E> together;
    private final GraphLevel<E> apart;

    ByLevel(Circumstances circumstances) {
      this.together = level(false, true, circumstances);
      this.apart = level(true, true, circumstances);
    }

    @Override
    public Mono<List<E>> write(Session session, List<BulkRow<GraphRow<E>>> rows) {
      return write(session, together, rows);
    }

    @Override
    public Mono<List<E>> apart(Session session, BulkRow<GraphRow<E>> row) {
      return write(session, apart, List.of(row));
    }

    private Mono<List<E>> write(
        Session session, GraphLevel<E> level, List<BulkRow<GraphRow<E>>> rows) {
      List<GraphRow<E>> all = rows.stream().map(BulkRow::row).toList();
      return level
          .write(session, all)
          .then(Mono.fromSupplier(() -> all.stream().map(GraphRow::created).toList()));
    }
  }
}
