package io.sluice.internal.association;

import io.sluice.model.Attribute;
import java.util.ArrayList;
import java.util.List;
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
    List<Object> values = new ArrayList<>(attributes.size());
    for (Attribute<?, ?> each : attributes) {
      Object value = state[each.position()];
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return values;
  }

  void become(Object made) {
    entity = made;
  }

  Object entity() {
    return java.util.Objects.requireNonNull(entity);
  }
}
