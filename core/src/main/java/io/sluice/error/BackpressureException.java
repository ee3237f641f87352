package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** A publisher that was given to an operation sends more than it is asked for. */
public final class BackpressureException extends SluiceException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and its cause. */
  public BackpressureException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
