package io.sluice.internal.operation;

import io.sluice.internal.assembly.AssociationValues.NewRow;
import io.sluice.internal.execution.Session;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The rows of an association that are written with those of its source, of all of them together.
 * Thread-safe.
 */
abstract sealed class GraphPart<E, T> permits GraphParents, GraphChildren, GraphTargets {
  private final Engine engine;
  private final Association<E, T> association;
  private final GraphRows<T> rows;

  GraphPart(Engine engine, Association<E, T> association, GraphRows<T> rows) {
    this.engine = engine;
    this.association = association;
    this.rows = rows;
  }

  /**
   * Finds the new rows that an entity has, and gives them to its row.
   *
   * @throws IllegalArgumentException if one cannot be created
   */
  final void find(GraphRow<E> row, boolean keepsGenerated) {
    Object value = row.state().values()[association.position()];
    List<NewRow<T>> given = engine.values().newRows(association, value);
    List<GraphRow<T>> all = new ArrayList<>(given.size());
    for (NewRow<T> each : given) {
      GraphRow<T> further = rows.row(each.row(), keepsGenerated);
      prepare(row, further, each.joinRow());
      all.add(further);
    }
    row.put(association, all);
  }

  /** Makes a new row one that the association leads to, as far as it needs no keys. */
  abstract void prepare(GraphRow<E> row, GraphRow<T> further, @Nullable Object joinRow);

  /** Writes the rows of all these. */
  abstract Mono<Void> write(Session session, List<GraphRow<E>> rows);

  /** Makes the rows that were written a part of the one that is there. */
  abstract void load(GraphRow<E> row);

  final Engine engine() {
    return engine;
  }

  /** Writes those that the rows have. */
  final Mono<Void> writeFurther(Session session, List<GraphRow<E>> sources) {
    List<GraphRow<T>> all = new ArrayList<>(sources.size());
    sources.forEach(each -> all.addAll(each.of(association)));
    return rows.write(session, all);
  }

  /** Gives attributes of a row their values. */
  static <R> void assign(
      RowState row, List<? extends Attribute<R, ?>> attributes, List<Object> values) {
    for (int i = 0; i < attributes.size(); i++) {
      row.values()[attributes.get(i).position()] = values.get(i);
    }
  }
}
