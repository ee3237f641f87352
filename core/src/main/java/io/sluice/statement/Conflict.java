package io.sluice.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are there already are left as they are, and not counted; those that were soft-deleted
 * are restored, and those that are another one's are taken. Immutable and comparable.
 *
 * @param target what tells whether a row is there; with no columns, the rest must be empty, too
 * @param deletedAt the instant of a soft delete, or null
 * @param fixed columns that make a row another one's, where they are not as in the new one
 * @param restored further columns that a restored or taken row gets from the new one
 */
public record Conflict(
    ConflictTarget target, @Nullable Field deletedAt, List<Field> fixed, List<Field> restored)
    implements OnConflict {
  /** Copies of the lists. */
  public Conflict {
    fixed = List.copyOf(fixed);
    restored = List.copyOf(restored);
  }

  /** Without such columns, and with nothing to get for a restored row. */
  public Conflict(ConflictTarget target, @Nullable Field deletedAt) {
    this(target, deletedAt, List.of(), List.of());
  }

  /** With columns that a restored or taken row gets from the new one. */
  public Conflict restoring(List<Field> columns) {
    return new Conflict(target, deletedAt, fixed, columns);
  }
}
