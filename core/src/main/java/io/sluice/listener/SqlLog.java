package io.sluice.listener;

import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs statements through SLF4J under the name {@code io.sluice.sql}, at debug level, when they
 * have ended. Control characters in values are escaped, so that a value cannot forge a line.
 * Thread-safe.
 */
public final class SqlLog implements StatementListener {
  private static final Logger LOG = LoggerFactory.getLogger("io.sluice.sql");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  @Override
  public boolean isEnabled() {
    return LOG.isDebugEnabled();
  }

  @Override
  public void ended(StatementEvent statement, StatementOutcome outcome) {
    LOG.debug(
        "#{} {} [{} rows, {}{}]",
        statement.connection(),
        text(statement),
        outcome.rows(),
        String.format(Locale.ROOT, "%.3f ms", outcome.duration().toNanos() / 1e6),
        ending(outcome));
  }

  private static String text(StatementEvent statement) {
    return statement.values().isEmpty()
        ? statement.sql()
        : statement.sql()
            + " "
            + CONTROL
                .matcher(statement.values().toString())
                .replaceAll(found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
  }

  private static String ending(StatementOutcome outcome) {
    Throwable error = outcome.error();
    if (error != null) {
      return ", " + error.getClass().getSimpleName();
    }
    return outcome.kind() == StatementOutcome.Kind.CANCELLED ? ", cancelled" : "";
  }
}
