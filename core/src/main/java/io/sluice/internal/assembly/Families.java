package io.sluice.internal.assembly;

import io.sluice.internal.plan.ReadPlan.FollowUp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a follow-up by the parents that they belong to. Rows are counted first, so that each
 * family has the space that it needs. For one thread.
 */
final class Families<T> {
  private final Map<Object, Count<T>> counts = new HashMap<>();
  private final List<Count<T>> ofRows; // in the order of the rows
  private int next;

  /**
   * No row is added yet.
   *
   * @param further the identities of parents that rows belong to beside those of the same identity,
   *     by the identity of the rows' values
   */
  Families(FollowUp<T> followUp, List<Draft.Row> rows, Map<Object, List<Object>> further) {
    this.ofRows = new ArrayList<>(rows.size());
    Identity holder = new Identity(followUp.holders());
    Object last = null;
    Count<T> ofLast = null;
    for (Draft.Row row : rows) {
      Object held = Objects.requireNonNull(holder.of(holder(followUp, row)));
      if (ofLast == null || !held.equals(last)) { // those of one parent often come together
        ofLast = count(held, further);
        last = held;
      }
      ofLast.grow();
      ofRows.add(ofLast);
    }
  }

  /** The state that has the values by which a row belongs to its parent. */
  static @Nullable Object[] holder(FollowUp<?> followUp, Draft.Row row) {
    boolean joined = followUp.association().through() != null;
    return joined ? Objects.requireNonNull(row.joinRow()) : row.draft().state;
  }

  private Count<T> count(Object held, Map<Object, List<Object>> further) {
    Count<T> known = counts.get(held);
    if (known == null) {
      known = new Count<>();
      counts.put(held, known);
    }
    if (!further.isEmpty() && known.further.isEmpty()) {
      List<Count<T>> others = new ArrayList<>();
      for (Object parent : further.getOrDefault(held, List.of())) {
        others.add(counts.computeIfAbsent(parent, each -> new Count<>()));
      }
      known.further = others;
    }
    return known;
  }

  /** Adds the entity of the next row. */
  void add(T entity, @Nullable Object joinRow) {
    Count<T> count = ofRows.get(next++);
    count.family().add(entity, joinRow);
    for (Count<T> each : count.further) {
      each.family().add(entity, joinRow);
    }
  }

  /** The rows of the parent of the identity, all of which have been added. */
  Family<T> of(@Nullable Object parent) {
    Count<T> count = parent == null ? null : counts.get(parent);
    return count == null ? new Family<>(0) : count.family();
  }

  /** How many rows a parent has, and then the rows. */
  private static final class Count<T> {
    private List<Count<T>> further = List.of();
    private int rows;
    private @Nullable Family<T> family;

    void grow() {
      rows++;
      for (Count<T> each : further) {
        each.rows++;
      }
    }

    Family<T> family() {
      Family<T> known = family;
      if (known == null) {
        known = new Family<>(rows);
        family = known;
      }
      return known;
    }
  }
}
