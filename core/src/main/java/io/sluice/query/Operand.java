package io.sluice.query;

import io.sluice.query.Condition.Comparator;
import io.sluice.query.Expression.Parameter;
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
    return new Condition.Comparison<>(this, Comparator.EQUAL, other);
  }

  /** Not equal to the other expression, and neither is null. */
  default Condition<E> neTo(Expression<E, V> other) {
    return new Condition.Comparison<>(this, Comparator.NOT_EQUAL, other);
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
    return in(Arrays.asList(values));
  }

  /** One of the values; never true if there are none. */
  default Condition<E> in(Collection<? extends V> values) {
    return values.isEmpty()
        ? Condition.none()
        : new Condition.In<>(List.of(this), tuples(values, "in"), false);
  }

  /** None of the values, and not null. */
  @SuppressWarnings("unchecked") // the array is read only
  default Condition<E> notIn(V... values) {
    return notIn(Arrays.asList(values));
  }

  /** None of the values, and not null; always true if there are none. */
  default Condition<E> notIn(Collection<? extends V> values) {
    return values.isEmpty()
        ? Condition.all()
        : new Condition.In<>(List.of(this), tuples(values, "notIn"), true);
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
