package io.sluice.query;

import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.ForeignKey;
import io.sluice.query.Expression.Parameter;
import io.sluice.type.DataType;
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
  private final ForeignKey<S, T> foreignKey;

  /** An association by a foreign key of the source. */
  public BelongsToAssociation(
      Class<S> source, int position, String name, ForeignKey<S, T> foreignKey) {
    super(source, position, name);
    this.foreignKey = foreignKey;
  }

  /** The foreign key of the source. */
  public ForeignKey<S, T> foreignKey() {
    return foreignKey;
  }

  /**
   * Assigns the foreign key of an entity.
   *
   * @throws IllegalArgumentException if the entity has no key yet
   */
  public Assignment<S> set(T entity) {
    @Nullable Object[] state = target().mapper().state(entity);
    List<Assignment<S>> parts = new ArrayList<>();
    List<Attribute<T, ?>> referenced = foreignKey.referenced();
    for (int i = 0; i < referenced.size(); i++) {
      Object value = state[referenced.get(i).position()];
      if (value == null) {
        throw new IllegalArgumentException(
            this + ": " + referenced.get(i) + " is null; create the " + target() + " first");
      }
      parts.add(assign(foreignKey.attributes().get(i), value));
    }
    return new Assignment.Several<>(List.copyOf(parts));
  }

  /**
   * Assigns no row.
   *
   * @throws IllegalArgumentException if the foreign key takes no null
   */
  public Assignment<S> setNull() {
    List<Assignment<S>> parts = new ArrayList<>();
    for (Attribute<S, ?> each : foreignKey.attributes()) {
      parts.add(((BasicAttribute<S, ?>) each).setNull());
    }
    return new Assignment.Several<>(List.copyOf(parts));
  }

  private static <S, V> Assignment<S> assign(Attribute<S, V> attribute, Object value) {
    DataType<V> type = attribute.type();
    return new Assignment.Value<>(
        attribute, new Parameter<S, V>(type.javaType().cast(value), type));
  }

  /** The key that the values of the foreign key make: a value, or the target's key class. */
  public Object key(List<Object> parts) {
    return parts.size() == 1 ? parts.get(0) : target().mapper().key(parts.toArray());
  }

  /**
   * The values of the foreign key that a key makes.
   *
   * @throws IllegalArgumentException if it is no key of the target
   */
  public Object[] parts(Object key) {
    boolean primary = foreignKey.referenced().equals(target().key());
    return primary ? target().mapper().keyParts(key) : new Object[] {referenced(key)};
  }

  private Object referenced(Object key) {
    Attribute<T, ?> attribute = foreignKey.referenced().get(0);
    Class<?> javaType = attribute.type().javaType();
    if (!javaType.isInstance(key)) {
      throw new IllegalArgumentException(
          this
              + ": "
              + attribute
              + " is a "
              + javaType.getSimpleName()
              + ", not "
              + key.getClass().getSimpleName()
              + ": "
              + key);
    }
    return key;
  }

  @Override
  public EntityType<T> target() {
    return foreignKey.target();
  }

  @Override
  public List<Attribute<S, ?>> sourceAttributes() {
    return foreignKey.attributes();
  }

  @Override
  public List<Attribute<T, ?>> targetAttributes() {
    return foreignKey.referenced();
  }

  @Override
  public Kind kind() {
    return Kind.BELONGS_TO;
  }
}
