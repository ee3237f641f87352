package io.sluice.generated;

import io.sluice.error.ModelException;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.model.Reference;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The foreign key of the target that an association follows from the other side. Immutable and
 * thread-safe.
 *
 * @param <S> the entity that the foreign key refers to
 * @param <T> the entity that has it
 */
public final class InverseReference<S, T> {
  private final Supplier<EntityType<T>> target;
  private final String mappedBy;
  private final @Nullable List<String> plain; // what a plain attribute refers to; null: declared
  private volatile @Nullable Reference<T, S> known; // found by two threads, it is the same

  private InverseReference(
      Supplier<EntityType<T>> target, String mappedBy, @Nullable List<String> plain) {
    this.target = target;
    this.mappedBy = mappedBy;
    this.plain = plain;
  }

  /** The foreign key that comes from a component of the target. */
  public static <S, T> InverseReference<S, T> of(Supplier<EntityType<T>> target, String component) {
    return new InverseReference<>(target, component, null);
  }

  /**
   * A foreign key without a constraint that is made of a plain attribute of the target.
   *
   * @param references the attribute it refers to, none for the key
   */
  public static <S, T> InverseReference<S, T> plain(
      Supplier<EntityType<T>> target, String attribute, String... references) {
    return new InverseReference<>(target, attribute, List.of(references));
  }

  /** The entity that has it. */
  public EntityType<T> target() {
    return target.get();
  }

  /** The foreign key that the association follows. */
  public Reference<T, S> of(Association<S, T> association) {
    Reference<T, S> found = known;
    if (found == null) {
      found = find(association);
      known = found;
    }
    return found;
  }

  @SuppressWarnings("unchecked") // the foreign key's target is compared with the source
  private Reference<T, S> find(Association<S, T> association) {
    if (plain != null) {
      return Reference.plain(target(), mappedBy, association.source(), plain);
    }
    Reference<T, ?> found = target().reference(mappedBy);
    if (found.target() != association.source()) {
      throw new ModelException(
          association + " follows " + found + ", which refers to " + found.target(), null);
    }
    return (Reference<T, S>) found;
  }
}
