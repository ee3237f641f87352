package io.sluice.model;

import io.sluice.generated.AssociationDefinition;
import io.sluice.internal.argument.Arguments;
import io.sluice.query.ComparableOperand;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.Found;
import io.sluice.query.NumberOperand;
import io.sluice.query.Operand;
import io.sluice.query.StringOperand;
import io.sluice.query.Subquery;
import java.math.BigDecimal;
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
    return exists(List.copyOf(Arguments.each("condition", conditions)), false);
  }

  /** No row that all the conditions are true of is associated. */
  @SafeVarargs
  public final Condition<S> none(Condition<T>... conditions) {
    return exists(List.copyOf(Arguments.each("condition", conditions)), true);
  }

  /** How many rows that all the conditions are true of are associated. */
  @SafeVarargs
  public final NumberOperand<S, Long> count(Condition<T>... conditions) {
    return new Subquery.OfNumber<>(found(Expression.count(), conditions));
  }

  /** The smallest value of the associated rows that all the conditions are true of. */
  @SafeVarargs
  public final <V extends Comparable<? super V>> ComparableOperand<S, V> min(
      ComparableOperand<T, V> operand, Condition<T>... conditions) {
    return new Subquery.OfComparable<>(found(given(operand).min(), conditions));
  }

  /** The smallest text, as the other one. */
  @SafeVarargs
  public final StringOperand<S> min(StringOperand<T> operand, Condition<T>... conditions) {
    return new Subquery.OfString<>(found(given(operand).min(), conditions));
  }

  /** The smallest number, as the other one. */
  @SafeVarargs
  public final <N extends Number & Comparable<? super N>> NumberOperand<S, N> min(
      NumberOperand<T, N> operand, Condition<T>... conditions) {
    return new Subquery.OfNumber<>(found(given(operand).min(), conditions));
  }

  /** The greatest value of the associated rows that all the conditions are true of. */
  @SafeVarargs
  public final <V extends Comparable<? super V>> ComparableOperand<S, V> max(
      ComparableOperand<T, V> operand, Condition<T>... conditions) {
    return new Subquery.OfComparable<>(found(given(operand).max(), conditions));
  }

  /** The greatest text, as the other one. */
  @SafeVarargs
  public final StringOperand<S> max(StringOperand<T> operand, Condition<T>... conditions) {
    return new Subquery.OfString<>(found(given(operand).max(), conditions));
  }

  /** The greatest number, as the other one. */
  @SafeVarargs
  public final <N extends Number & Comparable<? super N>> NumberOperand<S, N> max(
      NumberOperand<T, N> operand, Condition<T>... conditions) {
    return new Subquery.OfNumber<>(found(given(operand).max(), conditions));
  }

  /** The sum over the associated rows that all the conditions are true of; null of none. */
  @SafeVarargs
  public final NumberOperand<S, BigDecimal> sum(
      NumberOperand<T, ?> operand, Condition<T>... conditions) {
    return new Subquery.OfNumber<>(found(given(operand).sum(), conditions));
  }

  /** The average over the associated rows that all the conditions are true of; null of none. */
  @SafeVarargs
  public final NumberOperand<S, Double> avg(
      NumberOperand<T, ?> operand, Condition<T>... conditions) {
    return new Subquery.OfNumber<>(found(given(operand).avg(), conditions));
  }

  /**
   * An aggregate of the associated rows that all the conditions are true of; null where it is null
   * of none.
   *
   * @throws IllegalArgumentException if it is a value of each row
   */
  @SafeVarargs
  public final <V> Operand<S, V> aggregate(Expression<T, V> aggregate, Condition<T>... conditions) {
    return new Subquery.OfValue<>(found(aggregate, conditions));
  }

  private <X> X given(X operand) {
    return Arguments.given(operand, this + ": the operand");
  }

  @SafeVarargs
  private <V> Found<T, V> found(Expression<T, V> aggregate, Condition<T>... conditions) {
    return new Found.OfAssociation<>(this, Arguments.each("condition", conditions), aggregate);
  }

  private Condition<S> exists(List<Condition<T>> conditions, boolean negated) {
    @Nullable Condition<T> all = conditions.isEmpty() ? null : Condition.allOf(conditions);
    return new Condition.Exists<>(this, all, negated);
  }
}
