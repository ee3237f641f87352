package io.sluice.error;

/**
 * A statement that the connection had prepared is no longer valid there, most likely since somebody
 * has altered a table that it uses, or since a proxy has given the transaction another connection
 * of the server. It has done nothing. Where the transaction or its savepoint had done nothing
 * before it either, it is prepared again, and there is no error.
 */
public final class InvalidatedStatementException extends RetryableException {
  private static final long serialVersionUID = 1L;

  /** An error made of what the driver told. */
  public InvalidatedStatementException(Failure failure) {
    super(failure);
  }
}
