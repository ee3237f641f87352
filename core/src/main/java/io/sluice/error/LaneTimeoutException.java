package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** A statement waited too long behind a nested transaction. */
public final class LaneTimeoutException extends LaneException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public LaneTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
