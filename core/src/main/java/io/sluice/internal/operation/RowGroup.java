package io.sluice.internal.operation;

import io.sluice.internal.bulk.BulkRow;
import io.sluice.internal.plan.InsertPlan;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * New rows that give the same columns a value, and leave the others to the database.
 *
 * @param type the entity
 * @param columns the columns
 * @param rows the rows, with the whole state of each
 */
record RowGroup<E>(
    EntityType<E> type, List<Attribute<E, ?>> columns, List<BulkRow<RowState>> rows) {

  /**
   * The rows in groups, each in the order of its first row; where rows refer to others of their
   * table, which must be there before, in the order of all rows.
   */
  static <E> List<RowGroup<E>> of(EntityType<E> type, List<BulkRow<RowState>> rows) {
    boolean ordered = type.references().stream().anyMatch(each -> each.target() == type);
    List<RowGroup<E>> groups = new ArrayList<>();
    Map<BitSet, RowGroup<E>> open = new HashMap<>();
    BitSet former = new BitSet();
    RowGroup<E> group = null;
    for (BulkRow<RowState> each : rows) {
      if (group == null || !isLike(former, type, each.row().values())) {
        former = given(type, each.row().values());
        if (ordered) {
          open.clear();
        }
        group = open.get(former);
      }
      if (group == null) {
        group = new RowGroup<>(type, columns(type, former), new ArrayList<>());
        open.put(former, group);
        groups.add(group);
      }
      group.rows.add(each);
    }
    return groups;
  }

  private static <E> List<Attribute<E, ?>> columns(EntityType<E> type, BitSet given) {
    return type.attributes().stream().filter(each -> given.get(each.position())).toList();
  }

  /** Whether a row gives these columns a value: most are like the one before. */
  private static boolean isLike(BitSet given, EntityType<?> type, @Nullable Object[] state) {
    for (Attribute<?, ?> each : type.attributes()) {
      if (given.get(each.position()) != EntityAssignments.isGiven(each, state)) {
        return false;
      }
    }
    return true;
  }

  private static BitSet given(EntityType<?> type, @Nullable Object[] state) {
    BitSet given = new BitSet(type.attributes().size());
    for (Attribute<?, ?> each : type.attributes()) {
      given.set(each.position(), EntityAssignments.isGiven(each, state));
    }
    return given;
  }

  /** The rows that are to be inserted. */
  InsertPlan<E> plan() {
    List<@Nullable Object[]> states = new ArrayList<>(rows.size());
    rows.forEach(each -> states.add(each.row().values()));
    return InsertPlan.ofStates(type, columns, states);
  }

  /** With one column more, of which the rows have values by now. */
  RowGroup<E> with(Attribute<E, ?> column) {
    List<Attribute<E, ?>> more = new ArrayList<>(columns);
    more.add(column);
    return new RowGroup<>(type, List.copyOf(more), rows);
  }
}
