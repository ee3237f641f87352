package io.sluice.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of all errors that Sluice signals; a wrong argument is an {@link
 * IllegalArgumentException} instead.
 */
public class SluiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public SluiceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
