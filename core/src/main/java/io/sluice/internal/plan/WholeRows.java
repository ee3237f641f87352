package io.sluice.internal.plan;

import io.sluice.internal.row.StateReader;
import io.sluice.model.EntityType;
import io.sluice.statement.Term;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What most statements read: all columns of an entity, before any others. Made once for an entity,
 * not for each statement. Thread-safe.
 */
final class WholeRows {
  /** The alias of the first table of a statement that reads. */
  static final String FIRST = "t0";

  private final Map<EntityType<?>, WholeRow> known = new ConcurrentHashMap<>();

  /**
   * All columns of an entity.
   *
   * @param columns the columns, of the first table
   * @param reader what reads them, where they come before any others
   */
  record WholeRow(List<Term> columns, StateReader reader) {}

  WholeRow of(EntityType<?> type) {
    WholeRow row = known.get(type);
    return row == null ? known.computeIfAbsent(type, WholeRows::made) : row;
  }

  private static WholeRow made(EntityType<?> type) {
    return new WholeRow(
        Predicates.columns(FIRST, type.attributes()), new StateReader(type, type.attributes(), 0));
  }
}
