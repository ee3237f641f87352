package io.sluice.error;

import org.jspecify.annotations.Nullable;

/**
 * A result was drained because another statement waited, and was larger than the buffer; the
 * message names the cure.
 */
public final class LaneBufferException extends LaneException {
  private static final long serialVersionUID = 1L;

  /** An error with what happened and, where there is one, its cause. */
  public LaneBufferException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
