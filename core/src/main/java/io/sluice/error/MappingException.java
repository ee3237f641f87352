package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** A row does not fit the entity that is made of it; names the attribute. */
public final class MappingException extends SluiceException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public MappingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
