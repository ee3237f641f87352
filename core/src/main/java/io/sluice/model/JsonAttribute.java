package io.sluice.model;

import io.sluice.generated.AttributeDefinition;
import io.sluice.query.JsonOperand;

/**
 * An attribute whose column holds JSON. Immutable and thread-safe.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public final class JsonAttribute<E, V> extends Attribute<E, V> implements JsonOperand<E, V> {

  /** An attribute as defined. */
  public JsonAttribute(AttributeDefinition<E, V> definition) {
    super(definition);
  }
}
