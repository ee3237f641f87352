package io.sluice.query;

import io.sluice.model.Attribute;
import io.sluice.model.AttributeDefinition;
import io.sluice.query.Condition.Comparator;
import io.sluice.query.Expression.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attribute as queries use it. Immutable and thread-safe. A value of null is an {@link
 * IllegalArgumentException} in every comparison: SQL would never find it true.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public non-sealed class BasicAttribute<E, V> extends Attribute<E, V> implements Expression<E, V> {

  /** An attribute as defined. */
  public BasicAttribute(AttributeDefinition<E, V> definition) {
    super(definition);
  }

  @Override
  public final <R> R accept(Visitor<R> visitor) {
    return visitor.attribute(this);
  }

  /** Equal to the value. */
  public final Condition<E> eq(V value) {
    return compare(Comparator.EQUAL, value);
  }

  /** Not equal to the value, and not null. */
  public final Condition<E> ne(V value) {
    return compare(Comparator.NOT_EQUAL, value);
  }

  /** Equal to the other expression. */
  public final Condition<E> eqTo(Expression<E, V> other) {
    return new Condition.Comparison<>(this, Comparator.EQUAL, other);
  }

  /** Not equal to the other expression, and neither is null. */
  public final Condition<E> neTo(Expression<E, V> other) {
    return new Condition.Comparison<>(this, Comparator.NOT_EQUAL, other);
  }

  /** Different from the value, or null. */
  public final Condition<E> isDistinctFrom(V value) {
    return new Condition.Distinct<>(this, parameter(value, "isDistinctFrom"));
  }

  /** Null. */
  public final Condition<E> isNull() {
    return new Condition.IsNull<>(this, false);
  }

  /** Not null. */
  public final Condition<E> isNotNull() {
    return new Condition.IsNull<>(this, true);
  }

  /** One of the values. */
  @SafeVarargs
  public final Condition<E> in(V... values) {
    return in(Arrays.asList(values));
  }

  /** One of the values; never true if there are none. */
  public final Condition<E> in(Collection<? extends V> values) {
    return values.isEmpty()
        ? Condition.none()
        : new Condition.In<>(List.of(this), tuples(values, "in"), false);
  }

  /** None of the values, and not null. */
  @SafeVarargs
  public final Condition<E> notIn(V... values) {
    return notIn(Arrays.asList(values));
  }

  /** None of the values, and not null; always true if there are none. */
  public final Condition<E> notIn(Collection<? extends V> values) {
    return values.isEmpty()
        ? Condition.all()
        : new Condition.In<>(List.of(this), tuples(values, "notIn"), true);
  }

  /** Smallest first; where nulls are is the database's choice. */
  public final OrderBy<E> asc() {
    return new OrderBy<>(this, OrderBy.Direction.ASC, OrderBy.Nulls.DEFAULT);
  }

  /** Greatest first; where nulls are is the database's choice. */
  public final OrderBy<E> desc() {
    return new OrderBy<>(this, OrderBy.Direction.DESC, OrderBy.Nulls.DEFAULT);
  }

  /** Assigns the value; for null there is {@link #setNull()}. */
  public final Assignment<E> set(V value) {
    return new Assignment.Value<>(this, parameter(value, "set"));
  }

  /**
   * Assigns null.
   *
   * @throws IllegalArgumentException if the attribute takes none
   */
  public final Assignment<E> setNull() {
    if (!nullable()) {
      throw new IllegalArgumentException(this + " takes no null");
    }
    return new Assignment.Value<>(this, new Parameter<E, V>(null, type()));
  }

  /** Assigns the value, which may be null where it comes from elsewhere. */
  public final Assignment<E> setNullable(@Nullable V value) {
    return value == null ? setNull() : set(value);
  }

  /** Assigns what the database computes. */
  public final Assignment<E> setTo(Expression<E, V> expression) {
    return new Assignment.Value<>(this, expression);
  }

  /** Says that the row must have this value, or nothing is written. */
  public final Assignment<E> expect(V value) {
    return new Assignment.Expect<>(this, parameter(value, "expect"));
  }

  final Condition<E> compare(Comparator comparator, V value) {
    return new Condition.Comparison<>(
        this, comparator, parameter(value, comparator.name().toLowerCase(java.util.Locale.ROOT)));
  }

  final Parameter<E, V> parameter(@Nullable V value, String method) {
    if (value == null) {
      throw new IllegalArgumentException(
          this
              + ": "
              + method
              + "(null); use isNull() or isNotNull() in a condition, setNull() in an assignment");
    }
    return new Parameter<>(value, type());
  }

  private List<List<Object>> tuples(Collection<? extends V> values, String method) {
    List<List<Object>> tuples = new ArrayList<>(values.size());
    for (V value : values) {
      parameter(value, method);
      tuples.add(List.of(value));
    }
    return List.copyOf(tuples);
  }
}
