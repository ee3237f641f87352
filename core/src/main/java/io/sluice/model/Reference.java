package io.sluice.model;

import io.sluice.error.ModelException;
import io.sluice.query.Assignment;
import io.sluice.query.Changes;
import io.sluice.query.Expression.Parameter;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key: attributes of one entity that hold the key of a row of another. Immutable and
 * thread-safe; looks at the other entity only when asked.
 *
 * @param <S> the entity that has it
 * @param <T> the entity it refers to
 */
public final class Reference<S, T> {
  private final String name;
  private final List<Attribute<S, ?>> attributes;
  private final Supplier<EntityType<T>> target;
  private final List<String> referenced;
  private final Actions actions;
  private volatile @Nullable List<Attribute<T, ?>> known; // found by two threads, they are the same

  /**
   * A foreign key.
   *
   * @param name the component that it comes from
   * @param attributes the attributes that hold it
   * @param target the entity it refers to
   * @param referenced the names of the attributes it refers to, in the order of its own; empty for
   *     the key
   * @param actions what the constraint does
   */
  public Reference(
      String name,
      List<? extends Attribute<S, ?>> attributes,
      Supplier<EntityType<T>> target,
      List<String> referenced,
      Actions actions) {
    this.name = name;
    this.attributes = List.copyOf(attributes);
    this.target = target;
    this.referenced = List.copyOf(referenced);
    this.actions = actions;
  }

  /** A plain attribute that refers to an entity, without a constraint. */
  public static <S, T> Reference<S, T> plain(
      EntityType<S> type, String attribute, EntityType<T> target, List<String> referenced) {
    return new Reference<>(
        attribute,
        List.of(type.attribute(attribute)),
        () -> target,
        referenced,
        new Actions(ReferentialAction.DEFAULT, ReferentialAction.DEFAULT, false, Deferrable.NOT));
  }

  /** The component that it comes from. */
  public String name() {
    return name;
  }

  /** The attributes that hold it. */
  public List<Attribute<S, ?>> attributes() {
    return attributes;
  }

  /** The entity it refers to. */
  public EntityType<T> target() {
    return target.get();
  }

  /** The attributes it refers to, in the order of its own. */
  public List<Attribute<T, ?>> referenced() {
    List<Attribute<T, ?>> found = known;
    if (found == null) {
      found = referenced.isEmpty() ? target().key() : target().attributes(referenced);
      known = found;
    }
    return found;
  }

  /** Whether all its attributes take null, so that a row can be without a parent. */
  public boolean nullable() {
    return attributes.stream().allMatch(Attribute::nullable);
  }

  /** Assigns the values of what it refers to. */
  Assignment<S> set(List<Object> values) {
    List<Assignment<S>> parts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      parts.add(assign(attributes.get(i), values.get(i)));
    }
    return Changes.of(parts);
  }

  static <S, V> Assignment<S> assign(Attribute<S, V> attribute, Object value) {
    DataType<V> type = attribute.type();
    return new Assignment.Value<>(attribute, new Parameter<>(type.javaType().cast(value), type));
  }

  /** Whether {@code sync()} makes a constraint of it. */
  public boolean constraint() {
    return actions.constraint();
  }

  /** Whether the constraint can be checked later than at the end of a statement. */
  public Deferrable deferrable() {
    return actions.deferrable();
  }

  /** What a delete of the parent does; never DEFAULT. */
  public ReferentialAction onDelete() {
    if (actions.onDelete() != ReferentialAction.DEFAULT) {
      return actions.onDelete();
    }
    return nullable() ? ReferentialAction.SET_NULL : ReferentialAction.NO_ACTION;
  }

  /** What a change of the parent's key does; never DEFAULT. */
  public ReferentialAction onUpdate() {
    return actions.onUpdate() == ReferentialAction.DEFAULT
        ? ReferentialAction.CASCADE
        : actions.onUpdate();
  }

  /**
   * Compares its attributes with those it refers to.
   *
   * @throws ModelException if they do not fit
   */
  void check() {
    List<Attribute<T, ?>> others = referenced();
    if (others.size() != attributes.size()) {
      throw new ModelException(
          this + " has " + attributes.size() + " columns, but refers to " + others, null);
    }
    for (int i = 0; i < others.size(); i++) {
      if (others.get(i).type().javaType() != attributes.get(i).type().javaType()) {
        throw new ModelException(
            attributes.get(i)
                + " is no "
                + others.get(i).type().javaType().getName()
                + " as "
                + others.get(i)
                + ", which it refers to",
            null);
      }
    }
  }

  @Override
  public String toString() {
    return "foreign key " + attributes.get(0).entity().name() + "." + name;
  }

  /**
   * What the constraint does.
   *
   * @param onDelete on a delete of the parent
   * @param onUpdate on a change of the parent's key
   * @param constraint whether there is a constraint at all
   * @param deferrable whether it can be checked later than at the end of a statement
   */
  public record Actions(
      ReferentialAction onDelete,
      ReferentialAction onUpdate,
      boolean constraint,
      Deferrable deferrable) {
    /** The defaults. */
    public static final Actions DEFAULT =
        new Actions(ReferentialAction.DEFAULT, ReferentialAction.DEFAULT, true, Deferrable.NOT);
  }
}
