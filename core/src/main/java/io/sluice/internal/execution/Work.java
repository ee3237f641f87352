package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.listener.StatementEvent;
import java.util.List;
import org.reactivestreams.Publisher;

/** What one call does with the connection; used once. */
abstract class Work<T> {
  private long rows;

  /** The text, for messages. */
  abstract String text();

  /** Starts it; what it publishes must not throw out of a row function, but fail the call. */
  abstract Publisher<T> on(Connection connection, LaneCall<T> call);

  /** The error that the consumer sees. */
  abstract Throwable translated(Throwable cause);

  /** What listeners see. */
  StatementEvent event(long lane) {
    return new StatementEvent(text(), List.of(), lane);
  }

  /** Whether it ends a transaction, so that it also runs after an error. */
  boolean isFinal() {
    return false;
  }

  /** How many rows are fetched at a time, 0 for all. */
  int fetchSize() {
    return 0;
  }

  /** The rows that came or were changed. */
  final long rows() {
    return rows;
  }

  final void count(long more) {
    rows += more;
  }
}
