package io.sluice.query;

import io.sluice.error.ModelException;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.ForeignKey;
import io.sluice.model.ReferentialAction;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The foreign key of the target that an association follows backwards, and the scope of targets.
 * Immutable and thread-safe.
 *
 * @param <S> the entity that the foreign key refers to
 * @param <T> the entity that has it
 */
public final class Backward<S, T> {
  private final Supplier<EntityType<T>> target;
  private final String mappedBy;
  private final @Nullable Supplier<EntityType<S>> source; // null: the foreign key knows
  private final List<String> references;
  private final List<ScopeText> scope;
  private volatile @Nullable ForeignKey<T, S> known; // found by two threads, it is the same

  private Backward(
      Supplier<EntityType<T>> target,
      String mappedBy,
      @Nullable Supplier<EntityType<S>> source,
      List<String> references,
      List<ScopeText> scope) {
    this.target = target;
    this.mappedBy = mappedBy;
    this.source = source;
    this.references = references;
    this.scope = scope;
  }

  /** The foreign key that comes from a component of the target. */
  public static <S, T> Backward<S, T> of(Supplier<EntityType<T>> target, String component) {
    return new Backward<>(target, component, null, List.of(), List.of());
  }

  /**
   * A foreign key without a constraint that is made of a plain attribute of the target.
   *
   * @param source the entity it refers to
   * @param references the attribute it refers to, none for the key
   */
  public static <S, T> Backward<S, T> plain(
      Supplier<EntityType<S>> source,
      Supplier<EntityType<T>> target,
      String attribute,
      String... references) {
    return new Backward<>(target, attribute, source, List.of(references), List.of());
  }

  /** This way to targets only that have one of the values. */
  Backward<S, T> scope(String attribute, String... values) {
    List<ScopeText> more = ScopeText.joined(scope, attribute, values);
    return new Backward<>(target, mappedBy, source, references, more);
  }

  List<Association.Scope<T>> scope() {
    return scope.isEmpty() ? List.of() : ScopeText.read(target(), scope);
  }

  EntityType<T> target() {
    return target.get();
  }

  ForeignKey<T, S> foreignKey(Association<S, T> association) {
    ForeignKey<T, S> found = known;
    if (found == null) {
      found = find(association);
      known = found;
    }
    return found;
  }

  @SuppressWarnings("unchecked") // the foreign key's target is compared with the source
  private ForeignKey<T, S> find(Association<S, T> association) {
    if (source != null) {
      return new ForeignKey<>(
          mappedBy,
          List.<Attribute<T, ?>>of(target().attribute(mappedBy)),
          source,
          references,
          new ForeignKey.Actions(ReferentialAction.DEFAULT, ReferentialAction.DEFAULT, false));
    }
    ForeignKey<T, ?> found = target().foreignKey(mappedBy);
    if (found.target().javaType() != association.source()) {
      throw new ModelException(
          association + " follows " + found + ", which refers to " + found.target(), null);
    }
    return (ForeignKey<T, S>) found;
  }
}
