package io.sluice.internal.plan;

import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.FixedAttribute;
import io.sluice.model.Key;
import io.sluice.model.Trait;
import io.sluice.query.Assignment;
import io.sluice.query.Changes;
import io.sluice.query.Condition;
import io.sluice.query.Condition.Comparator;
import io.sluice.query.Expression.Parameter;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.Collection;
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

  /** The row has one of the keys. */
  public static <E> Condition<E> among(EntityType<E> type, Collection<Key> keys) {
    return new Condition.In<>(List.copyOf(type.key()), Key.tuples(List.copyOf(keys)), false);
  }

  /** The row was not soft-deleted, or null if the entity knows no soft delete. */
  public static <E> @Nullable Condition<E> live(EntityType<E> type) {
    Attribute<E, ?> deletedAt = type.find(Trait.DELETED_AT);
    return deletedAt == null ? null : new Condition.IsNull<>(deletedAt, false);
  }

  /** What a row must have for the condition to be true: the values that it says are equal. */
  public static <E> List<Assignment<E>> fixed(Condition<E> condition) {
    List<Assignment<E>> all = new ArrayList<>();
    if (condition instanceof Condition.Junction<E> junction
        && junction.connective() == Condition.Connective.AND) {
      junction.conditions().forEach(each -> all.addAll(fixed(each)));
    } else if (condition instanceof Condition.Comparison<E> comparison
        && comparison.comparator() == Comparator.EQUAL
        && comparison.left() instanceof Attribute<E, ?> attribute
        && comparison.right() instanceof Parameter<E, ?>) {
      all.add(new Assignment.Value<>(attribute, comparison.right()));
    }
    return all;
  }

  /** The attribute becomes the value. */
  public static <E> Assignment.Value<E> assign(Attribute<E, ?> attribute, @Nullable Object value) {
    return new Assignment.Value<>(attribute, parameter(attribute, value));
  }

  /**
   * What a row is made of makes it one that the association leads to.
   *
   * @throws IllegalArgumentException if it does not
   */
  public static <E> void requireReached(
      Association<?, ?> association,
      List<FixedAttribute<E>> fixed,
      List<? extends Assignment<E>> assignments) {
    for (FixedAttribute<E> each : fixed) {
      Object value = each.isWritten() ? each.values().get(0) : value(each.attribute(), assignments);
      requireReached(association, each, value);
    }
  }

  private static void requireReached(
      Association<?, ?> association, FixedAttribute<?> fixed, @Nullable Object value) {
    if (value == null || !fixed.values().contains(value)) {
      throw new IllegalArgumentException(
          association
              + " leads to rows whose "
              + fixed.attribute()
              + " is in "
              + fixed.values()
              + ": assign one of them, not "
              + value);
    }
  }

  /**
   * The state of a new row gets what the association writes, and is one that it leads to.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static <E> void fix(
      Association<?, ?> association, List<FixedAttribute<E>> fixed, @Nullable Object[] state) {
    for (FixedAttribute<E> each : fixed) {
      int position = each.attribute().position();
      if (each.isWritten()) {
        state[position] = each.values().get(0);
      }
      requireReached(association, each, state[position]);
    }
  }

  private static <E> @Nullable Object value(
      Attribute<E, ?> attribute, List<? extends Assignment<E>> assignments) {
    for (Assignment<E> each : flat(assignments)) {
      if (each instanceof Assignment.Value<E> assigned
          && assigned.attribute() == attribute
          && assigned.value() instanceof Parameter<E, ?> parameter) {
        return parameter.value();
      }
    }
    return null;
  }

  /** The assignments, those of several columns one by one. */
  public static <E> List<Assignment<E>> flat(List<? extends Assignment<E>> assignments) {
    List<Assignment<E>> flat = new ArrayList<>();
    for (Assignment<E> each : assignments) {
      if (each instanceof Changes<E> changes) {
        flat.addAll(changes.assignments());
      } else {
        flat.add(each);
      }
    }
    return flat;
  }

  private static <E, V> Parameter<E, V> parameter(
      Attribute<E, V> attribute, @Nullable Object value) {
    DataType<V> type = attribute.type();
    return new Parameter<>(
        value == null ? null : type.javaType().cast(DataType.requireWhole(value, attribute)), type);
  }
}
