package io.sluice.error;

/** The server stopped the statement: its time was over, or it was cancelled. */
public final class StatementTimeoutException extends DatabaseException {
  private static final long serialVersionUID = 1L;

  /** An error made of what the driver told. */
  public StatementTimeoutException(Failure failure) {
    super(failure);
  }
}
