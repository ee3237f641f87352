package io.sluice.error;

/** A row does not pass a check constraint. */
public final class CheckConstraintException extends ConstraintException {
  private static final long serialVersionUID = 1L;

  /** An error made of what the driver told. */
  public CheckConstraintException(Failure failure) {
    super(failure);
  }
}
