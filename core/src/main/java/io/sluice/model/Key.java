package io.sluice.model;

import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a row of an entity: the values of its primary key, or of other attributes that an
 * association refers to. Each value is of the type of its attribute, and in the one form that the
 * type has for it, so that 1 and 1L, 1.5 and 1.50, and equal arrays make equal keys; keys of
 * different entities are never equal. Texts are equal if their characters are: whether the database
 * takes others for equal, too, only the database knows. Immutable and thread-safe.
 */
public final class Key {
  private final EntityType<?> type;
  private final List<? extends Attribute<?, ?>> attributes;
  private final Object[] parts;

  private Key(EntityType<?> type, List<? extends Attribute<?, ?>> attributes, Object[] parts) {
    this.type = type;
    this.attributes = attributes;
    this.parts = parts;
  }

  /**
   * The key that a caller means: a value, or the entity's key class.
   *
   * @param attributes the attributes that it has values of
   * @throws IllegalArgumentException if it is none
   */
  public static <E> Key of(
      EntityType<E> type, List<? extends Attribute<E, ?>> attributes, Object key) {
    Object[] parts = values(type, attributes, key, null);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = attributes.get(i).type().normal(parts[i]);
    }
    return new Key(type, attributes, parts);
  }

  /**
   * The key that a caller means, or that an entity has.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static <E> Key ofEither(
      EntityType<E> type, List<? extends Attribute<E, ?>> attributes, Object keyOrEntity) {
    Class<E> javaType = type.javaType();
    return javaType.isInstance(keyOrEntity)
        ? ofEntity(type, attributes, javaType.cast(keyOrEntity))
        : of(type, attributes, keyOrEntity);
  }

  /**
   * The values of the key that a caller means, as they are.
   *
   * @param of what the key is for, named in the error
   * @throws IllegalArgumentException if it is none
   */
  static <E> Object[] values(
      EntityType<E> type,
      List<? extends Attribute<E, ?>> attributes,
      Object key,
      @Nullable Association<?, E> of) {
    boolean primary = attributes.equals(type.key());
    if (attributes.size() == 1) {
      Attribute<E, ?> attribute = attributes.get(0);
      if (attribute.type().javaType().isInstance(key)) {
        return new Object[] {key};
      }
      String wanted = primary ? "a key of " + type : (of == null ? "" : of + ": ") + attribute;
      return new Object[] {attribute.type().coerce(key, wanted)};
    }
    if (!primary) {
      throw new IllegalArgumentException(
          key + " is no " + type + ", which has " + attributes + ", as the association refers to");
    }
    return type.mapper().keyParts(key);
  }

  /**
   * The key that an entity has.
   *
   * @throws IllegalArgumentException if one of its values is null
   */
  public static <E> Key ofEntity(
      EntityType<E> type, List<? extends Attribute<E, ?>> attributes, E entity) {
    @Nullable Object[] state = type.mapper().state(entity);
    Key key = ofState(type, attributes, state);
    if (key == null) {
      throw missing(type, attributes, entity);
    }
    return key;
  }

  /** The error that says which of the attributes an entity has no value of. */
  public static <E> IllegalArgumentException missing(
      EntityType<E> type, List<? extends Attribute<E, ?>> attributes, E entity) {
    @Nullable Object[] state = type.mapper().state(entity);
    Attribute<E, ?> missing =
        attributes.stream()
            .filter(each -> state[each.position()] == null)
            .findFirst()
            .orElseThrow();
    return new IllegalArgumentException(missing + " is null: create the " + type + " first");
  }

  /** The key that a state of an entity has, or null if one of its values is null. */
  public static @Nullable Key ofState(
      EntityType<?> type, List<? extends Attribute<?, ?>> attributes, @Nullable Object[] state) {
    Object[] parts = new Object[attributes.size()];
    for (int i = 0; i < parts.length; i++) {
      Attribute<?, ?> attribute = attributes.get(i);
      Object value = state[attribute.position()];
      if (value == null) {
        return null;
      }
      parts[i] = attribute.type().normal(value);
    }
    return new Key(type, attributes, parts);
  }

  /** Whether a state of an entity has all values of a key. */
  public static boolean isIn(List<? extends Attribute<?, ?>> attributes, @Nullable Object[] state) {
    for (int i = 0; i < attributes.size(); i++) { // for each row, so without an iterator
      if (state[attributes.get(i).position()] == null) {
        return false;
      }
    }
    return true;
  }

  /** A state of the entity that has the values of this key, of the attributes, and no others. */
  public @Nullable Object[] state(List<? extends Attribute<?, ?>> attributes) {
    @Nullable Object[] state = new @Nullable Object[type.stateSize()];
    for (int i = 0; i < parts.length; i++) {
      state[attributes.get(i).position()] = parts[i];
    }
    return state;
  }

  /** The key of the values, each of the attribute at its place. */
  public static <E> Key ofValues(
      EntityType<E> type, List<? extends Attribute<E, ?>> attributes, List<?> values) {
    Object[] parts = new Object[attributes.size()];
    for (int i = 0; i < parts.length; i++) {
      Attribute<E, ?> attribute = attributes.get(i);
      DataType<?> dataType = attribute.type();
      parts[i] = dataType.normal(dataType.coerce(values.get(i), attribute));
    }
    return new Key(type, attributes, parts);
  }

  /** Its values. */
  public List<Object> parts() {
    return List.of(parts);
  }

  /** One of its values. */
  public Object part(int index) {
    return parts[index];
  }

  /** How many values it has. */
  public int size() {
    return parts.length;
  }

  /** Whether only the database knows which keys are equal to it. */
  public boolean isCollated() {
    return attributes.stream().anyMatch(each -> each.type().isCollated());
  }

  /** As users write it: a value, or a list of values if there are several. */
  public Object shown() {
    return parts.length == 1 ? parts[0] : parts();
  }

  /** Keys as users write them. */
  public static List<Object> shown(List<Key> keys) {
    List<Object> shown = new ArrayList<>(keys.size());
    keys.forEach(each -> shown.add(each.shown()));
    return List.copyOf(shown);
  }

  /** The values of each of the keys. */
  public static List<List<Object>> tuples(List<Key> keys) {
    List<List<Object>> tuples = new ArrayList<>(keys.size());
    keys.forEach(each -> tuples.add(each.parts()));
    return tuples;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Key key && type == key.type && Arrays.deepEquals(parts, key.parts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(parts);
  }

  /** The entity and the values: {@code User [1]}. */
  @Override
  public String toString() {
    return type + " " + Arrays.deepToString(parts);
  }
}
