package io.sluice.listener;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a statement ended. Immutable; may be kept and shared. */
public final class StatementOutcome {
  private final Kind kind;
  private final long rows;
  private final Duration duration;
  private final @Nullable Throwable error;

  /** The ways a statement can end. */
  public enum Kind {
    /** To its last row. */
    COMPLETED,
    /** With an error. */
    FAILED,
    /** Its consumer did not want more. */
    CANCELLED
  }

  private StatementOutcome(Kind kind, long rows, Duration duration, @Nullable Throwable error) {
    this.kind = kind;
    this.rows = rows;
    this.duration = duration;
    this.error = error;
  }

  /** An outcome. */
  public static StatementOutcome of(
      Kind kind, long rows, Duration duration, @Nullable Throwable error) {
    return new StatementOutcome(kind, rows, duration, error);
  }

  /** The way. */
  public Kind kind() {
    return kind;
  }

  /** Rows that came, or that were changed where none came. */
  public long rows() {
    return rows;
  }

  /** From when it was sent. */
  public Duration duration() {
    return duration;
  }

  /** The error, if it failed. */
  public @Nullable Throwable error() {
    return error;
  }

  @Override
  public String toString() {
    return kind + ", " + rows + " rows, " + duration + (error == null ? "" : ", " + error);
  }
}
