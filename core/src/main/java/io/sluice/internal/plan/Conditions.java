package io.sluice.internal.plan;

import io.sluice.model.Association.Scope;
import io.sluice.model.Attribute;
import io.sluice.model.AttributeDefinition.Trait;
import io.sluice.model.EntityType;
import io.sluice.query.Assignment;
import io.sluice.query.BasicAttribute;
import io.sluice.query.Condition;
import io.sluice.query.Condition.Comparator;
import io.sluice.query.Expression;
import io.sluice.query.Expression.Parameter;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions and assignments over attributes whose types are known only when they run. */
public final class Conditions {
  private Conditions() {}

  /** All attributes are equal to their values. */
  public static <E> Condition<E> equal(
      List<? extends Attribute<E, ?>> attributes, List<Object> values) {
    List<Condition<E>> parts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Attribute<E, ?> attribute = attributes.get(i);
      parts.add(
          new Condition.Comparison<>(
              expression(attribute), Comparator.EQUAL, parameter(attribute, values.get(i))));
    }
    return Condition.allOf(parts);
  }

  /** The attributes together are one of the tuples. */
  public static <E> Condition<E> in(
      List<? extends Attribute<E, ?>> attributes, List<List<Object>> tuples) {
    return tuples.size() == 1
        ? equal(attributes, tuples.get(0))
        : new Condition.In<>(operands(attributes), tuples, false);
  }

  /** The attributes together are none of the tuples. */
  public static <E> Condition<E> notIn(
      List<? extends Attribute<E, ?>> attributes, List<List<Object>> tuples) {
    return new Condition.In<>(operands(attributes), tuples, true);
  }

  private static <E> List<Expression<E, ?>> operands(List<? extends Attribute<E, ?>> attributes) {
    List<Expression<E, ?>> operands = new ArrayList<>();
    attributes.forEach(each -> operands.add(expression(each)));
    return List.copyOf(operands);
  }

  /** The attributes have values of the scope. */
  public static <E> Condition<E> scope(Scope<E> scope) {
    List<List<Object>> tuples = scope.values().stream().map(List::of).toList();
    return in(List.of(scope.attribute()), tuples);
  }

  /** The row was not soft-deleted, or null if the entity knows no soft delete. */
  public static <E> @Nullable Condition<E> live(EntityType<E> type) {
    Attribute<E, ?> deletedAt = type.find(Trait.DELETED_AT);
    return deletedAt == null ? null : new Condition.IsNull<>(expression(deletedAt), false);
  }

  /** An attribute is different from its value, where null is a value like any other. */
  public static <E> Condition<E> distinct(
      List<? extends Attribute<E, ?>> attributes, List<Object> values) {
    List<Condition<E>> parts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Attribute<E, ?> attribute = attributes.get(i);
      parts.add(
          new Condition.Distinct<>(expression(attribute), parameter(attribute, values.get(i))));
    }
    return Condition.anyOf(parts);
  }

  /** The attribute becomes the value. */
  public static <E> Assignment.Value<E> assign(Attribute<E, ?> attribute, @Nullable Object value) {
    return new Assignment.Value<>(attribute, parameter(attribute, value));
  }

  /** The attribute as an expression. */
  public static <E, V> Expression<E, V> expression(Attribute<E, V> attribute) {
    return (BasicAttribute<E, V>) attribute;
  }

  private static <E, V> Expression<E, V> parameter(
      Attribute<E, V> attribute, @Nullable Object value) {
    DataType<V> type = attribute.type();
    return new Parameter<>(value == null ? null : type.javaType().cast(value), type);
  }
}
