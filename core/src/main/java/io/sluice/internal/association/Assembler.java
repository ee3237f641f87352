package io.sluice.internal.association;

import io.r2dbc.spi.Row;
import io.sluice.error.MappingException;
import io.sluice.internal.association.Draft.Line;
import io.sluice.internal.plan.Node;
import io.sluice.internal.plan.SelectPlan;
import io.sluice.internal.plan.SelectPlan.JoinRowNode;
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
   * The entity of a new state, with the associations of a former one as far as they are still true.
   */
  public <E> E carried(EntityType<E> type, @Nullable Object[] state, @Nullable Object[] former) {
    for (Association<E, ?> each : type.associations()) {
      state[each.position()] = values.carried(each, state, former[each.position()]);
    }
    return instantiate(type, state);
  }

  private static <E> E instantiate(EntityType<E> type, @Nullable Object[] state) {
    try {
      return type.mapper().instantiate(state);
    } catch (RuntimeException thrown) {
      throw new MappingException(
          "A row does not make a " + type + ": " + thrown.getMessage(), thrown);
    }
  }

  /** All that a row has: the root with what is joined to it, and the join row. */
  static Line read(SelectPlan<?> plan, Row row) {
    Node<?> root = plan.root();
    Draft draft = new Draft(root.reader().read(row), root.joined().size());
    readJoined(root, row, draft);
    return new Line(draft, joinRow(plan.joinRow(), row));
  }

  private static @Nullable Draft joinRow(@Nullable JoinRowNode<?> node, Row row) {
    return node == null ? null : new Draft(node.reader().read(row), 0);
  }

  private static void readJoined(Node<?> node, Row row, Draft draft) {
    for (int i = 0; i < node.joined().size(); i++) {
      Node<?> child = node.joined().get(i);
      @Nullable Object[] state = child.reader().readJoined(row);
      if (state != null) {
        Draft joined = new Draft(state, child.joined().size());
        readJoined(child, row, joined);
        draft.joined.get(i).add(new Line(joined, joinRow(child.joinRow(), row)));
      }
    }
  }

  /** Makes the same row of a joined entity the same draft for all roots. */
  static void unite(Node<?> node, List<Draft> drafts) {
    for (int i = 0; i < node.joined().size(); i++) {
      Node<?> child = node.joined().get(i);
      Map<List<Object>, Draft> seen = new LinkedHashMap<>();
      for (Draft draft : drafts) {
        draft.joined.get(i).replaceAll(each -> new Line(first(seen, child, each), each.joinRow()));
      }
      unite(child, List.copyOf(seen.values()));
    }
  }

  private static Draft first(Map<List<Object>, Draft> seen, Node<?> node, Line line) {
    Draft known = seen.putIfAbsent(key(node, line.draft()), line.draft());
    return known == null ? line.draft() : known;
  }

  private static List<Object> key(Node<?> node, Draft draft) {
    return Objects.requireNonNull(draft.values(node.type().key()));
  }

  /** The lines with the same draft for the same row of the root. */
  static List<Line> united(Node<?> root, List<Line> lines) {
    Map<List<Object>, Draft> seen = new HashMap<>();
    return lines.stream().map(each -> new Line(first(seen, root, each), each.joinRow())).toList();
  }

  /** Makes the entities of drafts whose associations are settled. */
  <E> void finish(Node<E> node, List<Draft> drafts) {
    for (Draft draft : drafts) {
      for (int i = 0; i < node.joined().size(); i++) {
        settleJoined(node.joined().get(i), draft, draft.joined.get(i));
      }
      draft.become(entity(node.type(), draft.state));
    }
  }

  private <T> void settleJoined(Node<T> child, Draft draft, List<Line> lines) {
    Group<T> group = new Group<>();
    for (Line each : lines) {
      JoinRowNode<?> joinRow = child.joinRow();
      Draft link = each.joinRow();
      group.add(
          child.type().javaType().cast(each.draft().entity()),
          joinRow == null || link == null ? null : entity(joinRow.type(), link.state));
    }
    attach(Objects.requireNonNull(child.association()), draft, group);
  }

  /** The entity of a line's join row, or null if it has none. */
  @Nullable Object joinRow(SelectPlan<?> plan, Line line) {
    return plan.joinRow() == null || line.joinRow() == null
        ? null
        : entity(plan.joinRow().type(), line.joinRow().state);
  }

  /** Gives each draft the children that its values lead to, in the order of the children. */
  <T> void attach(
      Association<?, T> association, SelectPlan<T> plan, List<Draft> parents, List<Line> lines) {
    Association.Through<?> through = association.through();
    Map<List<Object>, Group<T>> groups = new HashMap<>();
    for (Line line : lines) {
      List<Object> parent =
          through == null
              ? line.draft().values(association.targetAttributes())
              : Objects.requireNonNull(line.joinRow()).values(through.near().attributes());
      groups
          .computeIfAbsent(Objects.requireNonNull(parent), ignored -> new Group<>())
          .add(association.target().javaType().cast(line.draft().entity()), joinRow(plan, line));
    }
    for (Draft parent : parents) {
      List<Object> key = parent.values(association.sourceAttributes());
      Group<T> group = key == null ? null : groups.get(key);
      attach(association, parent, group == null ? new Group<>() : group);
    }
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
