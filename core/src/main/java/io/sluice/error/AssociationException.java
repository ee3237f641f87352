package io.sluice.error;

import org.jspecify.annotations.Nullable;

/**
 * An association cannot do what was asked: unlink where null is forbidden, or link a row that is
 * not there.
 */
public class AssociationException extends SluiceException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public AssociationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
