package io.sluice.error;

/** A referenced row is not there, or a row to delete is still referenced. */
public final class ForeignKeyConstraintException extends ConstraintException {
  private static final long serialVersionUID = 1L;

  /** An error made of what the driver told. */
  public ForeignKeyConstraintException(Failure failure) {
    super(failure);
  }
}
