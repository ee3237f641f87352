package io.sluice.internal.association;

import io.sluice.model.Attribute;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entity that is not put together yet: its state, and what was joined to it. */
final class Draft {
  final @Nullable Object[] state;
  final @Nullable Draft[] joined;
  private @Nullable Object entity;

  Draft(@Nullable Object[] state, int joined) {
    this.state = state;
    this.joined = new @Nullable Draft[joined];
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
   * One row of a statement: an entity, and the join row by which it is associated.
   *
   * @param draft the entity
   * @param joinRow the join row, or null
   */
  record Line(Draft draft, @Nullable Draft joinRow) {}
}
