package io.sluice.internal.plan;

import io.sluice.model.EntityType;
import io.sluice.statement.Delete;
import io.sluice.statement.Predicate;
import io.sluice.statement.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows to remove, or to mark as removed. Immutable.
 *
 * @param type the entity
 * @param where which rows, all predicates must be true
 * @param marks the columns that mark a row as removed, or null where it goes
 */
public record RemovalPlan<E>(
    EntityType<E> type, List<Predicate> where, @Nullable List<Stamp> marks) {
  /** The statement at the time. */
  public Statement at(Moment moment) {
    List<Stamp> stamps = marks;
    return stamps == null
        ? new Delete(type.table(), where)
        : new UpdatePlan<>(type, List.of(), stamps, where).at(moment);
  }
}
