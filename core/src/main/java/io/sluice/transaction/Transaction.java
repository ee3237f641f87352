package io.sluice.transaction;

import java.util.function.Supplier;
import org.reactivestreams.Publisher;

/** A transaction that runs. Thread-safe. */
public interface Transaction {
  /** How it is. */
  TransactionOptions options();

  /**
   * Runs the action once the outermost transaction is committed and its connection is back, in the
   * order of registration; never after a rollback. It runs without the transaction. An error of it
   * reaches the subscriber of the transaction as {@link io.sluice.error.AfterCommitException}.
   */
  void afterCommit(Supplier<? extends Publisher<?>> action);

  /** Makes the commit a rollback; the outermost transaction then ends without an error. */
  void rollbackOnly();
}
