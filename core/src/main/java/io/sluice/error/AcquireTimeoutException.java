package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** No connection became free in time. */
public final class AcquireTimeoutException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public AcquireTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
