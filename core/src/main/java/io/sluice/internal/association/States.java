package io.sluice.internal.association;

import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
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

  /**
   * The parts of the key.
   *
   * @throws IllegalArgumentException if one of them is null
   */
  public static <E> List<Object> key(EntityType<E> type, @Nullable Object[] state) {
    return required(type, type.key(), state);
  }

  /**
   * The values of the attributes.
   *
   * @throws IllegalArgumentException if one of them is null
   */
  public static <E> List<Object> required(
      EntityType<E> type, List<Attribute<E, ?>> attributes, @Nullable Object[] state) {
    List<Object> parts = new ArrayList<>(attributes.size());
    for (Attribute<E, ?> each : attributes) {
      Object part = state[each.position()];
      if (part == null) {
        throw new IllegalArgumentException(each + " is null: create the " + type + " first");
      }
      parts.add(part);
    }
    return parts;
  }
}
