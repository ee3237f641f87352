package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import io.sluice.settings.Settings;
import java.time.Duration;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Gives connections back, within a bounded time. One that does not obey is destroyed: the driver's
 * own connection is closed first, so that a pool finds it dead and gives its place to another.
 * Thread-safe.
 */
final class ConnectionReturn {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionReturn.class);

  private final KnownServer server;
  private final Deadlines deadlines;
  private final Duration allowed;

  ConnectionReturn(KnownServer server, Deadlines deadlines, Settings settings) {
    this.server = server;
    this.deadlines = deadlines;
    this.allowed = settings.cleanUpTimeout();
  }

  /** Gives it back, or destroys it; completes when it is gone, and never fails. */
  Mono<Void> giveBack(LaneSource.Holder lane, Connection connection, boolean destroy) {
    return destroy
        ? destroyed(connection)
        : bounded(connection::close)
            .onErrorResume(
                error -> {
                  LOG.warn(
                      "Lane #{}: the connection did not close, and is destroyed",
                      lane.number(),
                      error);
                  return destroyed(connection);
                });
  }

  /** Asks the server to stop what the connection is doing. */
  Mono<Void> stopped(Connection connection) {
    return bounded(() -> server.dialect().stop(driver(connection)));
  }

  private Mono<Void> destroyed(Connection connection) {
    Connection driver = driver(connection);
    Mono<Void> own = bounded(() -> server.dialect().abandon(driver)).onErrorComplete();
    return driver == connection
        ? own
        : own.then(Mono.defer(() -> bounded(connection::close)).onErrorComplete());
  }

  /** The driver's own connection, which pools and proxies wrap. */
  static Connection driver(Connection connection) {
    Connection innermost = connection;
    while (innermost instanceof Wrapped<?> wrapped
        && wrapped.unwrap() instanceof Connection inner) {
      innermost = inner;
    }
    return innermost;
  }

  private Mono<Void> bounded(Supplier<Publisher<Void>> step) {
    return new BoundedMono(step, deadlines, allowed);
  }
}
