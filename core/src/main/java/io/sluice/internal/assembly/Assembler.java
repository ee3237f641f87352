package io.sluice.internal.assembly;

import io.sluice.error.MappingException;
import io.sluice.internal.plan.ReadPlan;
import io.sluice.internal.plan.ReadPlan.EntityShape;
import io.sluice.internal.plan.ReadPlan.FollowUp;
import io.sluice.internal.plan.ReadPlan.JoinRowShape;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts entities together from states, once for each row of a path of includes: a row that was
 * joined to many is one draft, and so one instance. Pure and thread-safe.
 */
public final class Assembler {
  private final AssociationValues values;

  /** An assembler with the entry's association values. */
  public Assembler(AssociationValues values) {
    this.values = values;
  }

  /** The entity of a state whose associations are not loaded. */
  public <E> E entity(EntityType<E> type, @Nullable Object[] state) {
    for (Association<E, ?> each : type.associations()) {
      if (state[each.position()] == null) {
        state[each.position()] = values.unloaded(each, state);
      }
    }
    return instantiate(type, state);
  }

  /**
   * The entity of a new state, with what was read of the associations of a former one, as far as it
   * is still true.
   */
  public <E> E carried(EntityType<E> type, @Nullable Object[] state, @Nullable Object[] former) {
    return carried(type, state, former, false);
  }

  /** The entity of the state, with all that its associations are said to have. */
  public <E> E bound(EntityType<E> type, @Nullable Object[] state) {
    return carried(type, state.clone(), state, true);
  }

  private <E> E carried(
      EntityType<E> type, @Nullable Object[] state, @Nullable Object[] former, boolean unread) {
    for (Association<E, ?> each : type.associations()) {
      state[each.position()] = values.carried(each, state, former[each.position()], unread);
    }
    return instantiate(type, state);
  }

  private static <E> E instantiate(EntityType<E> type, @Nullable Object[] state) {
    try {
      return type.mapper().instantiate(state);
    } catch (Throwable thrown) {
      throw new MappingException(
          "A row does not make a " + type + ": " + thrown.getMessage(), thrown);
    }
  }

  /** Makes the same row of a joined entity the same draft for all roots. */
  static void unite(EntityShape<?> shape, List<Draft> drafts) {
    for (int i = 0; i < shape.joined().size(); i++) {
      EntityShape<?> child = shape.joined().get(i);
      Identity identity = new Identity(child.type().key());
      Map<Object, Draft> seen = new LinkedHashMap<>();
      for (Draft draft : drafts) {
        draft.joined.get(i).replaceAll(each -> first(seen, identity, each));
      }
      unite(child, List.copyOf(seen.values()));
    }
  }

  private static Draft.Row first(Map<Object, Draft> seen, Identity identity, Draft.Row row) {
    Draft draft = row.draft();
    Draft known = seen.putIfAbsent(Objects.requireNonNull(identity.of(draft.state)), draft);
    return known == null || known == draft ? row : new Draft.Row(known, row.joinRow());
  }

  /** The rows with the same draft for the same row of the root. */
  static List<Draft.Row> united(EntityShape<?> root, List<Draft.Row> rows) {
    Identity identity = new Identity(root.type().key());
    Map<Object, Draft> seen = new HashMap<>();
    List<Draft.Row> united = new ArrayList<>(rows.size());
    rows.forEach(each -> united.add(first(seen, identity, each)));
    return united;
  }

  /** Makes the entities of drafts whose associations are settled. */
  <E> void finish(EntityShape<E> shape, List<Draft> drafts) {
    for (Draft draft : drafts) {
      for (int i = 0; i < shape.joined().size(); i++) {
        settleJoined(shape.joined().get(i), draft, draft.joined.get(i));
      }
      draft.become(entity(shape.type(), draft.state));
    }
  }

  private <T> void settleJoined(EntityShape<T> child, Draft draft, List<Draft.Row> rows) {
    Group<T> group = new Group<>();
    for (Draft.Row each : rows) {
      group.add(
          child.type().javaType().cast(each.draft().entity()), joinRow(child.joinRow(), each));
    }
    attach(child.parent(), draft, group);
  }

  private @Nullable Object joinRow(@Nullable JoinRowShape<?> shape, Draft.Row row) {
    @Nullable Object @Nullable [] state = row.joinRow();
    return shape == null || state == null ? null : entity(shape.type(), state);
  }

  /** The entity of a row's join row, or null if it has none. */
  @Nullable Object joinRow(ReadPlan<?> plan, Draft.Row row) {
    return joinRow(plan.joinRow(), row);
  }

  /**
   * Gives each draft the children that its values lead to, in the order of the children.
   *
   * @param further the identities of parents that rows belong to beside those of the same identity,
   *     by the identity of the rows' values
   */
  <T> void attach(
      FollowUp<T> followUp,
      List<Draft> parents,
      List<Draft.Row> rows,
      Map<Object, List<Object>> further) {
    Association<?, T> association = followUp.association();
    Identity holder = new Identity(followUp.holders());
    Map<Object, Group<T>> groups = new HashMap<>();
    for (Draft.Row row : rows) {
      T entity = association.target().javaType().cast(row.draft().entity());
      Object joinRow = joinRow(followUp.plan(), row);
      Object held = Objects.requireNonNull(holder.of(holder(followUp, row)));
      group(groups, held).add(entity, joinRow);
      for (Object parent : further.getOrDefault(held, List.of())) {
        group(groups, parent).add(entity, joinRow);
      }
    }
    Identity own = new Identity(association.sourceAttributes());
    for (Draft parent : parents) {
      Object key = own.of(parent.state);
      Group<T> group = key == null ? null : groups.get(key);
      attach(association, parent, group == null ? new Group<>() : group);
    }
  }

  private static <T> Group<T> group(Map<Object, Group<T>> groups, Object parent) {
    return groups.computeIfAbsent(parent, ignored -> new Group<>());
  }

  /** The state that has the values by which a row belongs to its parent. */
  static @Nullable Object[] holder(FollowUp<?> followUp, Draft.Row row) {
    boolean joined = followUp.association().through() != null;
    return joined ? Objects.requireNonNull(row.joinRow()) : row.draft().state;
  }

  private <T> void attach(Association<?, T> association, Draft parent, Group<T> group) {
    // of a has-one there may be several rows, though there should not
    List<T> rows =
        association.toMany() || group.rows.isEmpty() ? group.rows : group.rows.subList(0, 1);
    parent.state[association.position()] =
        values.loaded(association, parent.state, List.copyOf(rows), List.copyOf(group.joinRows));
  }

  /** The children of one parent, with a join row for each, or none at all. */
  private static final class Group<T> {
    final List<T> rows = new ArrayList<>();
    final List<Object> joinRows = new ArrayList<>();

    void add(T row, @Nullable Object joinRow) {
      rows.add(row);
      if (joinRow != null) {
        joinRows.add(joinRow);
      }
    }
  }
}
