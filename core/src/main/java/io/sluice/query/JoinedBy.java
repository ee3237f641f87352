package io.sluice.query;

import io.sluice.model.EntityType;
import io.sluice.model.ForeignKey;
import io.sluice.model.JoinRow;
import io.sluice.model.ReferentialAction;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The join table of an association, and which two of its foreign keys the association follows.
 * Immutable and thread-safe.
 *
 * @param <J> the entity of the join table
 */
public final class JoinedBy<J> {
  private final Supplier<EntityType<J>> type;
  private final Function<EntityType<J>, ForeignKey<J, ?>> near;
  private final Function<EntityType<J>, ForeignKey<J, ?>> far;

  private JoinedBy(
      Supplier<EntityType<J>> type,
      Function<EntityType<J>, ForeignKey<J, ?>> near,
      Function<EntityType<J>, ForeignKey<J, ?>> far) {
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
  public static <J> JoinedBy<J> entity(Supplier<EntityType<J>> type, String near, String far) {
    return new JoinedBy<>(type, each -> each.foreignKey(near), each -> each.foreignKey(far));
  }

  /** A table without an entity. */
  public static JoinedBy<JoinRow> table(JoinTable table) {
    return entity(table::type, JoinTable.NEAR, JoinTable.FAR);
  }

  /** With a plain attribute in the near foreign key's place, which then has no constraint. */
  public JoinedBy<J> plainNear(
      String attribute, Supplier<? extends EntityType<?>> source, String... references) {
    return new JoinedBy<>(type, each -> plain(each, attribute, source.get(), references), far);
  }

  /** With a plain attribute in the far foreign key's place, which then has no constraint. */
  public JoinedBy<J> plainFar(
      String attribute, Supplier<? extends EntityType<?>> target, String... references) {
    return new JoinedBy<>(type, near, each -> plain(each, attribute, target.get(), references));
  }

  private static <J, T> ForeignKey<J, T> plain(
      EntityType<J> type, String attribute, EntityType<T> target, String... references) {
    return new ForeignKey<>(
        attribute,
        List.of(type.attribute(attribute)),
        () -> target,
        List.of(references),
        new ForeignKey.Actions(ReferentialAction.DEFAULT, ReferentialAction.DEFAULT, false));
  }

  EntityType<J> type() {
    return type.get();
  }

  ForeignKey<J, ?> near() {
    return near.apply(type());
  }

  ForeignKey<J, ?> far() {
    return far.apply(type());
  }
}
