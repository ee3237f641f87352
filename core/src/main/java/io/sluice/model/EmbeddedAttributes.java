package io.sluice.model;

import io.sluice.error.MappingException;
import io.sluice.internal.argument.Arguments;
import io.sluice.query.Assignment;
import io.sluice.query.Changes;
import io.sluice.query.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A component of an entity that is a record of several columns, which {@link
 * io.sluice.annotation.Embedded} marks. Generated code extends it by the record's attributes, as
 * {@code User_.address.city}. Immutable and thread-safe.
 *
 * @param <E> the entity
 * @param <T> the record
 */
public abstract class EmbeddedAttributes<E, T> {
  private final Supplier<EntityType<E>> entity;
  private final String name;
  private final boolean nullable;

  /**
   * For generated code.
   *
   * @param entity the entity; asked for only when everything is there
   * @param name the name in Java, after those of what it is in
   * @param nullable whether it can be null
   */
  protected EmbeddedAttributes(Supplier<EntityType<E>> entity, String name, boolean nullable) {
    this.entity = entity;
    this.name = name;
    this.nullable = nullable;
  }

  /** The attributes of its columns, also of those of records in it, by position. */
  public abstract List<Attribute<E, ?>> attributes();

  /** Puts the record's values into the state of an entity; for generated code. */
  protected abstract void put(T value, @Nullable Object[] state);

  /** Makes the record of an entity's state; for generated code. */
  protected abstract T instantiate(@Nullable Object[] state);

  /** Whether it can be null. */
  public final boolean nullable() {
    return nullable;
  }

  /**
   * Assigns all that the record has; for null there is {@link #setNull()}.
   *
   * @throws IllegalArgumentException if it would be read as something else
   */
  public final Assignment<E> set(T value) {
    return assigned(state(Arguments.given(value, "value of " + this)));
  }

  /**
   * Assigns null to all of its attributes.
   *
   * @throws IllegalArgumentException if it takes none
   */
  public final Assignment<E> setNull() {
    return assigned(state(null));
  }

  /** Assigns the record, which may be null where it comes from elsewhere. */
  public final Assignment<E> setNullable(@Nullable T value) {
    return value == null ? setNull() : set(value);
  }

  private Assignment<E> assigned(@Nullable Object[] state) {
    List<Assignment<E>> all = new ArrayList<>();
    for (Attribute<E, ?> each : attributes()) {
      if (each.generatedAs().isEmpty()) {
        all.add(assigned(each, state[each.position()]));
      }
    }
    return Changes.of(all);
  }

  private static <E, V> Assignment<E> assigned(Attribute<E, V> attribute, @Nullable Object value) {
    return attribute.setNullable(attribute.type().javaType().cast(value));
  }

  /** True where all that the record has is the same, nulls among it. */
  public final Condition<E> eq(T value) {
    @Nullable Object[] state = state(Arguments.given(value, "value of " + this));
    List<Condition<E>> all = new ArrayList<>();
    attributes().forEach(each -> all.add(same(each, state[each.position()])));
    return Condition.allOf(all);
  }

  private static <E, V> Condition<E> same(Attribute<E, V> attribute, @Nullable Object value) {
    return value == null
        ? attribute.isNull()
        : attribute.eq(attribute.type().javaType().cast(value));
  }

  /** True where all of its columns are null. */
  public final Condition<E> isNull() {
    return Condition.allOf(attributes().stream().map(Attribute::isNull).toList());
  }

  /** True where one of its columns is not null. */
  public final Condition<E> isNotNull() {
    return Condition.anyOf(attributes().stream().map(Attribute::isNotNull).toList());
  }

  private @Nullable Object[] state(@Nullable T value) {
    @Nullable Object[] state = new @Nullable Object[entity.get().stateSize()];
    write(value, state);
    return state;
  }

  /**
   * Puts it into the state of an entity, where nothing is in its place; for generated code.
   *
   * @throws IllegalArgumentException if it would be read as something else
   */
  public final void write(@Nullable T value, @Nullable Object[] state) {
    if (value != null) {
      put(value, state);
      if (nullable && isNull(state)) {
        throw new IllegalArgumentException(
            this
                + " is a record of nothing but nulls, which would be read as null: make it null, or"
                + " say @Embedded(nullable = false)");
      }
    } else if (!nullable) {
      throw new IllegalArgumentException(
          this + " takes no null: it is @Embedded(nullable = false)");
    }
  }

  /** Takes it out of the state of an entity; for generated code. */
  public final @Nullable T read(@Nullable Object[] state) {
    return nullable && isNull(state) ? null : instantiate(state);
  }

  private boolean isNull(@Nullable Object[] state) {
    for (Attribute<E, ?> each : attributes()) {
      if (state[each.position()] != null) {
        return false;
      }
    }
    return true;
  }

  /**
   * The value of a primitive of a record that is there; for generated code.
   *
   * @throws MappingException if it is null
   */
  protected static <V> V required(@Nullable Object[] state, Attribute<?, V> attribute) {
    Object value = state[attribute.position()];
    if (value == null) {
      throw new MappingException(
          attribute
              + " is null, or was not read, but other columns of its record are not: the component"
              + " is a primitive, which takes no null",
          null);
    }
    return attribute.type().javaType().cast(value);
  }

  /** The entity and the name: {@code User.address}. */
  @Override
  public final String toString() {
    return entity.get().name() + "." + name;
  }
}
