package io.sluice.error;

/** The statement names a table that is not there. */
public final class UnknownTableException extends DatabaseException {
  private static final long serialVersionUID = 1L;

  /** An error made of what the driver told. */
  public UnknownTableException(Failure failure) {
    super(failure);
  }
}
