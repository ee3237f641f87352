package io.sluice.query;

import io.sluice.model.Association;
import io.sluice.type.DataType;

/**
 * A value of another row: of the one that a to-one association leads to, null if there is none, or
 * of the join row by which a row is associated. Immutable and comparable.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public sealed interface AssociatedValue<E, V> extends Operand<E, V> {
  /** The association that leads to the row. */
  Association<?, ?> association();

  /** Which row. */
  Row row();

  /** The value in that row. */
  Expression<?, V> value();

  /** Which row of an association. */
  enum Row {
    /** The one that it leads to. */
    TARGET,
    /** That of its join table. */
    JOIN_ROW
  }

  @Override
  default DataType<V> type() {
    return value().type();
  }

  @Override
  default <R> R accept(Visitor<R> visitor) {
    return visitor.associatedValue(this);
  }

  private static String print(AssociatedValue<?, ?> each) {
    return each.association()
        + (each.row() == Row.JOIN_ROW ? ".through(" : ".to(")
        + each.value()
        + ")";
  }

  /** A value of any kind. */
  record OfValue<E, V>(Association<?, ?> association, Row row, Expression<?, V> value)
      implements AssociatedValue<E, V> {
    @Override
    public String toString() {
      return print(this);
    }
  }

  /** A value with an order. */
  record OfComparable<E, V extends Comparable<? super V>>(
      Association<?, ?> association, Row row, Expression<?, V> value)
      implements AssociatedValue<E, V>, ComparableOperand<E, V> {
    @Override
    public String toString() {
      return print(this);
    }
  }

  /** A text. */
  record OfString<E>(Association<?, ?> association, Row row, Expression<?, String> value)
      implements AssociatedValue<E, String>, StringOperand<E> {
    @Override
    public String toString() {
      return print(this);
    }
  }

  /** A number. */
  record OfNumber<E, N extends Number & Comparable<? super N>>(
      Association<?, ?> association, Row row, Expression<?, N> value)
      implements AssociatedValue<E, N>, NumberOperand<E, N> {
    @Override
    public String toString() {
      return print(this);
    }
  }
}
