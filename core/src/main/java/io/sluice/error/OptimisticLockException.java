package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** The row was changed or deleted since the entity was read. */
public final class OptimisticLockException extends GoneException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public OptimisticLockException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
