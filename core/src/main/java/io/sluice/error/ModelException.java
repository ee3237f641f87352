package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** An entity type does not fit its associations; found when it is registered. */
public final class ModelException extends SluiceException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public ModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
