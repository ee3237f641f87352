package io.sluice.error;

import org.jspecify.annotations.Nullable;

/**
 * An association value that no row stands behind was asked to work; the message names the ways out.
 */
public final class UnboundAssociationException extends AssociationException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public UnboundAssociationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
