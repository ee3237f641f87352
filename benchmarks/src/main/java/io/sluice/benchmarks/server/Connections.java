package io.sluice.benchmarks.server;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.FORCE_BINARY;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.LOOP_RESOURCES;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.PREPARED_STATEMENT_CACHE_QUERIES;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.ValidationDepth;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** Connections for those who bring none, set up as well as we know: what Sluice sets up, too. */
public final class Connections {
  // with co-location all connections of a pool that is filled from one loop stay on that loop
  private static final LoopResources LOOPS =
      LoopResources.create(
          "benchmarks",
          LoopResources.DEFAULT_IO_SELECT_COUNT,
          LoopResources.DEFAULT_IO_WORKER_COUNT,
          true,
          false);

  private Connections() {}

  /** A pool of {@link Target#CONNECTIONS}, which the caller closes. */
  public static ConnectionPool pool(Target target) {
    return pool(target, true);
  }

  /**
   * As {@link #pool(Target)}.
   *
   * @param binary whether PostgreSQL sends values in binary, which is faster, always
   */
  public static ConnectionPool pool(Target target, boolean binary) {
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(factory(target, binary))
            .initialSize(0)
            .maxSize(Target.CONNECTIONS)
            .validationDepth(ValidationDepth.LOCAL)
            .build());
  }

  private static ConnectionFactory factory(Target target, boolean binary) {
    ConnectionFactoryOptions.Builder options =
        ConnectionFactoryOptions.parse(target.url()).mutate();
    if (target.isPostgres()) {
      options
          .option(FORCE_BINARY, binary)
          .option(PREPARED_STATEMENT_CACHE_QUERIES, 256)
          .option(LOOP_RESOURCES, LOOPS);
    } else {
      options
          .option(Option.valueOf("loopResources"), LOOPS)
          .option(Option.valueOf("timezone"), "UTC");
    }
    ConnectionFactory driver = ConnectionFactories.get(options.build());
    return target.isPostgres() ? driver : new Apart(driver);
  }

  /** Each connection by a call of its own: those of one call of r2dbc-mariadb share a lock. */
  private record Apart(ConnectionFactory driver) implements ConnectionFactory {
    @Override
    public Publisher<? extends Connection> create() {
      return Mono.defer(() -> Mono.from(driver.create()));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
      return driver.getMetadata();
    }
  }
}
