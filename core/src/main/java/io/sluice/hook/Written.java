package io.sluice.hook;

import io.sluice.model.EntityType;
import io.sluice.query.Changes;
import io.sluice.result.Stored.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What was written, before it is committed; after the commit in {@code afterCommit}. Immutable.
 *
 * @param write what was to be written, with what the hooks before it have changed
 * @param stored the row as the database has it; null where it was not read back, as of one that is
 *     gone, and of an operation in bulk
 * @param rows how many rows; of links, how many were linked and unlinked
 * @param outcome what an upsert has done, else null
 * @param <E> the entity
 */
public record Written<E>(Write<E> write, @Nullable E stored, long rows, @Nullable Outcome outcome) {
  /**
   * The row as the database has it.
   *
   * @throws IllegalStateException if it was not read back, where {@link #stored()} is null; a row
   *     that was created, updated or upserted has been, but for a belongs-to that is set or cleared
   */
  public E row() {
    E row = stored;
    if (row == null) {
      throw new IllegalStateException("The rows of " + write.operation() + " were not read back");
    }
    return row;
  }

  /** One row. */
  public static <E> Written<E> of(Write<E> write, @Nullable E stored) {
    return new Written<>(write, stored, 1, null);
  }

  /** Many rows. */
  public static <E> Written<E> of(Write<E> write, long rows) {
    return new Written<>(write, null, rows, null);
  }

  /** What was done. */
  public Write.Operation operation() {
    return write.operation();
  }

  /** The entity. */
  public EntityType<E> type() {
    return write.type();
  }

  /** What was assigned. */
  public Changes<E> changes() {
    return write.changes();
  }

  /** Who has written, or null. */
  public @Nullable Object by() {
    return write.by();
  }
}
