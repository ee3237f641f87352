package io.sluice.listener;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs statements through SLF4J under the name {@code io.sluice.sql}: at debug level what ended, at
 * warn level what failed. Thread-safe.
 */
public final class SqlLog implements StatementListener {
  private static final Logger LOG = LoggerFactory.getLogger("io.sluice.sql");

  @Override
  public void ended(StatementEvent statement, StatementOutcome outcome) {
    if (outcome.error() != null) {
      LOG.warn(
          "{} failed after {}: {}", text(statement), duration(outcome), outcome.error().toString());
    } else if (LOG.isDebugEnabled()) {
      LOG.debug(
          "{} [{} rows, {}{}]",
          text(statement),
          outcome.rows(),
          duration(outcome),
          outcome.kind() == StatementOutcome.Kind.CANCELLED ? ", cancelled" : "");
    }
  }

  private static String text(StatementEvent statement) {
    return "#"
        + statement.connection()
        + " "
        + statement.sql()
        + (statement.values().isEmpty() ? "" : " " + statement.values());
  }

  private static String duration(StatementOutcome outcome) {
    return String.format(Locale.ROOT, "%.3f ms", outcome.duration().toNanos() / 1e6);
  }
}
