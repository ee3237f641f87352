package io.sluice.internal.plan;

import io.sluice.model.EntityType;
import io.sluice.statement.Delete;
import io.sluice.statement.Predicate;
import io.sluice.statement.Statement;
import java.time.Clock;
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
  public Statement at(Clock clock) {
    List<Stamp> stamps = marks;
    return stamps == null
        ? new Delete(type.table(), where)
        : new UpdatePlan<>(type, List.of(), stamps, where).at(clock);
  }
}
