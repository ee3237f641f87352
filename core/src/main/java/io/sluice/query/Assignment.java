package io.sluice.query;

import io.sluice.model.Attribute;

/**
 * What a write does to attributes of a row. Immutable and comparable.
 *
 * @param <E> the entity
 */
public sealed interface Assignment<E> permits Assignment.Value, Assignment.Expect, Changes {
  /**
   * An attribute becomes a value.
   *
   * @param attribute the attribute
   * @param value the value
   */
  record Value<E>(Attribute<E, ?> attribute, Expression<E, ?> value) implements Assignment<E> {}

  /**
   * An attribute must have a value, or nothing is written.
   *
   * @param attribute the attribute
   * @param value the value
   */
  record Expect<E>(Attribute<E, ?> attribute, Expression<E, ?> value) implements Assignment<E> {}
}
