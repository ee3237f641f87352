package io.sluice.model;

import io.sluice.type.DataType;
import java.util.EnumSet;
import java.util.Set;

/**
 * What there is to know of an attribute, as generated code writes it down.
 *
 * @param entity the entity's class
 * @param position the place of its value in the state of an entity
 * @param name the name in Java
 * @param column the column, unquoted
 * @param type the type
 * @param traits what is special about it
 * @param defaultValue the column's default as SQL text, empty for none
 * @param <E> the entity
 * @param <V> the value
 */
public record AttributeDefinition<E, V>(
    Class<E> entity,
    int position,
    String name,
    String column,
    DataType<V> type,
    Set<Trait> traits,
    String defaultValue) {

  /** What can be special about an attribute. */
  public enum Trait {
    /** Part of the primary key. */
    ID,
    /** Made by the database on insert. */
    GENERATED,
    /** Takes no null. */
    NOT_NULL,
    /** No two rows share a value. */
    UNIQUE,
    /** The version of optimistic locking. */
    VERSION,
    /** The instant of creation. */
    CREATED_AT,
    /** The instant of the last change. */
    UPDATED_AT,
    /** The instant of a soft delete, null while the row is there. */
    DELETED_AT,
    /** A Java primitive: a query cannot leave it out. */
    PRIMITIVE
  }

  /** A copy with traits that nobody else can change. */
  public AttributeDefinition {
    traits = Set.copyOf(traits);
  }

  /** An attribute with nothing special about it. */
  public static <E, V> AttributeDefinition<E, V> of(
      Class<E> entity, int position, String name, String column, DataType<V> type) {
    return new AttributeDefinition<>(entity, position, name, column, type, Set.of(), "");
  }

  /** This definition with further traits. */
  public AttributeDefinition<E, V> with(Trait... more) {
    Set<Trait> all = EnumSet.noneOf(Trait.class);
    all.addAll(traits);
    all.addAll(Set.of(more));
    return new AttributeDefinition<>(entity, position, name, column, type, all, defaultValue);
  }

  /** This definition with a column default, as SQL text. */
  public AttributeDefinition<E, V> withDefault(String sql) {
    return new AttributeDefinition<>(entity, position, name, column, type, traits, sql);
  }
}
