package io.sluice.dialect.mysql;

import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DialectProvider;

/** Brings the dialect of MariaDB for the driver r2dbc-mariadb. Stateless. */
public final class MariaDbDialectProvider implements DialectProvider {
  @Override
  public boolean supports(ConnectionFactoryMetadata metadata) {
    return metadata.getName().equals("MariaDB");
  }

  @Override
  public boolean supportsDriver(String driver) {
    return driver.equals("mariadb");
  }

  @Override
  public Dialect dialect() {
    return MySqlDialect.unconnected();
  }

  @Override
  public Tuned tune(ConnectionFactoryOptions options) {
    return EventLoops.spread(options);
  }
}
