package io.sluice.query;

import io.sluice.type.DataType;

/**
 * What is computed of the rows around each row. Immutable and comparable.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public sealed interface Windowed<E, V> extends Operand<E, V> {
  /** What is computed. */
  Computed<E, V> function();

  /** Of which rows. */
  Window<E> window();

  @Override
  default DataType<V> type() {
    return function().type();
  }

  @Override
  default boolean isWindowed() {
    return true;
  }

  @Override
  default <R> R accept(Visitor<R> visitor) {
    return visitor.windowed(this);
  }

  private static String print(Windowed<?, ?> each) {
    return each.function() + " of a window";
  }

  /** A value of any kind. */
  record OfValue<E, V>(Computed<E, V> function, Window<E> window) implements Windowed<E, V> {
    @Override
    public String toString() {
      return print(this);
    }
  }

  /** A number. */
  record OfNumber<E, N extends Number & Comparable<? super N>>(
      Computed<E, N> function, Window<E> window) implements Windowed<E, N>, NumberOperand<E, N> {
    @Override
    public String toString() {
      return print(this);
    }
  }
}
