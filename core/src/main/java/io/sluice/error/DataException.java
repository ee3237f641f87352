package io.sluice.error;

/** A value does not fit its column: too long, out of range, or of a wrong form. */
public final class DataException extends DatabaseException {
  private static final long serialVersionUID = 1L;

  /** An error made of what the driver told. */
  public DataException(Failure failure) {
    super(failure);
  }
}
