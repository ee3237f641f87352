package io.sluice.generated;

import io.sluice.model.EntityType;
import io.sluice.model.JoinRow;
import io.sluice.model.Reference;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The join table of an association, and which two of its foreign keys the association follows.
 * Immutable and thread-safe.
 *
 * @param <J> the entity of the join table
 */
public final class JoinDefinition<J> {
  private final Supplier<EntityType<J>> type;
  private final Function<EntityType<J>, Reference<J, ?>> near;
  private final Function<EntityType<J>, Reference<J, ?>> far;

  private JoinDefinition(
      Supplier<EntityType<J>> type,
      Function<EntityType<J>, Reference<J, ?>> near,
      Function<EntityType<J>, Reference<J, ?>> far) {
    this.type = type;
    this.near = near;
    this.far = far;
  }

  /**
   * An entity, with the components of two of its foreign keys.
   *
   * @param near the one that refers to the entity that has the association
   * @param far the one that refers to the other
   */
  public static <J> JoinDefinition<J> entity(
      Supplier<EntityType<J>> type, String near, String far) {
    return new JoinDefinition<>(type, each -> each.reference(near), each -> each.reference(far));
  }

  /** A table without an entity. */
  public static JoinDefinition<JoinRow> table(JoinTableDefinition table) {
    return entity(table::type, JoinTableDefinition.NEAR, JoinTableDefinition.FAR);
  }

  /** With a plain attribute in the near foreign key's place, which then has no constraint. */
  public JoinDefinition<J> plainNear(
      String attribute, Supplier<? extends EntityType<?>> source, String... references) {
    return new JoinDefinition<>(type, each -> plain(each, attribute, source, references), far);
  }

  /** With a plain attribute in the far foreign key's place, which then has no constraint. */
  public JoinDefinition<J> plainFar(
      String attribute, Supplier<? extends EntityType<?>> target, String... references) {
    return new JoinDefinition<>(type, near, each -> plain(each, attribute, target, references));
  }

  private static <J> Reference<J, ?> plain(
      EntityType<J> type,
      String attribute,
      Supplier<? extends EntityType<?>> target,
      String... references) {
    return Reference.plain(type, attribute, target.get(), List.of(references));
  }

  /** The entity of the join rows. */
  public EntityType<J> type() {
    return type.get();
  }

  /** The foreign key that refers to the entity that has the association. */
  public Reference<J, ?> near() {
    return near.apply(type());
  }

  /** The foreign key that refers to the other. */
  public Reference<J, ?> far() {
    return far.apply(type());
  }
}
