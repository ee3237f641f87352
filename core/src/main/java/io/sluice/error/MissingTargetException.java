package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** A key given to an association matches no row; nothing was written. */
public final class MissingTargetException extends AssociationException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public MissingTargetException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
