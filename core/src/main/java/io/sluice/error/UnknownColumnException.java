package io.sluice.error;

/** The statement names a column that is not there. */
public final class UnknownColumnException extends DatabaseException {
  private static final long serialVersionUID = 1L;

  /** An error made of what the driver told. */
  public UnknownColumnException(Failure failure) {
    super(failure);
  }
}
