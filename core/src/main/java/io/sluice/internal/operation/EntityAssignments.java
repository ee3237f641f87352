package io.sluice.internal.operation;

import io.sluice.internal.assembly.AssociationValues;
import io.sluice.internal.plan.Conditions;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.model.Trait;
import io.sluice.query.Assignment;
import io.sluice.query.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What entities assign when they are written. Thread-safe. */
final class EntityAssignments<E> {
  private final EntityType<E> type;
  private final AssociationValues values;

  EntityAssignments(EntityType<E> type, AssociationValues values) {
    this.type = type;
    this.values = values;
  }

  /**
   * What an entity assigns when it is created: nulls are left to defaults, where there are.
   *
   * @param graph the associations whose new rows are written with it
   * @throws IllegalArgumentException if there are new rows in another association
   */
  List<Assignment<E>> created(E entity, Graph<E> graph) {
    requireNamed(entity, graph);
    @Nullable Object[] state = type.mapper().state(entity);
    List<Assignment<E>> assignments = new ArrayList<>();
    for (Attribute<E, ?> each : type.attributes()) {
      Object value = state[each.position()];
      boolean left = each.is(Trait.GENERATED) || isStamp(each) || !each.defaultValue().isEmpty();
      if (value != null || !left) {
        assignments.add(Conditions.assign(each, value));
      }
    }
    return assignments;
  }

  /**
   * What is different between two states of the same row.
   *
   * @throws IllegalArgumentException if that is something that only Sluice writes, the key, or new
   *     rows of an association
   */
  List<Assignment<E>> difference(E before, E after) {
    @Nullable Object[] old = type.mapper().state(before);
    @Nullable Object[] changed = type.mapper().state(after);
    requireNoNewRows(changed);
    List<Assignment<E>> assignments = new ArrayList<>();
    for (Attribute<E, ?> each : type.attributes()) {
      boolean differs = !Objects.deepEquals(old[each.position()], changed[each.position()]);
      if (differs && each.is(Trait.ID)) {
        throw new IllegalArgumentException(
            each + " differs: before and after are not the same " + type);
      }
      if (differs && isManaged(each)) {
        throw new IllegalArgumentException(each + " differs, but " + manager(each));
      }
      if (differs) {
        assignments.add(Conditions.assign(each, changed[each.position()]));
      }
    }
    return assignments;
  }

  /** All that a replacement of the row assigns. */
  List<Assignment<E>> replacement(E entity) {
    @Nullable Object[] state = type.mapper().state(entity);
    requireNoNewRows(state);
    List<Assignment<E>> assignments = new ArrayList<>();
    for (Attribute<E, ?> each : type.attributes()) {
      if (!each.is(Trait.ID) && !isManaged(each)) {
        assignments.add(Conditions.assign(each, state[each.position()]));
      }
    }
    return assignments;
  }

  private static boolean isManaged(Attribute<?, ?> attribute) {
    return attribute.is(Trait.VERSION) || attribute.is(Trait.GENERATED) || isStamp(attribute);
  }

  private static boolean isStamp(Attribute<?, ?> attribute) {
    return attribute.is(Trait.CREATED_AT)
        || attribute.is(Trait.UPDATED_AT)
        || attribute.is(Trait.DELETED_AT);
  }

  /** Nothing that is not named has new rows. */
  void requireNamed(E entity, Graph<E> graph) {
    @Nullable Object[] state = type.mapper().state(entity);
    type.associations().forEach(each -> requireNamed(each, state, graph));
  }

  private static String manager(Attribute<?, ?> attribute) {
    if (attribute.is(Trait.DELETED_AT)) {
      return "is written by destroy(…) and restoreByPk(…) only";
    } else if (attribute.is(Trait.VERSION)) {
      return "counts the updates; what it is to be is said by expect(…)";
    }
    return attribute.is(Trait.GENERATED)
        ? "is made by the database"
        : "is written by Sluice; another clock is set by settings.clock(…)";
  }

  /**
   * Nothing has new rows, which an update would not write.
   *
   * @throws IllegalArgumentException if something has
   */
  void requireNoNewRows(@Nullable Object[] state) {
    for (Association<E, ?> each : type.associations()) {
      if (hasUnwritten(each, state)) {
        throw new IllegalArgumentException(
            each
                + " has rows that an update does not write: write them by the association's own"
                + " operations, or leave them out");
      }
    }
  }

  private void requireNamed(
      Association<E, ?> association, @Nullable Object[] state, Graph<E> graph) {
    if (!graph.has(association) && hasUnwritten(association, state)) {
      String metamodel = association.toString().replace(".", "_.");
      throw new IllegalArgumentException(
          association
              + " has rows that this would not write: name it, as in create(…, "
              + metamodel
              + "), or leave them out");
    }
  }

  // a belongs-to with a key is written by its key
  private boolean hasUnwritten(Association<E, ?> association, @Nullable Object[] state) {
    boolean key =
        association.kind() == Association.Kind.BELONGS_TO
            && Key.ofState(type, association.sourceAttributes(), state) != null;
    return !key && !values.newRows(association, state[association.position()]).isEmpty();
  }
}
