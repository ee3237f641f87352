package io.sluice.dialect.mysql;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.sluice.dialect.DialectProvider.Tuned;
import java.util.List;
import reactor.netty.resources.LoopResources;

/** Event loops for all Sluices of a program; daemons, so that they end with it. */
final class EventLoops {
  // both drivers have it under this name
  private static final Option<LoopResources> OPTION = Option.valueOf("loopResources");

  // with co-location all connections of a pool that is filled from one loop stay on that loop
  private static final LoopResources SPREAD =
      LoopResources.create(
          "sluice",
          LoopResources.DEFAULT_IO_SELECT_COUNT,
          LoopResources.DEFAULT_IO_WORKER_COUNT,
          true,
          false);

  private EventLoops() {}

  static Tuned spread(ConnectionFactoryOptions options) {
    return options.getValue(OPTION) == null
        ? new Tuned(
            options.mutate().option(OPTION, SPREAD).build(),
            List.of("connections spread over event loops"))
        : new Tuned(options, List.of());
  }
}
