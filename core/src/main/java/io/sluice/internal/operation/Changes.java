package io.sluice.internal.operation;

import io.sluice.internal.plan.Conditions;
import io.sluice.model.Attribute;
import io.sluice.model.AttributeDefinition.Trait;
import io.sluice.model.EntityType;
import io.sluice.query.Assignment;
import io.sluice.query.Assignment.Value;
import io.sluice.query.Condition;
import io.sluice.query.Condition.Comparator;
import io.sluice.query.Expression.Arithmetic;
import io.sluice.query.Expression.Parameter;
import io.sluice.query.NumberAttribute;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The assignments of one write: flat, each attribute once, and with what Sluice manages itself. For
 * one write, by one thread.
 */
final class Changes<E> {
  private final EntityType<E> type;
  private final List<Value<E>> values = new ArrayList<>();
  private final List<Condition<E>> expectations = new ArrayList<>();
  private @Nullable Attribute<E, ?> deletedAt;

  /**
   * The assignments.
   *
   * @throws IllegalArgumentException if an attribute is assigned twice
   */
  Changes(EntityType<E> type, List<? extends Assignment<E>> assignments) {
    this.type = type;
    assignments.forEach(this::add);
  }

  private void add(Assignment<E> assignment) {
    if (assignment instanceof Assignment.Several<E> several) {
      several.parts().forEach(this::add);
    } else if (assignment instanceof Assignment.Expect<E> expect) {
      expectations.add(
          new Condition.Comparison<>(expect.attribute(), Comparator.EQUAL, expect.value()));
    } else if (assignment instanceof Value<E> value) {
      if (value(value.attribute()) != null) {
        throw new IllegalArgumentException(value.attribute() + " is assigned twice");
      }
      values.add(value);
    }
  }

  List<Condition<E>> expectations() {
    return expectations;
  }

  /** What is assigned, without what Sluice manages itself. */
  List<Value<E>> values() {
    return List.copyOf(values);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  private @Nullable Value<E> value(Attribute<E, ?> attribute) {
    return values.stream().filter(each -> each.attribute() == attribute).findFirst().orElse(null);
  }

  /** These assignments, if a row can be created of them. */
  Changes<E> forInsert() {
    if (!expectations.isEmpty()) {
      throw new IllegalArgumentException(
          "a row to create has no values to expect: " + expectations);
    }
    for (Value<E> each : values) {
      if (!(each.value() instanceof Parameter)) {
        throw new IllegalArgumentException(
            each.attribute() + ": a row to create has no value to compute with");
      }
    }
    return this;
  }

  /** These assignments, if a row can be updated by them. */
  Changes<E> forUpdate() {
    Attribute<E, ?> version = type.find(Trait.VERSION);
    if (version != null && value(version) != null) {
      throw new IllegalArgumentException(version + " goes up by itself; use expect(…) to check it");
    }
    return this;
  }

  /** These assignments, and those of a soft delete at the time of the write. */
  Changes<E> deleting(Attribute<E, ?> attribute) {
    deletedAt = attribute;
    return this;
  }

  /** These assignments, if they change numbers by so much. */
  Changes<E> forIncrement() {
    for (Value<E> each : values) {
      if (!(each.value() instanceof Arithmetic)) {
        throw new IllegalArgumentException(
            each.attribute() + " is assigned a value: increment takes by(…); use update(…)");
      }
    }
    return forUpdate();
  }

  /** All that an insert assigns: timestamps and the first version, too. */
  List<Value<E>> inserted(Clock clock) {
    List<Value<E>> all = new ArrayList<>(values);
    stamp(all, Trait.CREATED_AT, clock);
    stamp(all, Trait.UPDATED_AT, clock);
    Attribute<E, ?> version = type.find(Trait.VERSION);
    if (version != null) {
      all.removeIf(each -> each.attribute() == version);
      all.add(zero(version));
    }
    return all;
  }

  /** All that an update assigns: its timestamp and the next version, too. */
  List<Value<E>> updated(Clock clock) {
    List<Value<E>> all = new ArrayList<>(values);
    stamp(all, Trait.UPDATED_AT, clock);
    if (deletedAt != null) {
      all.add(Conditions.assign(deletedAt, now(clock, deletedAt.type().javaType())));
    }
    if (type.find(Trait.VERSION) instanceof NumberAttribute<E, ?> version) {
      all.add(next(version));
    }
    return all;
  }

  private void stamp(List<Value<E>> all, Trait trait, Clock clock) {
    Attribute<E, ?> attribute = type.find(trait);
    if (attribute != null && value(attribute) == null) {
      all.add(Conditions.assign(attribute, now(clock, attribute.type().javaType())));
    }
  }

  private static Object now(Clock clock, Class<?> javaType) {
    Instant now = clock.instant();
    if (javaType == OffsetDateTime.class) {
      return OffsetDateTime.ofInstant(now, clock.getZone());
    }
    return javaType == LocalDateTime.class ? LocalDateTime.ofInstant(now, clock.getZone()) : now;
  }

  private static <E> Value<E> zero(Attribute<E, ?> version) {
    Class<?> javaType = version.type().javaType();
    Object zero = javaType == Long.class ? 0L : javaType == Short.class ? (Object) (short) 0 : 0;
    return Conditions.assign(version, zero);
  }

  private static <E, N extends Number & Comparable<? super N>> Value<E> next(
      NumberAttribute<E, N> version) {
    return (Value<E>) version.by(1);
  }
}
