package io.sluice.query;

import io.sluice.type.DataType;

/**
 * A value that SQL gives which a user has written. Immutable and comparable.
 *
 * @param fragment the SQL
 * @param type the type of the value
 * @param <E> the entity
 * @param <V> the value
 */
public record SqlExpression<E, V extends Comparable<? super V>>(
    SqlFragment<E> fragment, DataType<V> type) implements ComparableOperand<E, V> {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.sql(this);
  }

  @Override
  public boolean isAggregate() {
    return fragment.isAggregate();
  }

  @Override
  public boolean isWindowed() {
    return fragment.isWindowed();
  }

  @Override
  public String toString() {
    return fragment.toString();
  }
}
