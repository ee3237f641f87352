package io.sluice.model;

import io.sluice.generated.AssociationDefinition;
import io.sluice.internal.argument.Arguments;
import io.sluice.query.AssociatedValue;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.ToOne;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An association with at most one row of the target. Immutable and thread-safe.
 *
 * @param <S> the entity that has it
 * @param <T> the entity it leads to
 */
public abstract sealed class ToOneAssociation<S, T> extends Association<S, T> implements ToOne<S, T>
    permits BelongsToAssociation, HasOneAssociation {

  ToOneAssociation(AssociationDefinition<S> definition) {
    super(definition);
  }

  @Override
  public final <V> AssociatedValue.OfValue<S, V> value(Expression<T, V> value) {
    return new AssociatedValue.OfValue<>(this, AssociatedValue.Row.TARGET, value);
  }

  /** There is a row, and all the conditions are true of it. */
  @SafeVarargs
  public final Condition<S> is(Condition<T>... conditions) {
    return exists(List.copyOf(Arguments.each("condition", conditions)), false);
  }

  /** There is no row that all the conditions are true of. */
  @SafeVarargs
  public final Condition<S> isNot(Condition<T>... conditions) {
    return exists(List.copyOf(Arguments.each("condition", conditions)), true);
  }

  private Condition<S> exists(List<Condition<T>> conditions, boolean negated) {
    @Nullable Condition<T> all = conditions.isEmpty() ? null : Condition.allOf(conditions);
    return new Condition.Exists<>(this, all, negated);
  }
}
