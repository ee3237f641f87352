package io.sluice.dialect.postgres;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DialectProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import reactor.netty.resources.LoopResources;

/** Brings the dialect of PostgreSQL for the driver r2dbc-postgresql. Stateless. */
public final class PostgresDialectProvider implements DialectProvider {
  private static final Set<String> DRIVERS = Set.of("postgresql", "postgres");
  private static final int STATEMENTS = 256;

  @Override
  public boolean supports(ConnectionFactoryMetadata metadata) {
    return metadata.getName().equals("PostgreSQL");
  }

  @Override
  public boolean supportsDriver(String driver) {
    return DRIVERS.contains(driver);
  }

  @Override
  public Dialect dialect() {
    return new PostgresDialect();
  }

  @Override
  public Tuned tune(ConnectionFactoryOptions options) {
    ConnectionFactoryOptions.Builder builder = options.mutate();
    List<String> set = new ArrayList<>();
    set(options, builder, PostgresqlConnectionFactoryProvider.FORCE_BINARY, true, set);
    set(
        options,
        builder,
        PostgresqlConnectionFactoryProvider.PREPARED_STATEMENT_CACHE_QUERIES,
        STATEMENTS,
        set);
    if (options.getValue(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES) == null) {
      builder.option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, Loops.SPREAD);
      set.add("connections spread over event loops");
    }
    return new Tuned(builder.build(), set);
  }

  private static <T> void set(
      ConnectionFactoryOptions options,
      ConnectionFactoryOptions.Builder builder,
      Option<T> option,
      T value,
      List<String> set) {
    if (options.getValue(option) == null) {
      builder.option(option, value);
      set.add(option.name() + "=" + value);
    }
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
