package io.sluice.internal.association;

import io.sluice.model.Attribute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of the state of an entity. */
public final class States {
  private States() {}

  /** The values of the attributes, or null if one of them is. */
  public static @Nullable List<Object> values(
      @Nullable Object[] state, List<? extends Attribute<?, ?>> attributes) {
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
}
