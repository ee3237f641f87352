package io.sluice.settings;

import java.time.Duration;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * How long the statements of an operation or a pipeline may take, each of them, in place of {@link
 * Settings#statementTimeout(Duration)}:
 *
 * <pre>{@code users.findAll().contextWrite(StatementTimeout.of(Duration.ofSeconds(2)))}</pre>
 */
public final class StatementTimeout {
  private StatementTimeout() {}

  /** For {@code contextWrite}: the time counts for all that is upstream of it. */
  public static ContextView of(Duration allowed) {
    if (allowed.isNegative() || allowed.isZero()) {
      throw new IllegalArgumentException("must be longer than nothing: " + allowed);
    }
    return Context.of(StatementTimeout.class, allowed);
  }
}
