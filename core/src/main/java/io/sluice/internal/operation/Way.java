package io.sluice.internal.operation;

import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import java.util.List;

/**
 * A way from rows to others that no entity has declared, for conditions. Immutable and thread-safe.
 */
final class Way<S, T> extends Association<S, T> {
  private final List<Attribute<S, ?>> from;
  private final EntityType<T> target;
  private final List<Attribute<T, ?>> to;

  /** A way by attributes that are equal to others. */
  Way(
      EntityType<S> source,
      List<Attribute<S, ?>> from,
      EntityType<T> target,
      List<Attribute<T, ?>> to) {
    super(source.javaType(), 0, "way");
    this.from = from;
    this.target = target;
    this.to = to;
  }

  @Override
  public Kind kind() {
    return Kind.HAS_ONE;
  }

  @Override
  public EntityType<T> target() {
    return target;
  }

  @Override
  public List<Attribute<S, ?>> sourceAttributes() {
    return from;
  }

  @Override
  public List<Attribute<T, ?>> targetAttributes() {
    return to;
  }
}
