package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** No connection could be had, or it was lost. */
public class ConnectionException extends SluiceException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public ConnectionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
