package io.sluice.dialect.mysql;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DialectProvider;
import io.sluice.dialect.TunedOptions;
import java.util.Set;

/** Brings the dialect of MariaDB for the driver r2dbc-mariadb. Stateless. */
public final class MariaDbDialectProvider implements DialectProvider {
  private static final Option<Object> PREPARED = Option.valueOf("useServerPrepStmts");

  @Override
  public Set<String> drivers() {
    return Set.of("mariadb");
  }

  @Override
  public Dialect dialect() {
    return MySqlDialect.unconnected();
  }

  @Override
  public TunedOptions tune(ConnectionFactoryOptions options) {
    if (Boolean.parseBoolean(String.valueOf(options.getValue(PREPARED)))) {
      throw new IllegalArgumentException(
          "useServerPrepStmts=true: r2dbc-mariadb mixes up statements that it prepares on the"
              + " server; leave it out, or use r2dbc-mysql, which prepares them");
    }
    return Loops.spread(ApartConnectionFactoryProvider.chosen(options))
        .with("timezone", "UTC", "sessions at UTC, so that columns of TIMESTAMP hold instants");
  }
}
