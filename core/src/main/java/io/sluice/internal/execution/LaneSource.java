package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Where a lane has its connection from. */
interface LaneSource {
  /**
   * Gets a connection, and hands it to the lane by {@code opened} or {@code failed}. Never waits.
   */
  void open(Lane lane, Context context);

  /** Takes the connection back; completes when it is back, and never fails. */
  Mono<Void> close(Lane lane, Connection connection, boolean destroy);
}
