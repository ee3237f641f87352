package io.sluice.query;

import io.sluice.internal.argument.Arguments;
import io.sluice.query.Condition.Comparator;
import io.sluice.query.Expression.Parameter;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that has a value in each row of an entity, and can be compared and sorted by: one of
 * its attributes, one of a row it leads to, or a number of such rows. Immutable and thread-safe. A
 * value of null is an {@link IllegalArgumentException} in every comparison: SQL would never find it
 * true.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public non-sealed interface Operand<E, V> extends Expression<E, V> {

  /** Equal to the value. */
  default Condition<E> eq(V value) {
    return compare(Comparator.EQUAL, value);
  }

  /** Not equal to the value, and not null. */
  default Condition<E> ne(V value) {
    return compare(Comparator.NOT_EQUAL, value);
  }

  /** Equal to the other expression. */
  default Condition<E> eqTo(Expression<E, V> other) {
    return new Condition.Comparison<>(this, Comparator.EQUAL, Arguments.given(other, "expression"));
  }

  /** Not equal to the other expression, and neither is null. */
  default Condition<E> neTo(Expression<E, V> other) {
    return new Condition.Comparison<>(
        this, Comparator.NOT_EQUAL, Arguments.given(other, "expression"));
  }

  /** Different from the value, or null. */
  default Condition<E> isDistinctFrom(V value) {
    return new Condition.Distinct<>(this, Parameter.of(this, value, "isDistinctFrom"));
  }

  /** Null. */
  default Condition<E> isNull() {
    return new Condition.IsNull<>(this, false);
  }

  /** Not null. */
  default Condition<E> isNotNull() {
    return new Condition.IsNull<>(this, true);
  }

  /** One of the values. */
  @SuppressWarnings("unchecked") // the array is read only
  default Condition<E> in(V... values) {
    return in(Arrays.asList(Arguments.given(values, this + ".in(…): the array")));
  }

  /** One of the values; never true if there are none. */
  default Condition<E> in(Collection<? extends V> values) {
    return Arguments.given(values, this + ".in(…): the collection").isEmpty()
        ? Condition.none()
        : new Condition.In<>(List.of(this), tuples(values, "in"), false);
  }

  /**
   * One of the values that the query finds, which is a part of the same statement. It has the
   * default scope of its own entity.
   *
   * @param query which rows
   * @param value what of each of them, or an aggregate of all
   */
  default <T> Condition<E> in(Query<T> query, Expression<T, V> value) {
    return new Condition.InQuery<>(this, new Found.OfQuery<>(query, value), false);
  }

  /** None of the values that the query finds, and not null; nulls that it finds do not count. */
  default <T> Condition<E> notIn(Query<T> query, Expression<T, V> value) {
    return new Condition.InQuery<>(this, new Found.OfQuery<>(query, value), true);
  }

  /** None of the values, and not null. */
  @SuppressWarnings("unchecked") // the array is read only
  default Condition<E> notIn(V... values) {
    return notIn(Arrays.asList(Arguments.given(values, this + ".notIn(…): the array")));
  }

  /** None of the values, and not null; always true if there are none. */
  default Condition<E> notIn(Collection<? extends V> values) {
    return Arguments.given(values, this + ".notIn(…): the collection").isEmpty()
        ? Condition.all()
        : new Condition.In<>(List.of(this), tuples(values, "notIn"), true);
  }

  /** This, or the value where it is null. */
  default Operand<E, V> coalesce(V other) {
    return coalesce(Parameter.of(this, other, "coalesce"));
  }

  /** This, or the other expression where it is null. */
  default Operand<E, V> coalesce(Expression<E, V> other) {
    return new Computed.OfValue<>(
        Operation.Known.COALESCE, List.of(this, Arguments.given(other, "expression")), type());
  }

  /** This as a text, as the database writes it. */
  default StringOperand<E> castToText() {
    return new Computed.OfString<>(Operation.Known.CAST, List.of(this));
  }

  /** This as a number of the type. */
  default <N extends Number & Comparable<? super N>> NumberOperand<E, N> castToNumber(
      DataType<N> type) {
    return new Computed.OfNumber<>(
        Operation.Known.CAST, List.of(this), Arguments.given(type, "type"));
  }

  /** In how many rows it is not null: an aggregate. */
  default NumberOperand<E, Long> count() {
    return new Computed.OfNumber<>(Operation.Known.COUNT, List.of(this), DataType.LONG);
  }

  /** How many different values it has in all rows, without null: an aggregate. */
  default NumberOperand<E, Long> countDistinct() {
    return new Computed.OfNumber<>(Operation.Known.COUNT_DISTINCT, List.of(this), DataType.LONG);
  }

  /** Smallest first; where nulls are is the database's choice. */
  default OrderBy<E> asc() {
    return new OrderBy<>(this, OrderBy.Direction.ASC, OrderBy.Nulls.DEFAULT);
  }

  /** Greatest first; where nulls are is the database's choice. */
  default OrderBy<E> desc() {
    return new OrderBy<>(this, OrderBy.Direction.DESC, OrderBy.Nulls.DEFAULT);
  }

  private Condition<E> compare(Comparator comparator, @Nullable V value) {
    return new Condition.Comparison<>(
        this, comparator, Parameter.of(this, value, comparator.name().toLowerCase(Locale.ROOT)));
  }

  private List<List<Object>> tuples(Collection<? extends V> values, String method) {
    List<List<Object>> tuples = new ArrayList<>(values.size());
    for (V value : values) {
      Parameter.of(this, value, method);
      tuples.add(List.of(value));
    }
    return List.copyOf(tuples);
  }
}
