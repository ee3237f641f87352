package io.sluice.dialect;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What a driver is given and asked for in place of values it does not know, or does not treat alike
 * everywhere. Immutable and thread-safe.
 */
public final class DriverTypes {
  /** The driver knows all types. */
  public static final DriverTypes NONE = new DriverTypes(Map.of());

  private final Map<Class<?>, Mapping<?, ?>> mappings;

  private DriverTypes(Map<Class<?>, Mapping<?, ?>> mappings) {
    this.mappings = Map.copyOf(mappings);
  }

  /** These, and one more. */
  public <V, D> DriverTypes with(
      Class<V> type, Class<D> driverType, Function<V, D> write, Function<D, V> read) {
    Map<Class<?>, Mapping<?, ?>> more = new HashMap<>(mappings);
    more.put(type, new Mapping<>(type, driverType, write, read));
    return new DriverTypes(more);
  }

  /** The type that the driver is asked for. */
  public Class<?> driverType(Class<?> type) {
    Mapping<?, ?> mapping = mappings.get(type);
    return mapping == null ? type : mapping.driverType();
  }

  /** The value as the driver takes it. */
  public Object write(Object value) {
    Mapping<?, ?> mapping = mappings.get(value.getClass());
    return mapping == null ? value : mapping.written(value);
  }

  /** The value of the type, from one of its driver type. */
  public Object read(Object value, Class<?> type) {
    Mapping<?, ?> mapping = mappings.get(type);
    return mapping == null ? value : mapping.readBack(value);
  }

  private record Mapping<V, D>(
      Class<V> type, Class<D> driverType, Function<V, D> write, Function<D, V> read) {
    Object written(Object value) {
      return java.util.Objects.requireNonNull(write.apply(type.cast(value)));
    }

    Object readBack(Object value) {
      return java.util.Objects.requireNonNull(read.apply(driverType.cast(value)));
    }
  }
}
