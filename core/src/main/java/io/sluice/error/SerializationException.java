package io.sluice.error;

/** The transaction could not be made to look as if it had run alone. */
public final class SerializationException extends RetryableException {
  private static final long serialVersionUID = 1L;

  /** An error made of what the driver told. */
  public SerializationException(Failure failure) {
    super(failure);
  }
}
