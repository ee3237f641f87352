package io.sluice.listener;

/**
 * Sees every statement that Sluice sends, also BEGIN and COMMIT. Called on the connection's event
 * loop: must not block, and must be thread-safe. What it throws is logged and dropped.
 */
public interface StatementListener {
  /** Whether it wants to see the statements that are sent just now; asked for each of them. */
  default boolean isEnabled() {
    return true;
  }

  /** The statement is about to be sent. */
  default void started(StatementEvent statement) {}

  /** The server is done with the statement: its last row came, it failed, or its consumer went. */
  default void ended(StatementEvent statement, StatementOutcome outcome) {}
}
