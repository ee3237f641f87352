package io.sluice.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way from the rows of one entity to rows of another. Immutable, thread-safe, and equal to itself
 * only; looks at the target only when asked.
 *
 * @param <S> the entity that has it
 * @param <T> the entity it leads to
 */
public abstract class Association<S, T> {
  private final Class<S> source;
  private final int position;
  private final String name;

  /** An association of an entity, with the place of its value in the entity's state. */
  protected Association(Class<S> source, int position, String name) {
    this.source = source;
    this.position = position;
    this.name = name;
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

  /** The class of the entity that has it. */
  public final Class<S> source() {
    return source;
  }

  /** The place of its value in the state of an entity. */
  public final int position() {
    return position;
  }

  /** The name in Java. */
  public final String name() {
    return name;
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
  public List<Scope<T>> scope() {
    return List.of();
  }

  /** Whether a row of the source leads to many rows of the target. */
  public final boolean toMany() {
    return kind() == Kind.HAS_MANY || kind() == Kind.BELONGS_TO_MANY;
  }

  /**
   * Looks at all that it refers to.
   *
   * @throws io.sluice.error.ModelException if something does not fit
   */
  protected void check() {
    targetAttributes();
    scope();
  }

  /** The entity and the name: {@code User.projects}. */
  @Override
  public final String toString() {
    return source.getSimpleName() + "." + name;
  }

  /**
   * A join table, with the entity of its rows.
   *
   * @param type the entity
   * @param near the foreign key that refers to the source
   * @param far the foreign key that refers to the target
   * @param scope what all its rows have that belong to the association
   * @param <J> the entity of its rows
   */
  public record Through<J>(
      EntityType<J> type, ForeignKey<J, ?> near, ForeignKey<J, ?> far, List<Scope<J>> scope) {}

  /**
   * An attribute that has one of some values in all rows of an association. A single value is
   * written, too, where the association writes a row.
   *
   * @param attribute the attribute
   * @param values the values
   * @param <E> the entity
   */
  public record Scope<E>(Attribute<E, ?> attribute, List<Object> values) {
    /** The scope of an attribute by name, with values as text. */
    public static <E> Scope<E> of(EntityType<E> type, String attribute, List<String> values) {
      Attribute<E, ?> found = type.attribute(attribute);
      return new Scope<>(
          found, values.stream().<Object>map(each -> found.type().parse(each)).toList());
    }
  }
}
