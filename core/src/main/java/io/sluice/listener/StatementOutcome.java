package io.sluice.listener;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a statement ended.
 *
 * @param kind the way
 * @param rows rows that came, or that were changed where none came
 * @param duration from when it was sent
 * @param error the error, if it failed
 */
public record StatementOutcome(Kind kind, long rows, Duration duration, @Nullable Throwable error) {
  /** The ways a statement can end. */
  public enum Kind {
    /** To its last row. */
    COMPLETED,
    /** With an error. */
    FAILED,
    /** Its consumer did not want more. */
    CANCELLED
  }
}
