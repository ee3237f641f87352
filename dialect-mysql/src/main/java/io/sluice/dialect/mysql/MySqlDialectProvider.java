package io.sluice.dialect.mysql;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DialectProvider;
import io.sluice.dialect.TunedOptions;
import java.util.Set;

/** Brings the dialect of MySQL for the driver r2dbc-mysql. Stateless. */
public final class MySqlDialectProvider implements DialectProvider {
  @Override
  public Set<String> drivers() {
    return Set.of("mysql");
  }

  @Override
  public Dialect dialect() {
    return MySqlDialect.unconnected();
  }

  @Override
  public TunedOptions tune(ConnectionFactoryOptions options) {
    return Loops.spread(options)
        .with(
            "useServerPrepareStatement",
            true,
            "statements prepared on the server, so that a fetch size counts")
        .with("connectionTimeZone", "UTC", "times at UTC")
        .with(
            "forceConnectionTimeZoneToSession",
            true,
            "sessions at UTC, so that columns of TIMESTAMP hold instants");
  }
}
