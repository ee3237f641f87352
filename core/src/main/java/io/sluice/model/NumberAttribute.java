package io.sluice.model;

import io.sluice.generated.AttributeDefinition;
import io.sluice.internal.argument.Arguments;
import io.sluice.query.Assignment;
import io.sluice.query.Expression;
import io.sluice.query.NumberOperand;

/**
 * An attribute that is a number. Immutable and thread-safe.
 *
 * @param <E> the entity
 * @param <N> the number
 */
public final class NumberAttribute<E, N extends Number & Comparable<? super N>>
    extends ComparableAttribute<E, N> implements NumberOperand<E, N> {

  /** An attribute as defined. */
  public NumberAttribute(AttributeDefinition<E, N> definition) {
    super(definition);
  }

  /** Assigns the number. */
  public Assignment<E> set(long number) {
    return set(type().coerce(number, this));
  }

  /** Says that the row must have this number, or nothing is written. */
  public Assignment<E> expect(long number) {
    return expect(type().coerce(number, this));
  }

  /** Assigns the column's own value, changed by the number: negative to go down. */
  public Assignment<E> by(long number) {
    return by(type().coerce(number, this));
  }

  /** Assigns the column's own value, changed by the number: negative to go down. */
  public Assignment<E> by(N number) {
    return new Assignment.Value<>(this, plus(number));
  }

  /** Assigns the column's own value, changed by what the expression gives. */
  public Assignment<E> by(Expression<E, N> expression) {
    return new Assignment.Value<>(
        this,
        new Arithmetic<>(
            this, Arithmetic.Operator.PLUS, Arguments.given(expression, "expression")));
  }
}
