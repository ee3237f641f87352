package io.sluice.model;

import java.util.List;

/**
 * A way from the rows of one entity to rows of another. Immutable, thread-safe, and equal to itself
 * only; looks at the target only when asked.
 *
 * @param <S> the entity that has it
 * @param <T> the entity it leads to
 */
public abstract class Association<S, T> {
  private final Class<S> source;
  private final int position;
  private final String name;

  /** An association of an entity, with the place of its value in the entity's state. */
  protected Association(Class<S> source, int position, String name) {
    this.source = source;
    this.position = position;
    this.name = name;
  }

  /** The class of the entity that has it. */
  public final Class<S> source() {
    return source;
  }

  /** The place of its value in the state of an entity. */
  public final int position() {
    return position;
  }

  /** The name in Java. */
  public final String name() {
    return name;
  }

  /** The entity it leads to. */
  public abstract EntityType<T> target();

  /** The attributes of the source whose values lead to the target's. */
  public abstract List<Attribute<S, ?>> sourceAttributes();

  /** The attributes of the target that match the source's, in the same order. */
  public abstract List<Attribute<T, ?>> targetAttributes();

  /** Whether a row of the source leads to many rows of the target. */
  public abstract boolean toMany();

  /** The entity and the name: {@code User.projects}. */
  @Override
  public final String toString() {
    return source.getSimpleName() + "." + name;
  }
}
