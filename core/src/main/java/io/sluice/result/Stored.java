package io.sluice.result;

/**
 * A row after an operation that may have found it there already, and what the operation did.
 * Immutable.
 *
 * @param entity the row as the database has it
 * @param outcome what was done
 * @param <E> the entity
 */
public record Stored<E>(E entity, Outcome outcome) {
  /** What an operation did with a row. */
  public enum Outcome {
    /** It was not there, and has been created. */
    CREATED,
    /** It was there, and has been updated. */
    UPDATED,
    /** It was there, and is as it was. */
    KEPT,
    /**
     * Its values are those that were given, and the server does not say whether it had them before.
     */
    UNKNOWN
  }

  /** Whether the row is known to have been created. */
  public boolean created() {
    return outcome == Outcome.CREATED;
  }
}
