package io.sluice.internal.operation;

import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.Conditions;
import io.sluice.model.Association;
import io.sluice.model.FixedAttribute;
import io.sluice.model.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The rows that refer to new rows, which are there before them. Thread-safe. */
final class GraphChildren<E, T> extends GraphPart<E, T> {
  private final Association<E, T> association;
  private final Reference<T, E> reference;
  private final List<FixedAttribute<T>> fixed;

  /**
   * The rows of a has-one or a has-many.
   *
   * @param reference the foreign key of its target
   */
  GraphChildren(
      Engine engine,
      Association<E, T> association,
      Reference<T, E> reference,
      GraphRows<T> further) {
    super(engine, association, further);
    this.association = association;
    this.reference = reference;
    this.fixed = association.fixed();
  }

  @Override
  void prepare(GraphRow<E> row, GraphRow<T> further, @Nullable Object joinRow) {
    Conditions.fix(association, fixed, further.state().values());
  }

  @Override
  Mono<Void> write(Session session, List<GraphRow<E>> rows) {
    rows.forEach(this::refer);
    return writeFurther(session, rows);
  }

  private void refer(GraphRow<E> row) {
    List<GraphRow<T>> children = row.of(association);
    if (!children.isEmpty()) {
      List<Object> key = row.values(association, association.sourceAttributes());
      children.forEach(each -> assign(each.state(), reference.attributes(), key));
    }
  }

  @Override
  void load(GraphRow<E> row) {
    row.load(engine().values(), association, false);
  }
}
