package io.sluice.transaction;

/** How much a transaction sees of others. */
public enum Isolation {
  /** Whatever the server or connection is set to. */
  DEFAULT,
  /** Also what is not committed yet. */
  READ_UNCOMMITTED,
  /** What was committed before each statement. */
  READ_COMMITTED,
  /** What was committed before its first statement. */
  REPEATABLE_READ,
  /** As if transactions ran one after the other. */
  SERIALIZABLE
}
