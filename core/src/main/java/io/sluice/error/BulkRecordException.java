package io.sluice.error;

import org.jspecify.annotations.Nullable;

/** A record of an operation in bulk cannot be written; the cause says why. */
public final class BulkRecordException extends BulkException {
  private static final long serialVersionUID = 1L;

  private final long index;
  private final transient @Nullable Object rejected;

  /**
   * An error of a record.
   *
   * @param index its place in the source, from 0
   * @param rejected the record
   * @param committed how many records were written and committed
   * @param cause why it cannot be written
   */
  public BulkRecordException(
      long index, @Nullable Object rejected, long committed, Throwable cause) {
    super("The record at " + index + " cannot be written", committed, cause);
    this.index = index;
    this.rejected = rejected;
  }

  /** The record's place in the source, from 0. */
  public long index() {
    return index;
  }

  /** The record; null after the error was serialized. */
  public @Nullable Object rejected() {
    return rejected;
  }
}
