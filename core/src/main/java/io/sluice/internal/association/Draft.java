package io.sluice.internal.association;

import io.sluice.model.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entity that is not put together yet: its state, and what was joined to it. */
final class Draft {
  final @Nullable Object[] state;
  final List<List<Line>> joined = new ArrayList<>(); // for each that is joined, its rows
  private @Nullable Object entity;

  Draft(@Nullable Object[] state, int joins) {
    this.state = state;
    for (int i = 0; i < joins; i++) {
      joined.add(new ArrayList<>(1));
    }
  }

  /** The values of the attributes, or null if one of them is. */
  @Nullable List<Object> values(List<? extends Attribute<?, ?>> attributes) {
    return States.values(state, attributes);
  }

  void become(Object made) {
    entity = made;
  }

  Object entity() {
    return Objects.requireNonNull(entity);
  }

  /**
   * One row of a statement, or what is joined in it: an entity, and the join row by which it is
   * associated.
   *
   * @param draft the entity
   * @param joinRow the join row, or null
   */
  record Line(Draft draft, @Nullable Draft joinRow) {}
}
