package io.sluice.query;

import io.sluice.internal.argument.Arguments;
import io.sluice.model.EntityType;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that a value of each row is computed over: those that have something in common with it,
 * in an order. {@code Window.of(User_.TYPE).partitionBy(User_.age).order(User_.name.asc())}. What
 * it gives stands among the values of a selection, and in its order. Immutable and comparable.
 *
 * @param partition what the rows have in common; empty for all rows
 * @param order their order; empty for none. Where there is one, an aggregate is that of the rows up
 *     to this one, and of those that are equal to it by the order
 * @param <E> the entity
 */
public record Window<E>(List<Expression<E, ?>> partition, List<OrderBy<E>> order) {
  /** Copies of the lists. */
  public Window {
    partition = List.copyOf(partition);
    order = List.copyOf(order);
  }

  /** All rows that are found, in no order. */
  public static <E> Window<E> of(EntityType<E> type) {
    Arguments.given(type, "entity type");
    return new Window<>(List.of(), List.of());
  }

  /** Rows that have these in common, in addition to earlier ones. */
  @SafeVarargs
  public final Window<E> partitionBy(Expression<E, ?>... expressions) {
    return new Window<>(
        joined(partition, Arguments.<Expression<E, ?>>each("expression", expressions)), order);
  }

  /** In this order, after earlier ones. */
  @SafeVarargs
  public final Window<E> order(OrderBy<E>... orders) {
    return new Window<>(partition, joined(order, Arguments.each("order", orders)));
  }

  private static <X> List<X> joined(List<X> first, List<X> second) {
    List<X> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** The number of the row, from 1 on; of rows that are equal by the order the server chooses. */
  public NumberOperand<E, Long> rowNumber() {
    return numbered(Operation.Known.ROW_NUMBER);
  }

  /** The rank of the row: rows that are equal by the order have the same, and leave a gap. */
  public NumberOperand<E, Long> rank() {
    return numbered(Operation.Known.RANK);
  }

  /** The rank of the row: rows that are equal by the order have the same, and leave no gap. */
  public NumberOperand<E, Long> denseRank() {
    return numbered(Operation.Known.DENSE_RANK);
  }

  private NumberOperand<E, Long> numbered(Operation.Known operation) {
    return new Windowed.OfNumber<>(
        new Computed.OfNumber<>(operation, List.of(), DataType.LONG), this);
  }

  /** The value in the row before this one; null in the first. */
  public <V> Operand<E, V> previous(Expression<E, V> value) {
    return neighbour(Operation.Known.LAG, value);
  }

  /** The value in the row after this one; null in the last. */
  public <V> Operand<E, V> next(Expression<E, V> value) {
    return neighbour(Operation.Known.LEAD, value);
  }

  private <V> Operand<E, V> neighbour(Operation.Known operation, Expression<E, V> value) {
    Arguments.given(value, "value");
    return new Windowed.OfValue<>(
        new Computed.OfValue<>(operation, List.of(value), value.type()), this);
  }

  /**
   * An aggregate of the rows.
   *
   * @throws IllegalArgumentException if it is anything else, or {@code countDistinct()}, which
   *     servers do not compute of windows
   */
  public <V> Operand<E, V> aggregate(Expression<E, V> aggregate) {
    return new Windowed.OfValue<>(requireAggregate(aggregate), this);
  }

  /** An aggregate of the rows that is a number, as the other one. */
  public <N extends Number & Comparable<? super N>> NumberOperand<E, N> aggregate(
      NumberOperand<E, N> aggregate) {
    return new Windowed.OfNumber<>(requireAggregate(aggregate), this);
  }

  private static <E, V> Computed<E, V> requireAggregate(Expression<E, V> given) {
    Arguments.given(given, "aggregate");
    if (given instanceof Computed<E, V> computed
        && computed.operation().isAggregate()
        && computed.operation() != Operation.Known.COUNT_DISTINCT
        && !computed.isWindowed()) {
      return computed;
    }
    throw new IllegalArgumentException(
        given
            + " is not what a window computes: use one aggregate such as sum(), but not"
            + " countDistinct(), and compute with what the window gives");
  }
}
