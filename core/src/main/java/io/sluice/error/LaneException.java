package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** The lane of a connection cannot take a statement. */
public class LaneException extends SluiceException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public LaneException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
