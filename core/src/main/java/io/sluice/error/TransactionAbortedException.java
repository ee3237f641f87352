package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** An earlier error, the cause, has ended the transaction's work; only a rollback can follow. */
public final class TransactionAbortedException extends TransactionException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public TransactionAbortedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
