package io.sluice.query;

/**
 * A way to at most one row of another entity, on which its attributes can be used in conditions and
 * orders: {@code Project_.owner.to(User_.name).eq("Ada")}. They are null where there is no such
 * row. Immutable and thread-safe.
 *
 * @param <S> the entity where the way begins
 * @param <T> the entity that it leads to
 */
public sealed interface ToOne<S, T> permits ToOneAssociation, ToOnePath {
  /** A value of the row. */
  <V> Related.OfValue<S, V> value(Expression<T, V> value);

  /** An attribute of the row. */
  default <V> Operand<S, V> to(BasicAttribute<T, V> attribute) {
    return value(attribute);
  }

  /** An attribute of the row that has an order. */
  default <V extends Comparable<? super V>> ComparableOperand<S, V> to(
      ComparableAttribute<T, V> attribute) {
    Related.OfValue<S, V> value = value(attribute);
    return new Related.OfComparable<>(value.way(), value.value());
  }

  /** A text of the row. */
  default StringOperand<S> to(StringAttribute<T> attribute) {
    Related.OfValue<S, String> value = value(attribute);
    return new Related.OfString<>(value.way(), value.value());
  }

  /** A number of the row. */
  default <N extends Number & Comparable<? super N>> NumberOperand<S, N> to(
      NumberAttribute<T, N> attribute) {
    Related.OfValue<S, N> value = value(attribute);
    return new Related.OfNumber<>(value.way(), value.value());
  }

  /** The way on to the row that this one leads to. */
  default <U> ToOne<S, U> to(ToOneAssociation<T, U> association) {
    return new ToOnePath<>(this, association);
  }
}
