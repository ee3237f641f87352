package io.sluice.error;

/**
 * The transaction lost against another one, or against a change of the schema; run again, it may
 * succeed.
 */
public class RetryableException extends DatabaseException {
  private static final long serialVersionUID = 1L;

  /** An error made of what the driver told. */
  public RetryableException(Failure failure) {
    super(failure);
  }
}
