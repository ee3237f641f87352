package io.sluice.model;

import io.sluice.generated.AssociationDefinition;
import io.sluice.generated.FixedText;
import io.sluice.query.IncludePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What leads from the rows of one entity to rows of another. Immutable, thread-safe, and equal to
 * itself only; looks at the other entity only when asked.
 *
 * @param <S> the entity that has it
 * @param <T> the entity it leads to
 */
public abstract sealed class Association<S, T> implements IncludePath<S, T>
    permits ToOneAssociation, ToManyAssociation {
  private final AssociationDefinition<S> definition;

  Association(AssociationDefinition<S> definition) {
    this.definition = definition;
  }

  /** How the rows of two entities belong together. */
  public enum Kind {
    /** A foreign key of the source refers to one row. */
    BELONGS_TO,
    /** A foreign key of one row of the target refers to the source. */
    HAS_ONE,
    /** A foreign key of many rows of the target refers to the source. */
    HAS_MANY,
    /** Rows of a join table refer to the source and to many rows of the target. */
    BELONGS_TO_MANY
  }

  final AssociationDefinition<S> definition() {
    return definition;
  }

  @Override
  public final List<Association<?, ?>> associations() {
    return List.of(this);
  }

  /** The entity that has it. */
  public final EntityType<S> source() {
    return definition.source().get();
  }

  /** The place of its value in the state of an entity. */
  public final int position() {
    return definition.position();
  }

  /** The name in Java. */
  public final String name() {
    return definition.name();
  }

  /** How the rows belong together. */
  public abstract Kind kind();

  /** The entity it leads to. */
  public abstract EntityType<T> target();

  /** The attributes of the source whose values lead to the target's, or to the join table's. */
  public abstract List<Attribute<S, ?>> sourceAttributes();

  /**
   * The attributes of the target that match the source's, in the same order; with a join table
   * those that match its other foreign key.
   */
  public abstract List<Attribute<T, ?>> targetAttributes();

  /** The join table, or null where a foreign key of one of the two is enough. */
  public @Nullable Through<?> through() {
    return null;
  }

  /** What all rows of the target have that belong to it. */
  public List<FixedAttribute<T>> fixed() {
    return definition.fixed().isEmpty() ? List.of() : FixedText.read(target(), definition.fixed());
  }

  /** The target, with what its rows have: {@code Tag (type in [category])}. */
  public final String describedTarget() {
    StringBuilder text = new StringBuilder(target().name());
    for (FixedAttribute<T> each : fixed()) {
      text.append(" (").append(each.attribute().name()).append(" in ").append(each.values());
      text.append(')');
    }
    return text.toString();
  }

  /** What a row of the source has that leads to a row of the target. */
  public List<FixedAttribute<S>> sourceFixed() {
    return List.of();
  }

  /** Whether a row of the source leads to rows of the target at all, by its state. */
  public final boolean leadsFrom(@Nullable Object[] state) {
    for (FixedAttribute<S> each : sourceFixed()) {
      Object value = state[each.attribute().position()];
      if (value == null || !each.values().contains(value)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a row of the source leads to many rows of the target. */
  public final boolean toMany() {
    return kind() == Kind.HAS_MANY || kind() == Kind.BELONGS_TO_MANY;
  }

  /**
   * Whether a row of the source has one row of the target at most, so that a join gives it once. A
   * foreign key of the target sees to that only where it is unique.
   */
  public final boolean joinsOnce() {
    return kind() == Kind.BELONGS_TO
        || (kind() == Kind.HAS_ONE && target().isUnique(targetAttributes()));
  }

  /**
   * Looks at all that it refers to.
   *
   * @throws io.sluice.error.ModelException if something does not fit
   */
  void check() {
    targetAttributes();
    fixed();
    sourceFixed();
  }

  /** The entity and the name: {@code User.projects}. */
  @Override
  public final String toString() {
    return source().name() + "." + name();
  }

  /**
   * A join table, with the entity of its rows.
   *
   * @param type the entity
   * @param near the foreign key that refers to the source
   * @param far the foreign key that refers to the target
   * @param fixed what all its rows have that belong to the association
   * @param <J> the entity of its rows
   */
  public record Through<J>(
      EntityType<J> type,
      Reference<J, ?> near,
      Reference<J, ?> far,
      List<FixedAttribute<J>> fixed) {
    /** A copy of the list. */
    public Through {
      fixed = List.copyOf(fixed);
    }
  }
}
