package io.sluice.tests;

import io.sluice.listener.StatementEvent;
import io.sluice.listener.StatementListener;
import io.sluice.listener.StatementOutcome;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells a test that a statement is about to be sent, or has ended: at once, on the thread that does
 * so. Thread-safe.
 */
public final class StatementSignal implements StatementListener {
  private final Pattern pattern;
  private final AtomicInteger left;
  private final boolean atEnd;
  private final Sinks.Empty<Void> seen = Sinks.empty();

  private StatementSignal(String regex, int number, boolean atEnd) {
    this.pattern = Pattern.compile(regex);
    this.left = new AtomicInteger(number);
    this.atEnd = atEnd;
  }

  /** The first statement that matches is about to be sent. */
  public static StatementSignal started(String regex) {
    return started(regex, 1);
  }

  /** So many statements that match have been, and the last of them is about to be sent. */
  public static StatementSignal started(String regex, int number) {
    return new StatementSignal(regex, number, false);
  }

  /** The first statement that matches has ended. */
  public static StatementSignal ended(String regex) {
    return new StatementSignal(regex, 1, true);
  }

  /** Completes when it is so. */
  public Mono<Void> asMono() {
    return seen.asMono();
  }

  @Override
  public void started(StatementEvent statement) {
    tell(statement, false);
  }

  @Override
  public void ended(StatementEvent statement, StatementOutcome outcome) {
    tell(statement, true);
  }

  private void tell(StatementEvent statement, boolean end) {
    if (end == atEnd && pattern.matcher(statement.sql()).find() && left.decrementAndGet() == 0) {
      seen.tryEmitEmpty();
    }
  }
}
