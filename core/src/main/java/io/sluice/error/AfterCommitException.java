package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** The transaction is committed, but an action after it failed with the cause. */
public final class AfterCommitException extends TransactionException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public AfterCommitException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
