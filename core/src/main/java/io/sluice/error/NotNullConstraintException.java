package io.sluice.error;

/** A column that takes no null was given none. */
public final class NotNullConstraintException extends ConstraintException {
  private static final long serialVersionUID = 1L;

  /** An error made of what the driver told. */
  public NotNullConstraintException(Failure failure) {
    super(failure);
  }
}
