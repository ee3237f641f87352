package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.sluice.dialect.TransactionEffect;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * What a function of a user's does with the connection. What it has done by the time of an error
 * nobody knows, so that the transaction can only be rolled back.
 */
final class ConnectionWork<T> extends Work<T> {
  /** What messages call it. */
  static final String TEXT = "tx.connection(…)";

  private final Function<? super Connection, ? extends Publisher<T>> function;
  private final Sinks.Empty<Void> abandoned = Sinks.empty();
  private volatile boolean begun;

  ConnectionWork(
      Function<? super Connection, ? extends Publisher<T>> function, ErrorTranslator errors) {
    super(errors);
    this.function = function;
  }

  /** Whether it may have done something. */
  boolean isBegun() {
    return begun;
  }

  @Override
  String text() {
    return TEXT;
  }

  @Override
  Publisher<T> on(Connection connection, Work.Call call) {
    begun = true;
    LentConnection lent = new LentConnection(connection);
    return Flux.from(UserCode.onConnection(function, lent))
        .takeUntilOther(abandoned.asMono())
        .doOnNext(ignored -> count(1))
        .doFinally(signal -> lent.giveBack());
  }

  @Override
  void abandoned() {
    abandoned.tryEmitEmpty();
  }

  /** The driver's errors are translated; those of the user stay what they are. */
  @Override
  Throwable translated(Throwable cause) {
    return cause instanceof R2dbcException ? super.translated(cause) : cause;
  }

  @Override
  TransactionEffect effect(Throwable cause) {
    return super.effect(cause) == TransactionEffect.ENDS
        ? TransactionEffect.ENDS
        : TransactionEffect.ABORTS;
  }

  @Override
  boolean losesConnection(Throwable cause) {
    return cause instanceof R2dbcException && super.losesConnection(cause);
  }
}
