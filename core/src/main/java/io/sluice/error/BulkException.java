package io.sluice.error;

/**
 * An operation in bulk has failed, of which each chunk is committed by itself; the cause says why.
 */
public class BulkException extends SluiceException {
  private static final long serialVersionUID = 1L;

  private final long committed;

  /**
   * An error with what happened.
   *
   * @param committed how many records were written and committed
   */
  public BulkException(String message, long committed, Throwable cause) {
    super(
        message
            + (committed == 0 ? "" : ", after " + committed + " that were committed")
            + ": "
            + cause.getMessage(),
        cause);
    this.committed = committed;
  }

  /** How many records were written and committed; 0 where all are in one transaction. */
  public final long committed() {
    return committed;
  }
}
