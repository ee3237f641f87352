package io.sluice.query;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.internal.argument.Arguments;
import io.sluice.model.Attribute;
import io.sluice.query.Expression.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a write does to some attributes of a row, each once: of a request the fields that are
 * present, the columns of a composite foreign key. It is an assignment like any other, so that it
 * is taken wherever those are, alone or beside others. None at all is no error: an update by it
 * writes nothing. Every method returns a changed copy. Immutable, thread-safe and comparable.
 *
 * @param <E> the entity
 */
@CheckReturnValue
public final class Changes<E> implements Assignment<E> {
  private final Map<Attribute<E, ?>, Value<E>> values;
  private final List<Expect<E>> expectations;

  private Changes(Map<Attribute<E, ?>, Value<E>> values, List<Expect<E>> expectations) {
    this.values = values;
    this.expectations = expectations;
  }

  /** No changes. */
  public static <E> Changes<E> none() {
    return new Changes<>(Map.of(), List.of());
  }

  /** These changes; of several to one attribute the last one counts. */
  @SafeVarargs
  public static <E> Changes<E> of(Assignment<E>... assignments) {
    return of(Arguments.each("assignment", assignments));
  }

  /** These changes; of several to one attribute the last one counts. */
  public static <E> Changes<E> of(Collection<? extends Assignment<E>> assignments) {
    return Changes.<E>none().and(assignments);
  }

  /** With these, too, which replace those to the same attributes. */
  @SafeVarargs
  public final Changes<E> and(Assignment<E>... further) {
    return and(Arguments.each("assignment", further));
  }

  /** With these, too, which replace those to the same attributes. */
  public Changes<E> and(Collection<? extends Assignment<E>> further) {
    Map<Attribute<E, ?>, Value<E>> all = new LinkedHashMap<>(values);
    List<Expect<E>> expected = new ArrayList<>(expectations);
    Arguments.each("assignment", further).forEach(each -> add(each, all, expected));
    return new Changes<>(all, List.copyOf(expected));
  }

  private static <E> void add(
      Assignment<E> assignment, Map<Attribute<E, ?>, Value<E>> all, List<Expect<E>> expected) {
    if (assignment instanceof Changes<E> changes) {
      all.putAll(changes.values);
      expected.addAll(changes.expectations);
    } else if (assignment instanceof Expect<E> expect) {
      expected.add(expect);
    } else if (assignment instanceof Value<E> value) {
      all.put(value.attribute(), value);
    }
  }

  /** With the value, which may be null where the attribute takes null. */
  public <V> Changes<E> set(Attribute<E, V> attribute, @Nullable V value) {
    return and(Arguments.given(attribute, "attribute").setNullable(value));
  }

  /** With the value, if it is present. */
  public <V> Changes<E> setIf(Attribute<E, V> attribute, Optional<? extends V> value) {
    Arguments.given(attribute, "attribute");
    return Arguments.given(value, "the value of " + attribute).isPresent()
        ? set(attribute, value.get())
        : this;
  }

  /** With the value, which may be null where the attribute takes null, if the condition holds. */
  public <V> Changes<E> setIf(boolean condition, Attribute<E, V> attribute, @Nullable V value) {
    return condition ? set(attribute, value) : this;
  }

  /** Those of these attributes only; what is expected of a row stays. */
  @SafeVarargs
  public final Changes<E> only(Attribute<E, ?>... attributes) {
    List<Attribute<E, ?>> kept = Arguments.each("attribute", attributes);
    Map<Attribute<E, ?>, Value<E>> some = new LinkedHashMap<>(values);
    some.keySet().retainAll(kept);
    return new Changes<>(some, expectations);
  }

  /** Those of all other attributes; what is expected of a row stays. */
  @SafeVarargs
  public final Changes<E> without(Attribute<E, ?>... attributes) {
    Map<Attribute<E, ?>, Value<E>> some = new LinkedHashMap<>(values);
    Arguments.each("attribute", attributes).forEach(some::remove);
    return new Changes<>(some, expectations);
  }

  /** Whether nothing is assigned; something may be expected still. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Whether something is assigned to the attribute. */
  public boolean has(Attribute<E, ?> attribute) {
    return values.containsKey(Arguments.given(attribute, "attribute"));
  }

  /** Whether the database computes what is assigned to the attribute, as by {@code by(…)}. */
  public boolean isComputed(Attribute<E, ?> attribute) {
    Value<E> found = values.get(Arguments.given(attribute, "attribute"));
    return found != null && !(found.value() instanceof Parameter);
  }

  /** The attributes that something is assigned to, in the order in which that was said first. */
  public Set<Attribute<E, ?>> attributes() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /**
   * The value that is assigned to the attribute; empty if none is, or null, or one that the
   * database computes.
   */
  public <V> Optional<V> value(Attribute<E, V> attribute) {
    Value<E> found = values.get(Arguments.given(attribute, "attribute"));
    return found != null && found.value() instanceof Parameter<E, ?> parameter
        ? Optional.ofNullable(attribute.type().javaType().cast(parameter.value()))
        : Optional.empty();
  }

  /** What they are made of, one by one. */
  public List<Assignment<E>> assignments() {
    List<Assignment<E>> all = new ArrayList<>(values.values());
    all.addAll(expectations);
    return all;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Changes<?> changes
        && values.equals(changes.values)
        && expectations.equals(changes.expectations);
  }

  @Override
  public int hashCode() {
    return Objects.hash(values, expectations);
  }

  /** What is assigned and expected. */
  @Override
  public String toString() {
    return assignments().toString();
  }
}
