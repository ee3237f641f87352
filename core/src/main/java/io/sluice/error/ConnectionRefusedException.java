package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** Nothing listens at the host and port. */
public final class ConnectionRefusedException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public ConnectionRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
