package io.sluice.query;

import io.sluice.model.AttributeDefinition;

/**
 * An attribute with an order. Immutable and thread-safe.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public non-sealed class ComparableAttribute<E, V extends Comparable<? super V>>
    extends BasicAttribute<E, V> implements ComparableOperand<E, V> {

  /** An attribute as defined. */
  public ComparableAttribute(AttributeDefinition<E, V> definition) {
    super(definition);
  }
}
