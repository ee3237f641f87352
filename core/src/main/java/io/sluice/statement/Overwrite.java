package io.sluice.statement;

import io.sluice.statement.Update.Assigned;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are there already get columns from the new ones. Immutable and comparable.
 *
 * @param target what tells whether a row is there
 * @param assigned what they get that is computed
 * @param columns what they get as the new ones have it
 * @param version a number that goes up by one, or null
 * @param where which of them, all predicates must be true
 * @param tells whether it comes back at the end of each row if it is new
 */
public record Overwrite(
    ConflictTarget target,
    List<Assigned> assigned,
    List<Field> columns,
    @Nullable Field version,
    List<Predicate> where,
    boolean tells)
    implements OnConflict {
  /** Copies of the lists. */
  public Overwrite {
    assigned = List.copyOf(assigned);
    columns = List.copyOf(columns);
    where = List.copyOf(where);
  }

  /** Without anything that is computed, of all rows. */
  public Overwrite(ConflictTarget target, List<Field> columns, @Nullable Field version) {
    this(target, List.of(), columns, version, List.of(), false);
  }

  /** The same, where it comes back which rows are new. */
  public Overwrite telling() {
    return new Overwrite(target, assigned, columns, version, where, true);
  }

  /**
   * The same for a server that assigns one column after the other: what reads a column comes before
   * what changes it.
   *
   * @param source what columns of the row are read from
   * @throws IllegalArgumentException if two are each computed of the other
   */
  public Overwrite sequential(String source) {
    return new Overwrite(
        target, Assigned.sequential(source, assigned), columns, version, where, tells);
  }
}
