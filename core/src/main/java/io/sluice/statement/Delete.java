package io.sluice.statement;

import io.sluice.model.TableName;
import java.util.List;

/**
 * A DELETE. Immutable and comparable.
 *
 * @param table the table, whose columns have its name for a source
 * @param where which rows, all predicates must be true
 */
public record Delete(TableName table, List<Predicate> where) implements Statement {
  /** A copy of the list. */
  public Delete {
    where = List.copyOf(where);
  }
}
