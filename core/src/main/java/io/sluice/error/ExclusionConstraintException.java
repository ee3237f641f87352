package io.sluice.error;

/** A row conflicts with another one under an exclusion constraint. */
public final class ExclusionConstraintException extends ConstraintException {
  private static final long serialVersionUID = 1L;

  /** An error made of what the driver told. */
  public ExclusionConstraintException(Failure failure) {
    super(failure);
  }
}
