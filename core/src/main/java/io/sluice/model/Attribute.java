package io.sluice.model;

import io.sluice.generated.AttributeDefinition;
import io.sluice.internal.argument.Arguments;
import io.sluice.query.Assignment;
import io.sluice.query.Changes;
import io.sluice.query.Expression;
import io.sluice.query.Expression.Parameter;
import io.sluice.query.Operand;
import io.sluice.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * A value of an entity that a column holds. Immutable, thread-safe, and equal to itself only.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public sealed class Attribute<E, V> implements Operand<E, V>
    permits ComparableAttribute, JsonAttribute, ListAttribute, RangeAttribute {
  private final AttributeDefinition<E, V> definition;

  /** An attribute as defined. */
  public Attribute(AttributeDefinition<E, V> definition) {
    this.definition = definition;
  }

  /** The entity. */
  public final EntityType<E> entity() {
    return definition.entity().get();
  }

  /** The place of its value in the state of an entity. */
  public final int position() {
    return definition.position();
  }

  /** The name in Java. */
  public final String name() {
    return definition.name();
  }

  /** The column, unquoted. */
  public final String column() {
    return definition.column();
  }

  @Override
  public final DataType<V> type() {
    return definition.type();
  }

  /** The column's default as SQL text, empty for none. */
  public final String defaultValue() {
    return definition.defaultValue();
  }

  /** The SQL expression by which the database computes the column, empty for none. */
  public final String generatedAs() {
    return definition.generatedAs();
  }

  /** What the database says of the column, empty for nothing. */
  public final String comment() {
    return definition.comment();
  }

  /** Whether it has the trait. */
  public final boolean is(Trait trait) {
    return definition.traits().contains(Arguments.given(trait, "trait"));
  }

  /** Whether the column takes null. */
  public final boolean nullable() {
    return !is(Trait.NOT_NULL);
  }

  /**
   * Its value in an entity, or null: of a foreign key the key that the entity refers to, in its own
   * type.
   */
  public final @Nullable V of(E row) {
    return type().javaType().cast(entity().mapper().state(row)[position()]);
  }

  /** Assigns the value; for null there is {@link #setNull()}. */
  public final Assignment<E> set(V value) {
    return new Assignment.Value<>(this, Parameter.of(this, value, "set"));
  }

  /**
   * Assigns null.
   *
   * @throws IllegalArgumentException if the attribute takes none
   */
  public final Assignment<E> setNull() {
    if (!nullable()) {
      throw new IllegalArgumentException(this + " takes no null");
    }
    return new Assignment.Value<>(this, new Parameter<E, V>(null, type()));
  }

  /** Assigns the value, which may be null where it comes from elsewhere. */
  public final Assignment<E> setNullable(@Nullable V value) {
    return value == null ? setNull() : set(value);
  }

  /** Assigns the value; nothing if it is null, as of a field that a request has left out. */
  public final Assignment<E> setIf(@Nullable V value) {
    return value == null ? Changes.none() : set(value);
  }

  /** Assigns what the database computes: in a new row of values and subqueries only. */
  public final Assignment<E> setTo(Expression<E, V> expression) {
    return new Assignment.Value<>(this, Arguments.given(expression, "expression"));
  }

  /** Says that the row must have this value, or nothing is written. */
  public final Assignment<E> expect(V value) {
    return new Assignment.Expect<>(this, Parameter.of(this, value, "expect"));
  }

  /**
   * The value that an upsert has for a new row, in what it does to the row that is there already:
   * {@code visits.by(visits.excluded())}. In anything else it is an {@link
   * IllegalArgumentException}.
   */
  public final Expression<E, V> excluded() {
    return new Expression.Excluded<>(this);
  }

  @Override
  public final <R> R accept(Visitor<R> visitor) {
    return visitor.attribute(this);
  }

  /** The entity and the name: {@code User.name}. */
  @Override
  public final String toString() {
    return entity().name() + "." + name();
  }
}
