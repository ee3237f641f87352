package io.sluice.internal.operation;

import io.sluice.internal.execution.Session;
import io.sluice.model.BelongsToAssociation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The rows that new rows belong to, and which are there before them. Thread-safe. */
final class GraphParents<E, T> extends GraphPart<E, T> {
  private final BelongsToAssociation<E, T> association;

  GraphParents(Engine engine, BelongsToAssociation<E, T> association, GraphRows<T> further) {
    super(engine, association, further);
    this.association = association;
  }

  @Override
  void prepare(GraphRow<E> row, GraphRow<T> further, @Nullable Object joinRow) {
    association
        .sourceFixed()
        .forEach(each -> MappedKeys.settle(association, each, row.state().values()));
  }

  @Override
  Mono<Void> write(Session session, List<GraphRow<E>> rows) {
    return writeFurther(session, rows).then(Mono.fromRunnable(() -> rows.forEach(this::refer)));
  }

  private void refer(GraphRow<E> row) {
    for (GraphRow<T> each : row.of(association)) {
      List<Object> key = each.values(association, association.targetAttributes());
      assign(row.state(), association.sourceAttributes(), key);
    }
  }

  // a row that refers to one that is there says no more of it than its key
  @Override
  void load(GraphRow<E> row) {
    if (!row.of(association).isEmpty()) {
      row.load(engine().values(), association, false);
    }
  }
}
