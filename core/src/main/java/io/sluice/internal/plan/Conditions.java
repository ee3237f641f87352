package io.sluice.internal.plan;

import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import io.sluice.query.Assignment;
import io.sluice.query.Condition;
import io.sluice.query.Condition.Comparator;
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
              attribute, Comparator.EQUAL, parameter(attribute, values.get(i))));
    }
    return Condition.allOf(parts);
  }

  /** The row was not soft-deleted, or null if the entity knows no soft delete. */
  public static <E> @Nullable Condition<E> live(EntityType<E> type) {
    Attribute<E, ?> deletedAt = type.find(Trait.DELETED_AT);
    return deletedAt == null ? null : new Condition.IsNull<>(deletedAt, false);
  }

  /** The attribute becomes the value. */
  public static <E> Assignment.Value<E> assign(Attribute<E, ?> attribute, @Nullable Object value) {
    return new Assignment.Value<>(attribute, parameter(attribute, value));
  }

  private static <E, V> Parameter<E, V> parameter(
      Attribute<E, V> attribute, @Nullable Object value) {
    DataType<V> type = attribute.type();
    return new Parameter<>(value == null ? null : type.javaType().cast(value), type);
  }
}
