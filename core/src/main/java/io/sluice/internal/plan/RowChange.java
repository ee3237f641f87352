package io.sluice.internal.plan;

import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import io.sluice.query.Assignment;
import io.sluice.query.Assignment.Value;
import io.sluice.query.Changes;
import io.sluice.query.Condition;
import io.sluice.query.Condition.Comparator;
import io.sluice.query.Expression.Arithmetic;
import io.sluice.query.Expression.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller assigns to one row: a value for each attribute, and what is expected of it before.
 * Not thread-safe until made.
 *
 * @param <E> the entity
 */
public final class RowChange<E> {
  private final EntityType<E> type;
  private final Map<Attribute<E, ?>, Value<E>> values = new LinkedHashMap<>();
  private final List<Condition<E>> expectations = new ArrayList<>();
  private final List<Attribute<E, ?>> expected = new ArrayList<>();

  private RowChange(EntityType<E> type, List<? extends Assignment<E>> assignments) {
    this.type = type;
    assignments.forEach(this::add);
  }

  private void add(Assignment<E> assignment) {
    if (assignment instanceof Changes<E> changes) {
      changes.assignments().forEach(this::add);
    } else if (assignment instanceof Assignment.Expect<E> expect) {
      expected.add(expect.attribute());
      expectations.add(
          new Condition.Comparison<>(expect.attribute(), Comparator.EQUAL, expect.value()));
    } else if (assignment instanceof Value<E> value
        && values.putIfAbsent(value.attribute(), value) != null) {
      throw new IllegalArgumentException(value.attribute() + " is assigned twice");
    }
  }

  /**
   * What a row is created of: values, and what the database computes.
   *
   * @throws IllegalArgumentException if an attribute is assigned twice, or one that a new row gives
   *     no value, or what is computed is a part of the key, by which the row is known
   */
  public static <E> RowChange<E> created(
      EntityType<E> type, List<? extends Assignment<E>> assignments) {
    RowChange<E> change = new RowChange<>(type, assignments);
    if (!change.expectations.isEmpty()) {
      throw new IllegalArgumentException(
          "a row to create has no values to expect: " + change.expectations);
    }
    for (Value<E> each : change.values.values()) {
      requireNot(Trait.NOT_INSERTED, each.attribute());
      if (each.attribute().is(Trait.ID)) {
        requireValue(each, "the key of a row to create is not computed: assign a value");
      }
    }
    return change;
  }

  /**
   * What a row is created of that is written with others.
   *
   * @throws IllegalArgumentException as {@link #created}, or if what is assigned is more than a
   *     value
   */
  public static <E> RowChange<E> inserted(
      EntityType<E> type, List<? extends Assignment<E>> assignments) {
    RowChange<E> change = created(type, assignments);
    for (Value<E> each : change.values.values()) {
      requireValue(each, "a row that is created with others takes values only");
    }
    return change;
  }

  private static void requireValue(Value<?> assigned, String otherwise) {
    if (!(assigned.value() instanceof Parameter)) {
      throw new IllegalArgumentException(assigned.attribute() + ": " + otherwise);
    }
  }

  /**
   * What many rows get.
   *
   * @throws IllegalArgumentException as {@link #updated}, or if one of them is expected to have a
   *     value
   */
  public static <E> RowChange<E> ofMany(EntityType<E> type, List<? extends Assignment<E>> values) {
    RowChange<E> change = updated(type, values);
    if (!change.expectations().isEmpty()) {
      throw new IllegalArgumentException("expect(…) is for one row; put it into the condition");
    }
    return change;
  }

  /**
   * What rows are updated by.
   *
   * @throws IllegalArgumentException if an attribute is assigned twice, or the version is, or one
   *     that updates do not write
   */
  public static <E> RowChange<E> updated(
      EntityType<E> type, List<? extends Assignment<E>> assignments) {
    RowChange<E> change = new RowChange<>(type, assignments);
    Attribute<E, ?> version = type.find(Trait.VERSION);
    if (version != null && change.values.containsKey(version)) {
      throw new IllegalArgumentException(version + " goes up by itself; use expect(…) to check it");
    }
    change.values.keySet().forEach(each -> requireNot(Trait.NOT_UPDATED, each));
    return change;
  }

  /**
   * What numbers of rows are changed by.
   *
   * @throws IllegalArgumentException if an attribute is assigned a value
   */
  public static <E> RowChange<E> incremented(
      EntityType<E> type, List<? extends Assignment<E>> assignments) {
    RowChange<E> change = updated(type, assignments);
    for (Value<E> each : change.values.values()) {
      if (!(each.value() instanceof Arithmetic)) {
        throw new IllegalArgumentException(
            each.attribute() + " is assigned a value: increment takes by(…); use update(…)");
      }
    }
    return change;
  }

  private static void requireNot(Trait trait, Attribute<?, ?> attribute) {
    if (attribute.is(trait)) {
      throw new IllegalArgumentException(attribute + " " + writtenBy(attribute));
    }
  }

  /** Who writes an attribute that callers cannot always write. */
  public static String writtenBy(Attribute<?, ?> attribute) {
    if (!attribute.generatedAs().isEmpty()) {
      return "is computed by the database: " + attribute.generatedAs();
    } else if (attribute.is(Trait.GENERATED)) {
      return "is made by the database";
    }
    return attribute.is(Trait.NOT_INSERTED)
        ? attribute.is(Trait.NOT_UPDATED)
            ? "is written by the database only"
            : "is given no value by a new row: it is not insertable"
        : "stays as a new row has it: it is not updatable";
  }

  /** The entity. */
  public EntityType<E> type() {
    return type;
  }

  /** What the row must have had, or nothing is written. */
  public List<Condition<E>> expectations() {
    return List.copyOf(expectations);
  }

  /** The attributes that must have had a value. */
  public List<Attribute<E, ?>> expected() {
    return List.copyOf(expected);
  }

  /** What is assigned, without what Sluice manages itself. */
  public List<Value<E>> values() {
    return List.copyOf(values.values());
  }

  /** Whether nothing is assigned. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Whether the attribute is assigned. */
  public boolean has(Attribute<E, ?> attribute) {
    return values.containsKey(attribute);
  }

  /** The value that is assigned to the attribute, or null if none is, or one that is computed. */
  public @Nullable Object value(Attribute<E, ?> attribute) {
    Value<E> found = values.get(attribute);
    return found != null && found.value() instanceof Parameter<E, ?> parameter
        ? parameter.value()
        : null;
  }
}
