package io.sluice.query;

import io.sluice.model.Association;
import io.sluice.type.DataType;
import java.util.List;

/**
 * A value of another row: of the one that a to-one association leads to, null if there is none, or
 * of the join row by which a row is associated. Immutable and comparable.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public sealed interface Related<E, V> extends Operand<E, V> {
  /** Which row. */
  Way way();

  /** The value in that row. */
  Expression<?, V> value();

  @Override
  default DataType<V> type() {
    return value().type();
  }

  @Override
  default <R> R accept(Visitor<R> visitor) {
    return visitor.related(this);
  }

  /**
   * The way to another row.
   *
   * @param association the association
   * @param joinRow whether the row is that of the join table, not of the target
   * @param conditions what must be true of the row; added by the planner
   */
  record Way(Association<?, ?> association, boolean joinRow, List<Condition<?>> conditions) {
    static Way to(Association<?, ?> association) {
      return new Way(association, false, List.of());
    }

    static Way through(Association<?, ?> association) {
      return new Way(association, true, List.of());
    }

    private String print(Expression<?, ?> value) {
      return association + (joinRow ? ".through(" : ".to(") + value + ")";
    }
  }

  /** A value of any kind. */
  record OfValue<E, V>(Way way, Expression<?, V> value) implements Related<E, V> {
    @Override
    public String toString() {
      return way.print(value);
    }
  }

  /** A value with an order. */
  record OfComparable<E, V extends Comparable<? super V>>(Way way, Expression<?, V> value)
      implements Related<E, V>, ComparableOperand<E, V> {
    @Override
    public String toString() {
      return way.print(value);
    }
  }

  /** A text. */
  record OfString<E>(Way way, Expression<?, String> value)
      implements Related<E, String>, StringOperand<E> {
    @Override
    public String toString() {
      return way.print(value);
    }
  }

  /** A number. */
  record OfNumber<E, N extends Number & Comparable<? super N>>(Way way, Expression<?, N> value)
      implements Related<E, N>, NumberOperand<E, N> {
    @Override
    public String toString() {
      return way.print(value);
    }
  }
}
