package io.sluice.query;

import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.ForeignKey;
import java.util.List;
import java.util.function.Supplier;

/**
 * The one row of the target that refers to a row of the source. Immutable and thread-safe.
 *
 * @param <S> the entity that is referred to
 * @param <T> the entity that has the foreign key
 */
public final class HasOneAssociation<S, T> extends ToOneAssociation<S, T> {
  private final Backward<S, T> backward;

  /** An association by the target's foreign key that comes from the component {@code mappedBy}. */
  public HasOneAssociation(
      Class<S> source, int position, String name, Supplier<EntityType<T>> target, String mappedBy) {
    this(source, position, name, Backward.of(target, mappedBy));
  }

  /** An association by the target's foreign key. */
  public HasOneAssociation(Class<S> source, int position, String name, Backward<S, T> backward) {
    super(source, position, name);
    this.backward = backward;
  }

  /** This association, of targets only that have one of the values; for generated code. */
  public HasOneAssociation<S, T> scope(String attribute, String... values) {
    return new HasOneAssociation<>(source(), position(), name(), backward.scope(attribute, values));
  }

  /** The foreign key of the target. */
  public ForeignKey<T, S> foreignKey() {
    return backward.foreignKey(this);
  }

  @Override
  public Kind kind() {
    return Kind.HAS_ONE;
  }

  @Override
  public EntityType<T> target() {
    return backward.target();
  }

  @Override
  public List<Attribute<S, ?>> sourceAttributes() {
    return foreignKey().referenced();
  }

  @Override
  public List<Attribute<T, ?>> targetAttributes() {
    return foreignKey().attributes();
  }

  @Override
  public List<Scope<T>> scope() {
    return backward.scope();
  }

  @Override
  protected void check() {
    super.check();
    foreignKey().check();
  }
}
