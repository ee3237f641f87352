package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.dialect.TransactionEffect;
import io.sluice.listener.StatementEvent;
import io.sluice.statement.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.util.context.ContextView;

/** What one call does with the connection; used once. */
abstract class Work<T> {
  private final ErrorTranslator errors;
  private long rows;

  /** The call that it is done for. */
  interface Call {
    /** Whether nobody looks at its rows any more. */
    boolean isDiscarding();

    /** Fails the call now; what is left of its rows is dropped. */
    void fail(Throwable cause);
  }

  Work(ErrorTranslator errors) {
    this.errors = errors;
  }

  /** The text, for messages. */
  abstract String text();

  /** The bound values, as they may be shown. */
  List<String> values() {
    return List.of();
  }

  /** What the text was made of, where it was. */
  @Nullable Statement statement() {
    return null;
  }

  /**
   * Starts it; what it publishes must not throw out of a row function, but fail the call. What this
   * throws never reached the server.
   */
  abstract Publisher<T> on(Connection connection, Call call);

  /** The error that the consumer sees. */
  Throwable translated(Throwable cause) {
    return errors.translate(cause, text(), values(), statement());
  }

  /** What the error does to the transaction. */
  TransactionEffect effect(Throwable cause) {
    return errors.effect(cause);
  }

  /** Whether nothing further can be sent on the connection after the error. */
  boolean losesConnection(Throwable cause) {
    return errors.losesConnection(cause);
  }

  /** The error of one that took too long. */
  final Throwable timedOut(Duration allowed) {
    return errors.timedOut(allowed, text(), values());
  }

  /** What listeners see, or null if nothing is sent. */
  @Nullable StatementEvent event(long lane, ContextView context) {
    return StatementEvent.of(text(), values(), lane, context);
  }

  /** Whether it ends a transaction, so that it also runs after an error. */
  boolean isFinal() {
    return false;
  }

  /** Whether it can run again on another connection if this one turns out to be dead. */
  boolean isRepeatable() {
    return false;
  }

  /** The connection is given up while it has it. */
  void abandoned() {}

  /** The rows that came or were changed. */
  long rows() {
    return rows;
  }

  final void count(long more) {
    rows += more;
  }
}
