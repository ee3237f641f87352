package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** The connection broke while it was used. */
public final class ConnectionLostException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public ConnectionLostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
