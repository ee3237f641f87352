package io.sluice.internal.operation;

import io.sluice.internal.execution.Circumstances;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.Conditions;
import io.sluice.model.Association.Through;
import io.sluice.model.BelongsToManyAssociation;
import io.sluice.model.FixedAttribute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The rows that join rows link with new rows, and those join rows. Thread-safe. */
final class GraphTargets<E, T, J> extends GraphPart<E, T> {
  private final BelongsToManyAssociation<E, T, J> association;
  private final Through<J> through;
  private final List<FixedAttribute<T>> fixed;
  private final LevelWriter<J> joinRows;
  private final JoinRowValues<J> values;
  private final NewRowState<J> states;

  GraphTargets(
      Engine engine,
      BelongsToManyAssociation<E, T, J> association,
      GraphRows<T> further,
      LevelWriter<J> joinRows,
      Circumstances circumstances) {
    super(engine, association, further);
    this.association = association;
    this.through = association.through();
    this.fixed = association.fixed();
    this.joinRows = joinRows;
    this.values = new JoinRowValues<>(engine, through);
    this.states = new NewRowState<>(engine, through.type(), circumstances, joinRows.isHooked());
  }

  @Override
  void prepare(GraphRow<E> row, GraphRow<T> further, @Nullable Object joinRow) {
    Conditions.fix(association, fixed, further.state().values());
    @Nullable Object[] link = states.managed(values.state(joinRow));
    Conditions.fix(association, through.fixed(), link);
    further.linkBy(link);
  }

  @Override
  Mono<Void> write(Session session, List<GraphRow<E>> rows) {
    return writeFurther(session, rows).then(Mono.defer(() -> link(session, rows)));
  }

  private Mono<Void> link(Session session, List<GraphRow<E>> rows) {
    List<GraphRow<T>> targets = new ArrayList<>();
    List<RowState> links = new ArrayList<>();
    for (GraphRow<E> row : rows) {
      for (GraphRow<T> each : row.of(association)) {
        RowState link = each.joinRow();
        assign(
            link,
            through.near().attributes(),
            row.values(association, association.sourceAttributes()));
        assign(
            link,
            through.far().attributes(),
            each.values(association, association.targetAttributes()));
        targets.add(each);
        links.add(link);
      }
    }
    return joinRows
        .write(session, links)
        .doOnNext(
            written -> {
              for (int i = 0; i < written.size(); i++) {
                targets.get(i).linked(written.get(i));
              }
            })
        .then();
  }

  @Override
  void load(GraphRow<E> row) {
    row.load(engine().values(), association, true);
  }
}
