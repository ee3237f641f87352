package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** The server does not accept the user, the password or the database. */
public final class AuthenticationException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public AuthenticationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
