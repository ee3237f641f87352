package io.sluice.error;

/** Two transactions waited for each other, and this one was chosen to end. */
public final class DeadlockException extends RetryableException {
  private static final long serialVersionUID = 1L;

  /** An error made of what the driver told. */
  public DeadlockException(Failure failure) {
    super(failure);
  }
}
