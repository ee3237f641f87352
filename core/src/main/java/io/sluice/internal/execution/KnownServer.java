package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.dialect.Dialect;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which server there is, and so which dialect. Where servers differ, the first operation takes a
 * connection only to be told; operations that come at the same time may ask, too. Thread-safe.
 */
final class KnownServer {
  private volatile Dialect dialect;
  private volatile boolean known;

  KnownServer(Dialect dialect) {
    this.dialect = dialect;
    this.known = !dialect.variesByServer();
  }

  /** The dialect as far as it is known. */
  Dialect dialect() {
    return dialect;
  }

  /** Whether the dialect is the server's. */
  boolean isKnown() {
    return known;
  }

  /** Asks a connection of the lease; completes when the dialect is known. */
  Mono<Void> asked(Supplier<Lane> lease, LaneEnvironment environment, ErrorTranslator errors) {
    return CallFlux.<Void>leased(lease, () -> new Question(errors), environment.unseen()).then();
  }

  /** Sends nothing: the server has told when it connected. */
  private final class Question extends Work<Void> {
    Question(ErrorTranslator errors) {
      super(errors);
    }

    @Override
    String text() {
      return "which server";
    }

    @Override
    Publisher<Void> on(Connection connection, LaneCall<Void> call) {
      dialect = dialect.at(connection.getMetadata());
      known = true;
      return Flux.empty();
    }
  }
}
