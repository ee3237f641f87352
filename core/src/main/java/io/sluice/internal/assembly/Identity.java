package io.sluice.internal.assembly;

import io.sluice.model.Attribute;
import io.sluice.model.Key;
import io.sluice.type.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tells the states of an entity apart by the values of some attributes, as an object that can
 * be a key of a map: the value itself if there is one attribute. Prepared once for many states;
 * immutable and thread-safe.
 */
final class Identity {
  private final int[] positions;
  private final DataType<?>[] types;

  Identity(List<? extends Attribute<?, ?>> attributes) {
    this.positions = attributes.stream().mapToInt(Attribute::position).toArray();
    this.types = attributes.stream().map(Attribute::type).toArray(DataType<?>[]::new);
  }

  /** The identity of a state, or null if one of its values is null. */
  @Nullable Object of(@Nullable Object[] state) {
    if (positions.length == 1) {
      Object value = state[positions[0]];
      return value == null ? null : part(types[0].normal(value));
    }
    Object[] parts = new Object[positions.length];
    for (int i = 0; i < parts.length; i++) {
      Object value = state[positions[i]];
      if (value == null) {
        return null;
      }
      parts[i] = types[i].normal(value);
    }
    return new Parts(parts);
  }

  /** The identity of a state with the values of the key. */
  static Object ofKey(Key key) {
    List<Object> parts = key.parts();
    return parts.size() == 1 ? part(parts.get(0)) : new Parts(parts.toArray());
  }

  private static Object part(Object value) {
    return value instanceof byte[] ? new Parts(new Object[] {value}) : value;
  }

  /** The values themselves, none of which is null. */
  static List<Object> values(List<? extends Attribute<?, ?>> attributes, @Nullable Object[] state) {
    Object[] values = new Object[attributes.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Objects.requireNonNull(state[attributes.get(i).position()]);
    }
    return List.of(values);
  }

  /** Whether only the database knows which of the values are equal. */
  boolean isCollated() {
    return Arrays.stream(types).anyMatch(DataType::isCollated);
  }

  private static final class Parts {
    private final Object[] parts;

    Parts(Object[] parts) {
      this.parts = parts;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Parts that && Arrays.deepEquals(parts, that.parts);
    }

    @Override
    public int hashCode() {
      return Arrays.deepHashCode(parts);
    }
  }
}
