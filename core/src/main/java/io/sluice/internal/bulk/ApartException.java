package io.sluice.internal.bulk;

/**
 * Rows of a chunk are to be written one by one, since it cannot be told which is which of those
 * that came back.
 */
public final class ApartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The one message. */
  public ApartException() {
    super(
        "rows of a chunk did not come back with the keys that they were given", null, false, false);
  }
}
