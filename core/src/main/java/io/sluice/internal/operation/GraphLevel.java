package io.sluice.internal.operation;

import io.sluice.internal.execution.Session;
import io.sluice.model.Association;
import io.sluice.model.Association.Kind;
import io.sluice.model.BelongsToAssociation;
import io.sluice.model.BelongsToManyAssociation;
import io.sluice.model.EntityType;
import io.sluice.model.HasManyAssociation;
import io.sluice.model.HasOneAssociation;
import io.sluice.query.Graph;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The rows of one level of a graph, with the levels around it: first the rows that they belong to
 * are written, then they, then those that refer to them, then targets and join rows; each level at
 * once, of however many rows it is. Thread-safe.
 */
final class GraphLevel<E> implements GraphRows<E> {
  private final Engine engine;
  private final EntityType<E> type;
  private final Graph<E> graph;
  private final List<GraphPart<E, ?>> above = new ArrayList<>();
  private final List<GraphPart<E, ?>> below = new ArrayList<>();
  private final NewRowState<E> states;
  private final LevelWriter<E> writer;

  /**
   * The level of an entity.
   *
   * @param way how rows are written
   */
  GraphLevel(Engine engine, EntityType<E> type, Graph<E> graph, LevelWriter.Way way) {
    this.engine = engine;
    this.type = type;
    this.graph = graph;
    this.writer = new LevelWriter<>(engine, type, way);
    this.states = new NewRowState<>(engine, type, way.circumstances(), writer.isHooked());
    for (Association<E, ?> each : type.associations()) {
      if (graph.has(each)) {
        List<GraphPart<E, ?>> side = each.kind() == Kind.BELONGS_TO ? above : below;
        side.add(part(each, way));
      }
    }
  }

  private <T> GraphPart<E, T> part(Association<E, T> association, LevelWriter.Way way) {
    GraphRows<T> further =
        new GraphLevel<>(engine, association.target(), graph.of(association), way);
    if (association instanceof BelongsToAssociation<E, T> one) {
      return new GraphParents<>(engine, one, further);
    } else if (association instanceof HasOneAssociation<E, T> one) {
      return new GraphChildren<>(engine, one, one.reference(), further);
    } else if (association instanceof HasManyAssociation<E, T> many) {
      return new GraphChildren<>(engine, many, many.reference(), further);
    }
    return targets((BelongsToManyAssociation<E, T, ?>) association, further, way);
  }

  private <T, J> GraphPart<E, T> targets(
      BelongsToManyAssociation<E, T, J> association, GraphRows<T> further, LevelWriter.Way way) {
    EntityType<J> type = association.through().type();
    return new GraphTargets<>(
        engine, association, further, new LevelWriter<>(engine, type, way), way.circumstances());
  }

  @Override
  public GraphRow<E> row(E entity, boolean keepsGenerated) {
    GraphRow<E> row = new GraphRow<>(type, entity, states.of(entity, graph, keepsGenerated));
    above.forEach(each -> each.find(row, keepsGenerated));
    below.forEach(each -> each.find(row, keepsGenerated));
    return row;
  }

  @Override
  public Mono<Void> write(Session session, List<GraphRow<E>> rows) {
    return rows.isEmpty()
        ? Mono.empty()
        : parts(session, above, rows)
            .then(Mono.defer(() -> own(session, rows)))
            .then(Mono.defer(() -> parts(session, below, rows)))
            .then(Mono.fromRunnable(() -> rows.forEach(this::assemble)));
  }

  private static <E> Mono<Void> parts(
      Session session, List<GraphPart<E, ?>> parts, List<GraphRow<E>> rows) {
    return Flux.fromIterable(parts).concatMap(each -> each.write(session, rows), 1).then();
  }

  private Mono<Void> own(Session session, List<GraphRow<E>> rows) {
    List<RowState> all = new ArrayList<>(rows.size());
    rows.forEach(each -> all.add(each.state()));
    return writer
        .write(session, all)
        .doOnNext(
            entities -> {
              for (int i = 0; i < entities.size(); i++) {
                rows.get(i).become(entities.get(i));
              }
            })
        .then();
  }

  private void assemble(GraphRow<E> row) {
    if (above.isEmpty() && below.isEmpty()) {
      return;
    }
    above.forEach(each -> each.load(row));
    below.forEach(each -> each.load(row));
    row.become(engine.assembler().entity(type, row.stored()));
  }
}
