package io.sluice.model;

import io.sluice.generated.AttributeDefinition;
import io.sluice.internal.argument.Arguments;
import io.sluice.query.Assignment;
import io.sluice.query.Computed;
import io.sluice.query.Condition;
import io.sluice.query.Condition.Relation;
import io.sluice.query.Expression;
import io.sluice.query.Expression.Parameter;
import io.sluice.query.Operation;
import io.sluice.type.DataType;
import java.util.Collection;
import java.util.List;

/**
 * An attribute whose column holds an array. Immutable and thread-safe.
 *
 * @param <E> the entity
 * @param <T> the type of its elements
 */
public final class ListAttribute<E, T> extends Attribute<E, List<T>> {
  private final DataType<T> element;

  /**
   * An attribute as defined.
   *
   * @param element the type of its elements
   */
  public ListAttribute(DataType<T> element, AttributeDefinition<E, List<T>> definition) {
    super(definition);
    this.element = element;
  }

  /** The value is among the elements. */
  public Condition<E> contains(T value) {
    return containsAll(List.of(Arguments.given(value, this + ".contains(…): the value")));
  }

  /** Each of the values is among the elements; true of every array if there are none. */
  public Condition<E> containsAll(Collection<? extends T> values) {
    return relation(Relation.Kind.CONTAINS, values, "containsAll");
  }

  /** One of the values at least is among the elements; never true if there are none. */
  public Condition<E> containsAny(Collection<? extends T> values) {
    return relation(Relation.Kind.OVERLAPS, values, "containsAny");
  }

  /** Assigns the array with one more element at its end; of null that is one of it alone. */
  public Assignment<E> append(T value) {
    Expression<E, T> more =
        Expression.value(Arguments.given(value, this + ".append(…): the value"), element);
    return setTo(
        new Computed.OfValue<>(
            new Operation.Named("array_append", false), List.of(this, more), type()));
  }

  private Condition<E> relation(Relation.Kind kind, Collection<? extends T> values, String method) {
    Arguments.given(values, this + "." + method + "(…): the collection");
    List<T> all = List.copyOf(Arguments.each("value", values));
    return new Relation<>(this, kind, new Parameter<E, List<T>>(all, type()));
  }
}
