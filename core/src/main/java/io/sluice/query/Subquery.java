package io.sluice.query;

import io.sluice.type.DataType;

/**
 * A value that a subquery finds: null where it finds no row, or no row has a value. Immutable and
 * comparable.
 *
 * @param <E> the entity in whose rows it is a value
 * @param <V> the value
 */
public sealed interface Subquery<E, V> extends Operand<E, V> {
  /** What is found. */
  Found<?, V> found();

  @Override
  default DataType<V> type() {
    return found().value().type();
  }

  @Override
  default <R> R accept(Visitor<R> visitor) {
    return visitor.subquery(this);
  }

  private static String print(Found<?, ?> found) {
    String value = found.value().toString();
    if (found instanceof Found.OfAssociation<?, ?> rows) {
      return rows.association() + (rows.conditions().isEmpty() ? "." : "(…).") + value;
    }
    return "(" + value + " of a query)";
  }

  /** A value of any kind. */
  record OfValue<E, V>(Found<?, V> found) implements Subquery<E, V> {
    @Override
    public String toString() {
      return print(found);
    }
  }

  /** A value with an order. */
  record OfComparable<E, V extends Comparable<? super V>>(Found<?, V> found)
      implements Subquery<E, V>, ComparableOperand<E, V> {
    @Override
    public String toString() {
      return print(found);
    }
  }

  /** A text. */
  record OfString<E>(Found<?, String> found) implements Subquery<E, String>, StringOperand<E> {
    @Override
    public String toString() {
      return print(found);
    }
  }

  /** A number. */
  record OfNumber<E, N extends Number & Comparable<? super N>>(Found<?, N> found)
      implements Subquery<E, N>, NumberOperand<E, N> {
    @Override
    public String toString() {
      return print(found);
    }
  }
}
