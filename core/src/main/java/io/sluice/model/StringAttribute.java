package io.sluice.model;

import io.sluice.generated.AttributeDefinition;
import io.sluice.query.StringOperand;

/**
 * An attribute that is a text. Immutable and thread-safe.
 *
 * @param <E> the entity
 */
public final class StringAttribute<E> extends ComparableAttribute<E, String>
    implements StringOperand<E> {

  /** An attribute as defined. */
  public StringAttribute(AttributeDefinition<E, String> definition) {
    super(definition);
  }
}
