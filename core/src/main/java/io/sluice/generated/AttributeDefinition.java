package io.sluice.generated;

import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import io.sluice.type.DataType;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What there is to know of an attribute. Immutable.
 *
 * @param entity the entity; asked for only when everything is there
 * @param position the place of its value in the state of an entity
 * @param name the name in Java
 * @param column the column, unquoted
 * @param type the type
 * @param traits what is special about it
 * @param defaultValue the column's default as SQL text, empty for none
 * @param generatedAs the SQL expression by which the database computes the column, empty for none
 * @param comment what the database says of the column, empty for nothing
 * @param <E> the entity
 * @param <V> the value
 */
public record AttributeDefinition<E, V>(
    Supplier<EntityType<E>> entity,
    int position,
    String name,
    String column,
    DataType<V> type,
    Set<Trait> traits,
    String defaultValue,
    String generatedAs,
    String comment) {

  /** A copy with traits that nobody else can change; errors of its type name the attribute. */
  public AttributeDefinition {
    type = type.named(() -> entity.get().name() + "." + name);
    traits = Set.copyOf(traits);
  }

  /** An attribute with nothing special about it. */
  public static <E, V> AttributeDefinition<E, V> of(
      Supplier<EntityType<E>> entity, int position, String name, String column, DataType<V> type) {
    return new AttributeDefinition<>(entity, position, name, column, type, Set.of(), "", "", "");
  }

  /** This definition with further traits. */
  public AttributeDefinition<E, V> with(Trait... more) {
    Set<Trait> all = EnumSet.noneOf(Trait.class);
    all.addAll(traits);
    all.addAll(Set.of(more));
    return new AttributeDefinition<>(
        entity, position, name, column, type, all, defaultValue, generatedAs, comment);
  }

  /** This definition with a column default, as SQL text. */
  public AttributeDefinition<E, V> withDefault(String sql) {
    return new AttributeDefinition<>(
        entity, position, name, column, type, traits, sql, generatedAs, comment);
  }

  /** This definition with the SQL expression by which the database computes the column. */
  public AttributeDefinition<E, V> withGeneratedAs(String sql) {
    return new AttributeDefinition<>(
        entity, position, name, column, type, traits, defaultValue, sql, comment);
  }

  /** This definition with what the database says of the column. */
  public AttributeDefinition<E, V> withComment(String text) {
    return new AttributeDefinition<>(
        entity, position, name, column, type, traits, defaultValue, generatedAs, text);
  }
}
