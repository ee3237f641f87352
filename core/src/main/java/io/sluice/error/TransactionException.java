package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** A transaction cannot go on. */
public class TransactionException extends SluiceException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public TransactionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
