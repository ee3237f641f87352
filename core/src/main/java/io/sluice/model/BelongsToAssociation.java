package io.sluice.model;

import io.sluice.generated.AssociationDefinition;
import io.sluice.query.Assignment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one row of the target that a row of the source refers to. Immutable and thread-safe.
 *
 * @param <S> the entity that has the foreign key
 * @param <T> the entity it refers to
 */
public final class BelongsToAssociation<S, T> extends ToOneAssociation<S, T> {
  private final Reference<S, T> reference;

  /** An association by a foreign key of the source. */
  public BelongsToAssociation(AssociationDefinition<S> definition, Reference<S, T> reference) {
    super(definition);
    this.reference = reference;
  }

  /** The foreign key of the source. */
  public Reference<S, T> reference() {
    return reference;
  }

  /**
   * Assigns the foreign key of an entity.
   *
   * @throws IllegalArgumentException if the entity has no key yet
   */
  public Assignment<S> set(T entity) {
    @Nullable Object[] state = target().mapper().state(entity);
    List<Object> values = new ArrayList<>();
    for (Attribute<T, ?> each : reference.referenced()) {
      Object value = state[each.position()];
      if (value == null) {
        throw new IllegalArgumentException(
            this + ": " + each + " is null; create the " + target() + " first");
      }
      values.add(value);
    }
    return reference.set(values);
  }

  /**
   * Assigns the key of a row.
   *
   * @throws IllegalArgumentException if it is no key of the target
   */
  public Assignment<S> setKey(Object key) {
    return reference.set(List.of(parts(key)));
  }

  /**
   * Assigns no row.
   *
   * @throws IllegalArgumentException if the foreign key takes no null
   */
  public Assignment<S> setNull() {
    List<Assignment<S>> parts = new ArrayList<>();
    reference.attributes().forEach(each -> parts.add(each.setNull()));
    return new Assignment.Several<>(List.copyOf(parts));
  }

  /**
   * The key that a row of the source refers to by its state, a value or the target's key class;
   * null if it refers to none.
   */
  public @Nullable Object keyHeldBy(@Nullable Object[] state) {
    return target().key(reference.attributes(), state);
  }

  /** The key by which a row of the target is referred to, as the other one; null if it has none. */
  public @Nullable Object keyOf(T row) {
    return target().key(reference.referenced(), target().mapper().state(row));
  }

  /**
   * The values of the foreign key that a key makes.
   *
   * @throws IllegalArgumentException if it is no key of the target
   */
  public Object[] parts(Object key) {
    return Key.values(target(), reference.referenced(), key, this);
  }

  @Override
  public EntityType<T> target() {
    return reference.target();
  }

  @Override
  public List<Attribute<S, ?>> sourceAttributes() {
    return reference.attributes();
  }

  @Override
  public List<Attribute<T, ?>> targetAttributes() {
    return reference.referenced();
  }

  @Override
  public Kind kind() {
    return Kind.BELONGS_TO;
  }
}
