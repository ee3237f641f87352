package io.sluice.error;

/** A lock could not be had in time, or at once where that was asked. */
public final class LockTimeoutException extends DatabaseException {
  private static final long serialVersionUID = 1L;

  /** An error made of what the driver told. */
  public LockTimeoutException(Failure failure) {
    super(failure);
  }
}
