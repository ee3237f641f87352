package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** The host has no address. */
public final class HostNotFoundException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public HostNotFoundException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
