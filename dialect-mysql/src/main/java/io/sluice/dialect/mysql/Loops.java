package io.sluice.dialect.mysql;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.sluice.dialect.TunedOptions;
import reactor.netty.resources.LoopResources;

/** Event loops for all Sluices of a program; daemons, so that they end with it. */
final class Loops {
  // with co-location all connections of a pool that is filled from one loop stay on that loop
  private static final LoopResources SPREAD =
      LoopResources.create(
          "sluice",
          LoopResources.DEFAULT_IO_SELECT_COUNT,
          LoopResources.DEFAULT_IO_WORKER_COUNT,
          true,
          false);

  private Loops() {}

  /** With these, by the name that both drivers have for them. */
  static TunedOptions spread(ConnectionFactoryOptions options) {
    return TunedOptions.of(options)
        .with("loopResources", SPREAD, "connections spread over event loops");
  }
}
