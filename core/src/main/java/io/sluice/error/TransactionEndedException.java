package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** A statement came after its transaction had ended, or while it was being rolled back. */
public final class TransactionEndedException extends TransactionException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public TransactionEndedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
