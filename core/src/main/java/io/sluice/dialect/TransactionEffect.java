package io.sluice.dialect;

/** What an error does to the transaction in which it happens. */
public enum TransactionEffect {
  /** The statement has done nothing, and the transaction goes on. */
  NONE,
  /** Nothing can follow but a rollback, of the transaction or to a savepoint. */
  ABORTS,
  /** The server has rolled back the transaction, with all savepoints. */
  ENDS
}
