package io.sluice.model;

import io.sluice.model.AttributeDefinition.Trait;
import io.sluice.type.DataType;

/**
 * A value of an entity that a column holds. Immutable, thread-safe, and equal to itself only.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public abstract class Attribute<E, V> {
  private final AttributeDefinition<E, V> definition;

  /** An attribute as defined. */
  protected Attribute(AttributeDefinition<E, V> definition) {
    this.definition = definition;
  }

  /** The entity's class. */
  public final Class<E> entity() {
    return definition.entity();
  }

  /** The place of its value in the state of an entity. */
  public final int position() {
    return definition.position();
  }

  /** The name in Java. */
  public final String name() {
    return definition.name();
  }

  /** The column, unquoted. */
  public final String column() {
    return definition.column();
  }

  /** The type. */
  public final DataType<V> type() {
    return definition.type();
  }

  /** The column's default as SQL text, empty for none. */
  public final String defaultValue() {
    return definition.defaultValue();
  }

  /** Whether it has the trait. */
  public final boolean is(Trait trait) {
    return definition.traits().contains(trait);
  }

  /** Whether the column takes null. */
  public final boolean nullable() {
    return !is(Trait.NOT_NULL);
  }

  /** The entity and the name: {@code User.name}. */
  @Override
  public final String toString() {
    return entity().getSimpleName() + "." + name();
  }
}
