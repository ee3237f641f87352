package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.settings.Settings;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * What the calls on all lanes share. Immutable and thread-safe.
 *
 * @param settings what was set
 * @param userCode who sees statements
 * @param deadlines what happens when something takes too long
 * @param stop asks the server to stop what a connection is doing
 */
record LaneEnvironment(
    Settings settings,
    UserCode userCode,
    Deadlines deadlines,
    Function<Connection, Mono<Void>> stop) {

  /** Asks the server to stop what the connection is doing; completes when it was asked. */
  Mono<Void> stopped(Connection connection) {
    return stop.apply(connection);
  }

  /** The same, with nobody who sees statements. */
  LaneEnvironment unseen() {
    return new LaneEnvironment(settings, UserCode.none(), deadlines, stop);
  }
}
