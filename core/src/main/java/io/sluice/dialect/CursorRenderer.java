package io.sluice.dialect;

/**
 * Writes the statements by which a transaction reads a result part by part. Immutable and
 * thread-safe.
 */
public interface CursorRenderer {
  /** Opens a cursor of the name on the rows of the query. */
  Sql declare(String name, Sql query);

  /** Reads the next rows of the cursor, at most so many. */
  Sql fetch(String name, int rows);

  /** Closes the cursor. */
  Sql close(String name);
}
