package io.sluice.model;

import io.sluice.generated.AssociationDefinition;
import io.sluice.query.AssociatedCount;
import io.sluice.query.Condition;
import io.sluice.query.NumberOperand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An association with any number of rows of the target. Immutable and thread-safe.
 *
 * @param <S> the entity that has it
 * @param <T> the entity it leads to
 */
public abstract sealed class ToManyAssociation<S, T> extends Association<S, T>
    permits HasManyAssociation, BelongsToManyAssociation {

  ToManyAssociation(AssociationDefinition<S> definition) {
    super(definition);
  }

  /** A row that all the conditions are true of is associated. */
  @SafeVarargs
  public final Condition<S> any(Condition<T>... conditions) {
    return exists(List.of(conditions), false);
  }

  /** No row that all the conditions are true of is associated. */
  @SafeVarargs
  public final Condition<S> none(Condition<T>... conditions) {
    return exists(List.of(conditions), true);
  }

  /** How many rows that all the conditions are true of are associated. */
  @SafeVarargs
  public final NumberOperand<S, Long> count(Condition<T>... conditions) {
    return new AssociatedCount<>(this, List.of(conditions));
  }

  private Condition<S> exists(List<Condition<T>> conditions, boolean negated) {
    @Nullable Condition<T> all = conditions.isEmpty() ? null : Condition.allOf(conditions);
    return new Condition.Exists<>(this, all, negated);
  }
}
