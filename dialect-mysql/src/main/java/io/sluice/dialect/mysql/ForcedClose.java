package io.sluice.dialect.mysql;

import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.concurrent.Queues;

/**
 * Closes a connection that may never answer again. r2dbc-mysql lets its farewell wait behind the
 * open statement, and closes the channel by force only where its queue of requests takes no
 * farewell; so the queue is filled with pings first, which end with the connection.
 */
final class ForcedClose {
  private static final String QUEUEING = "io.asyncer.r2dbc.mysql.";

  private ForcedClose() {}

  static Publisher<Void> of(Closeable connection) {
    boolean queues = connection.getClass().getName().startsWith(QUEUEING);
    return queues && connection instanceof Connection queueing
        ? Flux.range(0, Queues.SMALL_BUFFER_SIZE + 1)
            .flatMap(ignored -> ping(queueing), Integer.MAX_VALUE)
            .mergeWith(Mono.from(queueing.close()))
            .onErrorComplete()
        : connection.close();
  }

  private static Mono<Void> ping(Connection connection) {
    return Mono.from(connection.validate(ValidationDepth.REMOTE)).onErrorComplete().then();
  }
}
