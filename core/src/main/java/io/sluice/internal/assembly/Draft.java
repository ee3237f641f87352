package io.sluice.internal.assembly;

import io.sluice.internal.plan.ReadPlan;
import io.sluice.internal.plan.ReadPlan.EntityShape;
import io.sluice.internal.plan.ReadPlan.JoinRowShape;
import io.sluice.internal.row.RowReader;
import io.sluice.internal.row.States;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entity that is not put together yet: its state, and what was joined to it. */
final class Draft {
  private static final List<List<Row>> NOTHING = List.of();

  final @Nullable Object[] state;
  final List<List<Row>> joined; // for each that is joined, its rows
  private @Nullable Object entity;

  Draft(@Nullable Object[] state, int joins) {
    this.state = state;
    this.joined = joins == 0 ? NOTHING : new ArrayList<>(joins);
    for (int i = 0; i < joins; i++) {
      joined.add(new ArrayList<>(1));
    }
  }

  void become(Object made) {
    entity = made;
  }

  boolean isMade() {
    return entity != null;
  }

  Object entity() {
    return Objects.requireNonNull(entity);
  }

  /**
   * One row of a statement, or what is joined in it: an entity, and the join row by which it is
   * associated.
   */
  static final class Row {
    private final @Nullable Object @Nullable [] joinRow;
    private Draft draft;

    /**
     * A row.
     *
     * @param draft the entity
     * @param joinRow the state of the join row, or null
     */
    Row(Draft draft, @Nullable Object @Nullable [] joinRow) {
      this.draft = draft;
      this.joinRow = joinRow;
    }

    Draft draft() {
      return draft;
    }

    /** The same row was read before. */
    void become(Draft known) {
      draft = known;
    }

    @Nullable Object @Nullable [] joinRow() {
      return joinRow;
    }

    /** What reads the rows of the plan's statement. */
    static RowReader<Row> reader(ReadPlan<?> plan) {
      return plan.root().joined().isEmpty()
          ? plan.pairs((state, joinRow) -> new Row(new Draft(state, 0), joinRow))
          : plan.reader().andThen(states -> of(plan, states));
    }

    /** All that a row has: the root with what is joined to it, and the join row. */
    static Row of(ReadPlan<?> plan, States states) {
      EntityShape<?> root = plan.root();
      Draft draft = new Draft(states.present(root.index()), root.joined().size());
      addJoined(root, states, draft);
      return new Row(draft, joinRow(plan.joinRow(), states));
    }

    private static @Nullable Object @Nullable [] joinRow(
        @Nullable JoinRowShape<?> shape, States states) {
      return shape == null ? null : states.joined(shape.index());
    }

    private static void addJoined(EntityShape<?> shape, States states, Draft draft) {
      for (int i = 0; i < shape.joined().size(); i++) {
        EntityShape<?> child = shape.joined().get(i);
        @Nullable Object[] state = states.joined(child.index());
        if (state != null) {
          Draft joined = new Draft(state, child.joined().size());
          addJoined(child, states, joined);
          draft.joined.get(i).add(new Row(joined, joinRow(child.joinRow(), states)));
        }
      }
    }
  }
}
