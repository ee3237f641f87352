package io.sluice.model;

import io.sluice.generated.AssociationDefinition;
import io.sluice.generated.InverseReference;
import java.util.List;

/**
 * Many rows of the target that refer to a row of the source. Immutable and thread-safe.
 *
 * @param <S> the entity that is referred to
 * @param <T> the entity that has the foreign key
 */
public final class HasManyAssociation<S, T> extends ToManyAssociation<S, T> {
  private final InverseReference<S, T> inverse;

  /** An association by the target's foreign key. */
  public HasManyAssociation(AssociationDefinition<S> definition, InverseReference<S, T> inverse) {
    super(definition);
    this.inverse = inverse;
  }

  /** The foreign key of the target. */
  public Reference<T, S> reference() {
    return inverse.of(this);
  }

  @Override
  public Kind kind() {
    return Kind.HAS_MANY;
  }

  @Override
  public EntityType<T> target() {
    return inverse.target();
  }

  @Override
  public List<Attribute<S, ?>> sourceAttributes() {
    return reference().referenced();
  }

  @Override
  public List<Attribute<T, ?>> targetAttributes() {
    return reference().attributes();
  }

  @Override
  void check() {
    super.check();
    reference().check();
  }
}
