package io.sluice.error;

/** A row with these values is there already. */
public final class UniqueConstraintException extends ConstraintException {
  private static final long serialVersionUID = 1L;

  /** An error made of what the driver told. */
  public UniqueConstraintException(Failure failure) {
    super(failure);
  }
}
