package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** The connection was lost during COMMIT: the transaction may or may not have been committed. */
public final class TransactionOutcomeUnknownException extends TransactionException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public TransactionOutcomeUnknownException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
