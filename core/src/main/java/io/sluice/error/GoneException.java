package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** The row of the entity is not there any more. */
public class GoneException extends SluiceException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public GoneException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
