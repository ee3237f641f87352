package io.sluice.error;

/** The database cannot do what was asked of it. */
public final class UnsupportedFeatureException extends SluiceException {
  private static final long serialVersionUID = 1L;

  /** An error that says what, and the way out. */
  public UnsupportedFeatureException(String message) {
    super(message, null);
  }
}
