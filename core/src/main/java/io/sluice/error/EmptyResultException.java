package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** A result that was said not to be empty is. */
public final class EmptyResultException extends SluiceException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public EmptyResultException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
