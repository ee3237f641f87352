package io.sluice.internal.operation;

import io.sluice.generated.KeyHolder;
import io.sluice.internal.assembly.AssociationValues;
import io.sluice.internal.plan.Conditions;
import io.sluice.internal.plan.RowChange;
import io.sluice.internal.plan.Stamp;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.model.Trait;
import io.sluice.query.Assignment;
import io.sluice.query.Graph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What entities assign when they are written. Thread-safe. */
final class EntityAssignments<E> {
  private final EntityType<E> type;
  private final AssociationValues values;
  private final MappedKeys<E> mappedKeys;

  EntityAssignments(EntityType<E> type, AssociationValues values) {
    this.type = type;
    this.values = values;
    this.mappedKeys = new MappedKeys<>(type, values);
  }

  /**
   * What an entity assigns when it is created: nulls are left to defaults, where there are.
   *
   * @param graph the associations whose new rows are written with it
   * @throws IllegalArgumentException if there are new rows in another association, or a value that
   *     the database is to make
   */
  List<Assignment<E>> created(E entity, Graph<E> graph) {
    @Nullable Object[] state = type.mapper().state(entity);
    requireNamed(state, graph);
    type.attributes().forEach(each -> requireNotGenerated(each, state));
    mappedKeys.settle(state);
    return ofInserted(state);
  }

  /**
   * The state of the row that an entity becomes.
   *
   * @param graph the associations whose new rows are written with it
   * @param keepsGenerated whether values are kept that the database is to make
   * @throws IllegalArgumentException as for {@link #created}
   */
  @Nullable Object[] inserted(E entity, Graph<E> graph, boolean keepsGenerated) {
    @Nullable Object[] state = type.mapper().state(entity);
    requireNamed(state, graph);
    for (Attribute<E, ?> each : type.attributes()) {
      if (keepsGenerated && each.is(Trait.NOT_INSERTED) && !each.is(Trait.ID)) {
        state[each.position()] = null; // that of the row which was read
      } else if (!keepsGenerated
          || each.is(Trait.NOT_INSERTED)
          || MappedKeys.isUnset(each, state)) {
        requireNotGenerated(each, state);
      }
    }
    mappedKeys.settle(state);
    return state;
  }

  /** What a row of the state assigns when it is created. */
  List<Assignment<E>> ofInserted(@Nullable Object[] state) {
    List<Assignment<E>> assignments = new ArrayList<>();
    for (Attribute<E, ?> each : type.attributes()) {
      if (isGiven(each, state)) {
        assignments.add(Conditions.assign(each, state[each.position()]));
      }
    }
    return assignments;
  }

  /**
   * The state of an entity of which these attributes are written over its row.
   *
   * @throws IllegalArgumentException if one was not read, there are new rows of associations, or
   *     two components differ that have the same column
   */
  @Nullable Object[] overwriting(E entity, List<Attribute<E, ?>> attributes) {
    @Nullable Object[] state = type.mapper().state(entity);
    requireNoNewRows(state);
    Set<Attribute<?, ?>> unread = unread(state);
    unread.retainAll(attributes);
    if (!unread.isEmpty()) {
      throw new IllegalArgumentException("The " + type + " was read without " + unread);
    }
    mappedKeys.settleWhole(state);
    return state;
  }

  /**
   * The attribute, if a caller may write it over a row.
   *
   * @throws IllegalArgumentException if it is a part of the key, or only Sluice writes it
   */
  static <E> Attribute<E, ?> requireWritable(Attribute<E, ?> attribute) {
    if (attribute.is(Trait.ID)) {
      throw new IllegalArgumentException(attribute + " is a part of the key, which finds the row");
    } else if (isManaged(attribute)) {
      throw new IllegalArgumentException(attribute + " " + manager(attribute));
    }
    return attribute;
  }

  /** The state of a further row of an entity, whatever the database has made of its own. */
  @Nullable Object[] copied(E entity) {
    @Nullable Object[] state = type.mapper().state(entity);
    requireNamed(state, Graph.none());
    type.attributes().stream()
        .filter(each -> each.is(Trait.GENERATED) || each.is(Trait.NOT_INSERTED))
        .forEach(each -> state[each.position()] = null);
    mappedKeys.settle(state);
    return state;
  }

  // a row that was read is created again, or the key of a caller's own would be lost
  private void requireNotGenerated(Attribute<E, ?> attribute, @Nullable Object[] state) {
    boolean made = attribute.is(Trait.GENERATED) || attribute.is(Trait.NOT_INSERTED);
    if (!made || state[attribute.position()] == null) {
      return;
    } else if (MappedKeys.isUnset(attribute, state) || !attribute.generatedAs().isEmpty()) {
      state[attribute.position()] = null;
      return;
    }
    String metamodel = attribute.toString().replace(".", "_.");
    throw new IllegalArgumentException(
        attribute
            + " is "
            + state[attribute.position()]
            + (attribute.is(Trait.NOT_INSERTED)
                ? ", but " + RowChange.writtenBy(attribute) + ": leave it null"
                : ", but made by the database: leave it null, or assign a value of your own, as in create("
                    + metamodel
                    + ".set(…), …)"));
  }

  /** Whether a new row gives the column a value, which may be null, and does not leave it out. */
  static boolean isGiven(Attribute<?, ?> attribute, @Nullable Object[] state) {
    return state[attribute.position()] != null || !isLeftByNull(attribute);
  }

  private static boolean isLeftByNull(Attribute<?, ?> attribute) {
    return attribute.is(Trait.GENERATED)
        || attribute.is(Trait.NOT_INSERTED)
        || isStamp(attribute)
        || !attribute.defaultValue().isEmpty();
  }

  /** Whether Sluice or the database gives a new row the value, if nothing is assigned. */
  static boolean isLeft(Attribute<?, ?> attribute) {
    return isLeftByNull(attribute) || attribute.is(Trait.VERSION);
  }

  /**
   * What is different between two states of the same row. What was not read is not compared, and
   * null in its place says nothing.
   *
   * @throws IllegalArgumentException if that is something that only Sluice writes, the key, or new
   *     rows of an association
   */
  List<Assignment<E>> difference(E before, E after) {
    @Nullable Object[] old = type.mapper().state(before);
    @Nullable Object[] changed = type.mapper().state(after);
    requireNoNewRows(changed);
    Set<Attribute<?, ?>> unread = unread(old);
    unread.addAll(unread(changed));
    mappedKeys.settleChanged(old, changed);
    List<Assignment<E>> assignments = new ArrayList<>();
    for (Attribute<E, ?> each : type.attributes()) {
      Object value = changed[each.position()];
      boolean differs =
          !Objects.deepEquals(old[each.position()], value)
              && !(value == null && unread.contains(each));
      if (differs && each.is(Trait.ID)) {
        throw new IllegalArgumentException(
            each + " differs: before and after are not the same " + type);
      }
      if (differs && isManaged(each)) {
        throw new IllegalArgumentException(each + " differs, but " + manager(each));
      }
      if (differs) {
        assignments.add(Conditions.assign(each, value));
      }
    }
    return assignments;
  }

  /** All that a replacement of the row assigns. */
  List<Assignment<E>> replacement(E entity) {
    @Nullable Object[] state = type.mapper().state(entity);
    requireWhole(state, "replace(…)");
    mappedKeys.settleWhole(state);
    List<Assignment<E>> assignments = new ArrayList<>();
    for (Attribute<E, ?> each : type.attributes()) {
      if (!each.is(Trait.ID) && !isManaged(each)) {
        assignments.add(Conditions.assign(each, state[each.position()]));
      }
    }
    return assignments;
  }

  /**
   * What an entity assigns whose row may be there already: a key that the database makes, too, if
   * the entity has it, but no time of update.
   *
   * @throws IllegalArgumentException if something was not read, or there are new rows in an
   *     association
   */
  List<Assignment<E>> upserted(E entity) {
    return ofInserted(upserted(entity, true));
  }

  /**
   * The state of the row that an entity becomes whose row may be there already: without a time of
   * update.
   *
   * @param keepsGenerated whether values are kept that the database is to make
   * @throws IllegalArgumentException as for the other one
   */
  @Nullable Object[] upserted(E entity, boolean keepsGenerated) {
    requireWhole(type.mapper().state(entity), "an upsert");
    @Nullable Object[] state = inserted(entity, Graph.none(), keepsGenerated);
    for (Attribute<E, ?> each : Stamp.changed(type)) {
      state[each.position()] = null; // that of the row which was read
    }
    return state;
  }

  private void requireWhole(@Nullable Object[] state, String operation) {
    Set<Attribute<?, ?>> unread = unread(state);
    if (!unread.isEmpty()) {
      throw new IllegalArgumentException(
          "The "
              + type
              + " was read without "
              + unread
              + ", which "
              + operation
              + " would set to null: read it whole, or use update(…)");
    }
  }

  /** What was not read of the row, as its associations tell. */
  private Set<Attribute<?, ?>> unread(@Nullable Object[] state) {
    Set<Attribute<?, ?>> unread = new LinkedHashSet<>();
    Key key = Key.ofState(type, type.key(), state);
    for (Association<E, ?> each : type.associations()) {
      unread.addAll(values.unread(state[each.position()], key));
    }
    return unread;
  }

  private static boolean isManaged(Attribute<?, ?> attribute) {
    return attribute.is(Trait.VERSION)
        || attribute.is(Trait.GENERATED)
        || attribute.is(Trait.NOT_UPDATED)
        || isStamp(attribute);
  }

  private static boolean isStamp(Attribute<?, ?> attribute) {
    return attribute.is(Trait.CREATED_AT)
        || attribute.is(Trait.UPDATED_AT)
        || isWho(attribute)
        || attribute.is(Trait.DELETED_AT);
  }

  private static boolean isWho(Attribute<?, ?> attribute) {
    return attribute.is(Trait.CREATED_BY) || attribute.is(Trait.UPDATED_BY);
  }

  /** Nothing that is not named has new rows. */
  private void requireNamed(@Nullable Object[] state, Graph<E> graph) {
    type.associations().forEach(each -> requireNamed(each, state, graph));
  }

  private static String manager(Attribute<?, ?> attribute) {
    if (attribute.is(Trait.DELETED_AT)) {
      return "is written by destroy(…) and restoreByPk(…) only";
    } else if (attribute.is(Trait.VERSION)) {
      return "counts the updates; what it is to be is said by expect(…)";
    } else if (isWho(attribute)) {
      return "is written by Sluice; who writes is said by settings.auditor(…)";
    }
    return isStamp(attribute)
        ? "is written by Sluice; another clock is set by settings.clock(…)"
        : RowChange.writtenBy(attribute);
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
    Object value = state[association.position()];
    boolean key = value instanceof KeyHolder holder && holder.held() != null;
    return !key && !values.newRows(association, value).isEmpty();
  }
}
