package io.sluice.statement;

import java.util.List;

/**
 * What tells of a row of an INSERT whether it is there already. Immutable and comparable.
 *
 * @param columns columns that no two rows share values of; with none, each unique key counts
 * @param where the condition of the rows that it is true of as the index has it, SQL that an entity
 *     was declared with; empty for all
 */
public record ConflictTarget(List<Field> columns, String where) {
  /** A copy of the list. */
  public ConflictTarget {
    columns = List.copyOf(columns);
  }

  /** Columns that no two rows share values of. */
  public ConflictTarget(List<Field> columns) {
    this(columns, "");
  }
}
