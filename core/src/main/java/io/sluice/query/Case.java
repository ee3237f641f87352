package io.sluice.query;

import io.sluice.internal.argument.Arguments;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of the first condition that is true: {@code Case.when(User_.age.lt(18),
 * "young").otherwise("old")}. Immutable and comparable.
 *
 * @param branches the conditions with their values, one at least
 * @param otherwise the value where none is true, null for none
 * @param <E> the entity
 * @param <V> the value
 */
public record Case<E, V>(List<Branch<E, V>> branches, @Nullable Expression<E, V> otherwise)
    implements Operand<E, V> {

  /**
   * A condition, and the value where it is true.
   *
   * @param condition the condition
   * @param value the value
   */
  public record Branch<E, V>(Condition<E> condition, Expression<E, V> value) {
    /** Of what is not null. */
    public Branch {
      Arguments.given(condition, "condition");
      Arguments.given(value, "value");
    }
  }

  /** A copy of the list. */
  public Case {
    branches = List.copyOf(branches);
  }

  /** The value where the condition is true; null elsewhere, until more is said. */
  public static <E, V> Case<E, V> when(Condition<E> condition, Expression<E, V> value) {
    return new Case<>(List.of(new Branch<>(condition, value)), null);
  }

  /** The text where the condition is true; null elsewhere, until more is said. */
  public static <E> Case<E, String> when(Condition<E> condition, String value) {
    return when(condition, Expression.value(value, DataType.STRING));
  }

  /** The number where the condition is true; null elsewhere, until more is said. */
  public static <E> Case<E, Long> when(Condition<E> condition, long value) {
    return when(condition, Expression.value(value, DataType.LONG));
  }

  /** The value where this condition is true, and none before it is. */
  public Case<E, V> or(Condition<E> condition, Expression<E, V> value) {
    List<Branch<E, V>> more = new ArrayList<>(branches);
    more.add(new Branch<>(condition, value));
    return new Case<>(more, otherwise);
  }

  /** The value where this condition is true, and none before it is. */
  public Case<E, V> or(Condition<E> condition, V value) {
    return or(condition, Expression.value(value, type()));
  }

  /** The value where no condition is true. */
  public Case<E, V> otherwise(Expression<E, V> value) {
    return new Case<>(branches, Arguments.given(value, "value"));
  }

  /** The value where no condition is true. */
  public Case<E, V> otherwise(V value) {
    return otherwise(Expression.value(value, type()));
  }

  @Override
  public DataType<V> type() {
    return branches.get(0).value().type();
  }

  @Override
  public boolean isAggregate() {
    return branches.stream().anyMatch(each -> each.value().isAggregate())
        || (otherwise != null && otherwise.isAggregate());
  }

  @Override
  public boolean isWindowed() {
    return branches.stream().anyMatch(each -> each.value().isWindowed())
        || (otherwise != null && otherwise.isWindowed());
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.caseOf(this);
  }
}
