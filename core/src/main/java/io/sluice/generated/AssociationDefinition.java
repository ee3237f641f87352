package io.sluice.generated;

import io.sluice.model.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where an association is, and what it fixes. Immutable.
 *
 * @param source the entity that has it; asked for only when everything is there
 * @param position the place of its value in the state of an entity
 * @param name the name in Java
 * @param fixed what all rows of the target have that belong to it
 * @param throughFixed what all join rows have that belong to it
 * @param <S> the entity that has it
 */
public record AssociationDefinition<S>(
    Supplier<EntityType<S>> source,
    int position,
    String name,
    List<FixedText> fixed,
    List<FixedText> throughFixed) {

  /** Copies of the lists. */
  public AssociationDefinition {
    fixed = List.copyOf(fixed);
    throughFixed = List.copyOf(throughFixed);
  }

  /** An association that fixes nothing. */
  public static <S> AssociationDefinition<S> of(
      Supplier<EntityType<S>> source, int position, String name) {
    return new AssociationDefinition<>(source, position, name, List.of(), List.of());
  }

  /** This, of targets only that have one of the values. */
  public AssociationDefinition<S> fixed(String attribute, String... values) {
    return new AssociationDefinition<>(
        source, position, name, and(fixed, attribute, values), throughFixed);
  }

  /** This, by join rows only that have one of the values. */
  public AssociationDefinition<S> throughFixed(String attribute, String... values) {
    return new AssociationDefinition<>(
        source, position, name, fixed, and(throughFixed, attribute, values));
  }

  private static List<FixedText> and(List<FixedText> first, String attribute, String... values) {
    List<FixedText> all = new ArrayList<>(first);
    all.add(new FixedText(attribute, List.of(values)));
    return all;
  }
}
