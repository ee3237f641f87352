package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.dialect.Dialect;
import io.sluice.settings.Settings;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which server there is, and so which dialect. Where servers differ, the first operation takes a
 * connection only to be told; operations that come at the same time may ask, too. Thread-safe.
 */
final class Server {
  private final Supplier<Lane> lease;
  private final Observers nobody;
  private volatile Dialect dialect;
  private volatile boolean known;

  Server(Dialect dialect, Supplier<Lane> lease, Settings settings) {
    this.dialect = dialect;
    this.known = !dialect.variesByServer();
    this.lease = lease;
    this.nobody = new Observers(settings, List.of());
  }

  /** The dialect as far as it is known. */
  Dialect dialect() {
    return dialect;
  }

  /** Runs it when the dialect is known. */
  <T> Mono<T> one(Function<Dialect, Mono<T>> operation) {
    return Mono.defer(
        () ->
            known
                ? operation.apply(dialect)
                : asked().then(Mono.defer(() -> operation.apply(dialect))));
  }

  /** Runs it when the dialect is known. */
  <T> Flux<T> many(Function<Dialect, Flux<T>> operation) {
    return Flux.defer(
        () ->
            known
                ? operation.apply(dialect)
                : asked().thenMany(Flux.defer(() -> operation.apply(dialect))));
  }

  private Mono<Void> asked() {
    return LaneFlux.leased(lease, Question::new, nobody).then();
  }

  /** Sends nothing: the server has told when it connected. */
  private final class Question extends Work<Dialect> {
    @Override
    String text() {
      return "which server";
    }

    @Override
    Publisher<Dialect> on(Connection connection, LaneCall<Dialect> call) {
      dialect = dialect.at(connection.getMetadata());
      known = true;
      return Flux.empty();
    }

    @Override
    Throwable translated(Throwable cause) {
      return cause;
    }
  }
}
