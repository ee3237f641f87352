package io.sluice.bulk;

import java.time.Duration;

/**
 * How far an operation in bulk is. Immutable.
 *
 * @param rows records that were written
 * @param chunks chunks that were written
 * @param failed records that were not written, as the database does not take them
 * @param elapsed the time since the operation began
 */
public record Progress(long rows, long chunks, long failed, Duration elapsed) {
  /** Records a second that were written, on average. */
  public double rate() {
    return elapsed.isZero() ? 0 : rows * 1e9 / elapsed.toNanos();
  }
}
