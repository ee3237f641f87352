package io.sluice.dialect.postgres;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.EXTENSIONS;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.FORCE_BINARY;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.LOOP_RESOURCES;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.PREPARED_STATEMENT_CACHE_QUERIES;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DialectProvider;
import io.sluice.dialect.TunedOptions;
import java.util.List;
import java.util.Set;
import reactor.netty.resources.LoopResources;

/** Brings the dialect of PostgreSQL for the driver r2dbc-postgresql. Stateless. */
public final class PostgresDialectProvider implements DialectProvider {
  private static final Set<String> DRIVERS = Set.of("postgresql", "postgres");
  private static final int STATEMENTS = 256;

  @Override
  public Set<String> drivers() {
    return DRIVERS;
  }

  @Override
  public Dialect dialect() {
    return new PostgresDialect();
  }

  @Override
  public TunedOptions tune(ConnectionFactoryOptions options) {
    return TunedOptions.of(options)
        .with(FORCE_BINARY, true, "values in binary")
        .with(PREPARED_STATEMENT_CACHE_QUERIES, STATEMENTS, STATEMENTS + " prepared statements")
        .with(EXTENSIONS, List.of(InstantCodec.REGISTRAR), "instants as they are sent")
        .with(LOOP_RESOURCES, Loops.SPREAD, "connections spread over event loops");
  }

  /** Event loops for all Sluices of a program; daemons, so that they end with it. */
  private static final class Loops {
    // with co-location all connections of a pool that is filled from one loop stay on that loop
    static final LoopResources SPREAD =
        LoopResources.create(
            "sluice",
            LoopResources.DEFAULT_IO_SELECT_COUNT,
            LoopResources.DEFAULT_IO_WORKER_COUNT,
            true,
            false);
  }
}
