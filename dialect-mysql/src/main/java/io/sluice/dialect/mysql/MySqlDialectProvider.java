package io.sluice.dialect.mysql;

import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DialectProvider;

/** Brings the dialect of MySQL for the driver r2dbc-mysql. Stateless. */
public final class MySqlDialectProvider implements DialectProvider {
  @Override
  public boolean supports(ConnectionFactoryMetadata metadata) {
    return metadata.getName().equals("MySQL");
  }

  @Override
  public boolean supportsDriver(String driver) {
    return driver.equals("mysql");
  }

  @Override
  public Dialect dialect() {
    return MySqlDialect.unconnected();
  }

  @Override
  public Tuned tune(ConnectionFactoryOptions options) {
    return new Tuning(options)
        .with(
            "useServerPrepareStatement",
            true,
            "statements prepared on the server, so that a fetch size counts")
        .with("connectionTimeZone", "UTC", "times at UTC")
        .with(
            "forceConnectionTimeZoneToSession",
            true,
            "sessions at UTC, so that columns of TIMESTAMP hold instants")
        .done();
  }
}
