package io.sluice.query;

import io.sluice.model.Attribute;
import io.sluice.model.AttributeDefinition;
import io.sluice.query.Expression.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * An attribute as queries use it. Immutable and thread-safe.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public non-sealed class BasicAttribute<E, V> extends Attribute<E, V> implements Operand<E, V> {

  /** An attribute as defined. */
  public BasicAttribute(AttributeDefinition<E, V> definition) {
    super(definition);
  }

  @Override
  public final <R> R accept(Visitor<R> visitor) {
    return visitor.attribute(this);
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

  /** Assigns what the database computes. */
  public final Assignment<E> setTo(Expression<E, V> expression) {
    return new Assignment.Value<>(this, expression);
  }

  /** Says that the row must have this value, or nothing is written. */
  public final Assignment<E> expect(V value) {
    return new Assignment.Expect<>(this, Parameter.of(this, value, "expect"));
  }
}
