package io.sluice.query;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.internal.argument.Arguments;
import io.sluice.model.Attribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What an upsert does with a row that is there already. Unless something is said, it gets all that
 * the new row would have been given; of what is said, it gets that and nothing else. Every method
 * returns a changed copy. Immutable.
 *
 * @param <E> the entity
 */
@CheckReturnValue
public final class UpsertOptions<E> {
  private final List<Attribute<E, ?>> unique;
  private final boolean ignoring;
  private final List<Attribute<E, ?>> updated;
  private final List<Assignment<E>> assigned;
  private final List<Condition<E>> conditions;

  private UpsertOptions(
      List<Attribute<E, ?>> unique,
      boolean ignoring,
      List<Attribute<E, ?>> updated,
      List<Assignment<E>> assigned,
      List<Condition<E>> conditions) {
    this.unique = unique;
    this.ignoring = ignoring;
    this.updated = updated;
    this.assigned = assigned;
    this.conditions = conditions;
  }

  /** The options at first. */
  public static <E> UpsertOptions<E> defaults() {
    return new UpsertOptions<>(List.of(), false, List.of(), List.of(), List.of());
  }

  /**
   * The attributes that tell whether the row is there already: together they must be unique in the
   * database. Otherwise that is the key, if all of it is given, else the one unique attribute,
   * unique key or unique index of which all values are. Those of a unique index of some rows
   * ({@code @Index(where)}) tell it of these rows; others with the same values stay, and one is
   * created.
   */
  @SafeVarargs
  public final UpsertOptions<E> conflictOn(Attribute<E, ?>... attributes) {
    List<Attribute<E, ?>> given = List.copyOf(Arguments.each("attribute", attributes));
    return new UpsertOptions<>(given, ignoring, updated, assigned, conditions);
  }

  /** Leaves alone a row that is there already. */
  public UpsertOptions<E> ignoreConflicts() {
    return new UpsertOptions<>(unique, true, List.of(), List.of(), List.of());
  }

  /**
   * Gives a row that is there already the new row's values of these attributes, besides what else
   * is said. Its version and time of update go on.
   */
  @SafeVarargs
  public final UpsertOptions<E> updateOnConflict(Attribute<E, ?>... attributes) {
    List<Attribute<E, ?>> all = new ArrayList<>(updated);
    all.addAll(Arguments.each("attribute", attributes));
    return new UpsertOptions<>(unique, false, List.copyOf(all), assigned, conditions);
  }

  /**
   * Does this to a row that is there already, besides what else is said. {@code excluded()} of an
   * attribute is the value that the new row would have had: {@code visits.by(visits.excluded())}.
   */
  @SafeVarargs
  public final UpsertOptions<E> setOnConflict(Assignment<E>... assignments) {
    return setOnConflict(Arguments.each("assignment", assignments));
  }

  /** Does this to a row that is there already, as the other one. */
  public UpsertOptions<E> setOnConflict(Collection<? extends Assignment<E>> assignments) {
    List<Assignment<E>> all = new ArrayList<>(assigned);
    all.addAll(Arguments.each("assignment", assignments));
    return new UpsertOptions<>(unique, false, updated, List.copyOf(all), conditions);
  }

  /**
   * Leaves a row that is there already alone, unless all of these are true of it; {@code
   * excluded()} of an attribute is the value that the new row would have had. Only on PostgreSQL:
   * on MySQL and MariaDB it is an {@link io.sluice.error.UnsupportedFeatureException}.
   */
  @SafeVarargs
  public final UpsertOptions<E> onlyIf(Condition<E>... required) {
    List<Condition<E>> all = new ArrayList<>(conditions);
    all.addAll(Arguments.each("condition", required));
    return new UpsertOptions<>(unique, false, updated, assigned, List.copyOf(all));
  }

  /** The attributes that tell whether the row is there; empty where it is told by what is given. */
  public List<Attribute<E, ?>> unique() {
    return unique;
  }

  /** Whether a row that is there stays as it is. */
  public boolean ignoresConflicts() {
    return ignoring;
  }

  /** What a row that is there gets from the new one. */
  public List<Attribute<E, ?>> updated() {
    return updated;
  }

  /** What else is done to a row that is there. */
  public List<Assignment<E>> assigned() {
    return assigned;
  }

  /** What must be true of a row that is there. */
  public List<Condition<E>> conditions() {
    return conditions;
  }
}
