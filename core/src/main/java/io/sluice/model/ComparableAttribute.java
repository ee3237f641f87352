package io.sluice.model;

import io.sluice.generated.AttributeDefinition;
import io.sluice.query.ComparableOperand;

/**
 * An attribute with an order. Immutable and thread-safe.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public sealed class ComparableAttribute<E, V extends Comparable<? super V>> extends Attribute<E, V>
    implements ComparableOperand<E, V> permits StringAttribute, NumberAttribute {

  /** An attribute as defined. */
  public ComparableAttribute(AttributeDefinition<E, V> definition) {
    super(definition);
  }
}
