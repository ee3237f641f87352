package io.sluice.internal.execution;

import io.sluice.transaction.Transaction;
import io.sluice.transaction.TransactionOptions;

/** A transaction in the Reactor context, as operations inside of it see it. Thread-safe. */
interface OpenTransaction extends Transaction {
  /** The way of its statements. */
  Session session();

  /**
   * Something that joined it has failed, or was cancelled when it had written already: from now on
   * it can only roll back.
   */
  void spoil(Throwable cause);

  /** A part of it that can be rolled back alone. */
  EndingTransaction savepoint(TransactionOptions options);
}
