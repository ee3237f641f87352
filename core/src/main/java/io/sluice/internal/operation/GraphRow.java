package io.sluice.internal.operation;

import io.sluice.internal.assembly.AssociationValues;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new row with the new rows of its associations, and what has become of it. What is written again
 * after an error keeps the keys that were asked for. For one thread.
 */
final class GraphRow<E> {
  private final EntityType<E> type;
  private final E given;
  private final RowState state;
  private final Map<Association<?, ?>, List<? extends GraphRow<?>>> further = new HashMap<>();
  private @Nullable RowState joinRow;
  private @Nullable Object createdJoinRow;
  private @Nullable E created;
  private @Nullable Object @Nullable [] stored; // made of what was created, when it is asked for

  /** A row of the state. */
  GraphRow(EntityType<E> type, E given, @Nullable Object[] state) {
    this.type = type;
    this.given = given;
    this.state = new RowState(state);
  }

  E given() {
    return given;
  }

  /** What is written. */
  RowState state() {
    return state;
  }

  /** Takes the new rows of an association. */
  <T> void put(Association<E, T> association, List<GraphRow<T>> rows) {
    further.put(association, rows);
  }

  /** The new rows of an association, in the order that they were given in. */
  @SuppressWarnings("unchecked") // put in with an association of the same target
  <T> List<GraphRow<T>> of(Association<E, T> association) {
    return (List<GraphRow<T>>) further.getOrDefault(association, List.of());
  }

  /** Takes the state of the join row that links it. */
  void linkBy(@Nullable Object[] joinRowState) {
    joinRow = new RowState(joinRowState);
  }

  /** The join row that links it, as it is written. */
  RowState joinRow() {
    return Objects.requireNonNull(joinRow);
  }

  /** About how many bytes it is, with all that is below it. */
  long weight() {
    long weight = NewRowState.weight(state);
    if (joinRow != null) {
      weight += NewRowState.weight(joinRow);
    }
    for (List<? extends GraphRow<?>> rows : further.values()) {
      for (GraphRow<?> each : rows) {
        weight += each.weight();
      }
    }
    return weight;
  }

  /** Whether some of the rows below it are of one level, and so are written together. */
  boolean hasSeveral() {
    return further.values().stream()
        .anyMatch(rows -> rows.size() > 1 || rows.stream().anyMatch(GraphRow::hasSeveral));
  }

  /** Takes what is there of it now. */
  void become(E entity) {
    created = entity;
    stored = null;
  }

  /** The row as it is there. */
  E created() {
    return Objects.requireNonNull(created);
  }

  /** Takes what is there of its join row now. */
  void linked(Object entity) {
    createdJoinRow = entity;
  }

  /** The state of the row as it is there. */
  @Nullable Object[] stored() {
    if (stored == null) {
      stored = type.mapper().state(created());
    }
    return stored;
  }

  /**
   * The values that rows of the association are found by.
   *
   * @throws IllegalArgumentException if one is null
   */
  List<Object> values(Association<?, ?> association, List<? extends Attribute<E, ?>> attributes) {
    List<Object> values = new ArrayList<>(attributes.size());
    for (Attribute<E, ?> each : attributes) {
      Object value = stored()[each.position()];
      if (value == null) {
        throw new IllegalArgumentException(
            association
                + ": "
                + each
                + " is null, so that no row can be linked by it: give it a value, or leave out the"
                + " rows");
      }
      values.add(value);
    }
    return values;
  }

  /** Makes the rows of an association a part of what is there. */
  <T> void load(AssociationValues values, Association<E, T> association, boolean joined) {
    List<GraphRow<T>> rows = of(association);
    List<T> entities = new ArrayList<>(rows.size());
    List<Object> joinRows = new ArrayList<>(joined ? rows.size() : 0);
    for (GraphRow<T> each : rows) {
      entities.add(each.created());
      if (joined) {
        joinRows.add(Objects.requireNonNull(each.createdJoinRow));
      }
    }
    stored()[association.position()] = values.loaded(association, stored(), entities, joinRows);
  }
}
