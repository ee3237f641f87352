package io.sluice.model;

import io.sluice.generated.AttributeDefinition;
import io.sluice.internal.argument.Arguments;
import io.sluice.query.Condition;
import io.sluice.query.Condition.Relation;
import io.sluice.query.Expression.Parameter;
import io.sluice.type.DataType;
import io.sluice.type.Range;

/**
 * An attribute whose column holds ranges. Immutable and thread-safe.
 *
 * @param <E> the entity
 * @param <T> the type of the values that are of a range
 */
public final class RangeAttribute<E, T extends Comparable<? super T>>
    extends Attribute<E, Range<T>> {
  private final DataType<T> element;

  /**
   * An attribute as defined.
   *
   * @param element the type of the values that are of a range
   */
  public RangeAttribute(DataType<T> element, AttributeDefinition<E, Range<T>> definition) {
    super(definition);
    this.element = element;
  }

  /** The value is of the range. */
  public Condition<E> contains(T value) {
    Arguments.given(value, this + ".contains(…): the value");
    return new Relation<>(this, Relation.Kind.CONTAINS, new Parameter<E, T>(value, element));
  }

  /** All values of the other range are of this one; true of every range if the other is empty. */
  public Condition<E> contains(Range<T> range) {
    return new Relation<>(this, Relation.Kind.CONTAINS, given(range, "contains"));
  }

  /** All values of the range are of the other one. */
  public Condition<E> isWithin(Range<T> range) {
    return new Relation<>(given(range, "isWithin"), Relation.Kind.CONTAINS, this);
  }

  /** Some value is of both ranges. */
  public Condition<E> overlaps(Range<T> range) {
    return new Relation<>(this, Relation.Kind.OVERLAPS, given(range, "overlaps"));
  }

  /** The ranges have no value in common, and none is between them. */
  public Condition<E> adjoins(Range<T> range) {
    return new Relation<>(this, Relation.Kind.ADJOINS, given(range, "adjoins"));
  }

  private Parameter<E, Range<T>> given(Range<T> range, String method) {
    return new Parameter<>(Arguments.given(range, this + "." + method + "(…): the range"), type());
  }
}
