package io.sluice.dialect.mysql;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.sluice.dialect.DialectProvider.Tuned;
import java.util.ArrayList;
import java.util.List;
import reactor.netty.resources.LoopResources;

/**
 * Options that are set where the URL does not set them. They are named by text, since the class of
 * a driver is there only where it is used.
 */
final class Tuning {
  // with co-location all connections of a pool that is filled from one loop stay on that loop
  private static final LoopResources SPREAD =
      LoopResources.create(
          "sluice",
          LoopResources.DEFAULT_IO_SELECT_COUNT,
          LoopResources.DEFAULT_IO_WORKER_COUNT,
          true,
          false);

  private final ConnectionFactoryOptions given;
  private final ConnectionFactoryOptions.Builder options;
  private final List<String> set = new ArrayList<>();

  /** A start: event loops for all Sluices of a program; daemons, so that they end with it. */
  Tuning(ConnectionFactoryOptions given) {
    this.given = given;
    this.options = given.mutate();
    with("loopResources", SPREAD, "connections spread over event loops");
  }

  Tuning with(String option, Object value, String meaning) {
    Option<Object> key = Option.valueOf(option);
    if (given.getValue(key) == null) {
      options.option(key, value);
      set.add(meaning);
    }
    return this;
  }

  Tuned done() {
    return new Tuned(options.build(), List.copyOf(set));
  }
}
