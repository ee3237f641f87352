package io.sluice.model;

import io.sluice.generated.AssociationDefinition;
import io.sluice.generated.FixedText;
import io.sluice.generated.HalfKey;
import io.sluice.internal.argument.Arguments;
import io.sluice.query.Assignment;
import io.sluice.query.Changes;
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
  // found by two threads, they are the same
  private volatile @Nullable List<FixedAttribute<S>> known;

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
    Arguments.given(entity, this + ": the " + target());
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
    return set(values);
  }

  private Assignment<S> set(List<Object> values) {
    List<FixedAttribute<S>> fixed = sourceFixed();
    Assignment<S> key = reference.set(values);
    if (fixed.isEmpty()) {
      return key;
    }
    List<Assignment<S>> parts = new ArrayList<>();
    parts.add(key);
    fixed.forEach(each -> parts.add(Reference.assign(each.attribute(), each.values().get(0))));
    return Changes.of(parts);
  }

  /**
   * Assigns the key of a row.
   *
   * @throws IllegalArgumentException if it is no key of the target
   */
  public Assignment<S> setKey(Object key) {
    Arguments.given(key, this + ": the key");
    return set(List.of(parts(key)));
  }

  /**
   * Assigns no row.
   *
   * @throws IllegalArgumentException if the foreign key takes no null
   */
  public Assignment<S> setNull() {
    List<Assignment<S>> parts = new ArrayList<>();
    reference.attributes().forEach(each -> parts.add(each.setNull()));
    return Changes.of(parts);
  }

  @Override
  public List<FixedAttribute<T>> fixed() {
    return List.of();
  }

  @Override
  public List<FixedAttribute<S>> sourceFixed() {
    List<FixedAttribute<S>> found = known;
    if (found == null) { // asked for each row
      List<FixedText> texts = definition().fixed();
      found = texts.isEmpty() ? List.of() : FixedText.read(source(), texts);
      known = found;
    }
    return found;
  }

  /** Whether its foreign key is a plain attribute, which the entity has beside the association. */
  public boolean isMapped() {
    return !source().references().contains(reference);
  }

  /**
   * The key that a row of the source refers to by its state, a value or the target's key class; a
   * {@link HalfKey} if only some of its attributes have a value; null if none has.
   */
  public @Nullable Object heldBy(@Nullable Object[] state) {
    if (!leadsFrom(state)) {
      return null;
    }
    List<Attribute<S, ?>> attributes = reference.attributes();
    Object key = target().key(attributes, state);
    return key == null && attributes.size() > 1 ? half(attributes, state) : key;
  }

  private static @Nullable HalfKey half(
      List<? extends Attribute<?, ?>> attributes, @Nullable Object[] state) {
    @Nullable Object[] parts = new Object[attributes.size()];
    boolean any = false;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = state[attributes.get(i).position()];
      any |= parts[i] != null;
    }
    return any ? new HalfKey(parts) : null;
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
