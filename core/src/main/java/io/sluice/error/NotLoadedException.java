package io.sluice.error;

import org.jspecify.annotations.Nullable;

/**
 * An association was read with {@code loaded()} that the query did not include; names the include.
 */
public final class NotLoadedException extends AssociationException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public NotLoadedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
