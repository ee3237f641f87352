package io.sluice.dialect.mysql;

import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DialectProvider;
import java.util.ArrayList;
import java.util.List;

/** Brings the dialect of MySQL for the driver r2dbc-mysql. Stateless. */
public final class MySqlDialectProvider implements DialectProvider {
  // of the driver, whose class is there only where it is used
  private static final Option<Boolean> PREPARED = Option.valueOf("useServerPrepareStatement");

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
    Tuned spread = EventLoops.spread(options);
    if (options.getValue(PREPARED) != null) {
      return spread;
    }
    List<String> set = new ArrayList<>(spread.set());
    set.add("statements prepared on the server, so that a fetch size counts");
    return new Tuned(spread.options().mutate().option(PREPARED, true).build(), List.copyOf(set));
  }
}
