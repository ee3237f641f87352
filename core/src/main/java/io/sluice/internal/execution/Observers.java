package io.sluice.internal.execution;

import io.sluice.listener.StatementEvent;
import io.sluice.listener.StatementListener;
import io.sluice.listener.StatementOutcome;
import io.sluice.settings.Settings;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners, and keeps what they throw away from the statement. */
final class Observers {
  private static final Logger LOG = LoggerFactory.getLogger(Observers.class);
  private final Settings settings;
  private final List<StatementListener> listeners;

  Observers(Settings settings, List<StatementListener> listeners) {
    this.settings = settings;
    this.listeners = listeners;
  }

  Settings settings() {
    return settings;
  }

  void started(StatementEvent event) {
    tell(listener -> listener.started(event));
  }

  void ended(StatementEvent event, StatementOutcome outcome) {
    tell(listener -> listener.ended(event, outcome));
  }

  private void tell(Consumer<StatementListener> action) {
    for (StatementListener each : listeners) {
      try {
        action.accept(each);
      } catch (RuntimeException thrown) {
        LOG.warn("{} failed", each, thrown);
      }
    }
  }
}
