package io.sluice.query;

import io.sluice.error.ModelException;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.ForeignKey;
import java.util.List;
import java.util.function.Supplier;

/**
 * Many rows of the target that refer to a row of the source. Immutable and thread-safe.
 *
 * @param <S> the entity that is referred to
 * @param <T> the entity that has the foreign key
 */
public final class HasManyAssociation<S, T> extends Association<S, T> {
  private final Supplier<EntityType<T>> target;
  private final String mappedBy;

  /** An association by the target's foreign key that comes from the component {@code mappedBy}. */
  public HasManyAssociation(
      Class<S> source, int position, String name, Supplier<EntityType<T>> target, String mappedBy) {
    super(source, position, name);
    this.target = target;
    this.mappedBy = mappedBy;
  }

  /** A row that all the conditions are true of is associated. */
  @SafeVarargs
  public final Condition<S> any(Condition<T>... conditions) {
    return new Condition.Exists<>(this, Condition.allOf(List.of(conditions)), false);
  }

  /** No row that all the conditions are true of is associated. */
  @SafeVarargs
  public final Condition<S> none(Condition<T>... conditions) {
    return new Condition.Exists<>(this, Condition.allOf(List.of(conditions)), true);
  }

  /** The foreign key of the target. */
  @SuppressWarnings(
      "unchecked") // the processor has seen that it refers to the source; check() does again
  public ForeignKey<T, S> foreignKey() {
    ForeignKey<T, ?> found = target().foreignKey(mappedBy);
    if (found.target().javaType() != source()) {
      throw new ModelException(
          this + " follows " + found + ", which refers to " + found.target(), null);
    }
    return (ForeignKey<T, S>) found;
  }

  @Override
  public EntityType<T> target() {
    return target.get();
  }

  @Override
  public List<Attribute<S, ?>> sourceAttributes() {
    return foreignKey().referenced();
  }

  @Override
  public List<Attribute<T, ?>> targetAttributes() {
    return foreignKey().attributes();
  }

  @Override
  public boolean toMany() {
    return true;
  }
}
