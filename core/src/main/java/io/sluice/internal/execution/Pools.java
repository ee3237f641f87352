package io.sluice.internal.execution;

import static io.r2dbc.pool.PoolingConnectionFactoryProvider.INITIAL_SIZE;
import static io.r2dbc.pool.PoolingConnectionFactoryProvider.MAX_ACQUIRE_TIME;
import static io.r2dbc.pool.PoolingConnectionFactoryProvider.MAX_CREATE_CONNECTION_TIME;
import static io.r2dbc.pool.PoolingConnectionFactoryProvider.MAX_IDLE_TIME;
import static io.r2dbc.pool.PoolingConnectionFactoryProvider.MAX_SIZE;
import static io.r2dbc.pool.PoolingConnectionFactoryProvider.MAX_VALIDATION_TIME;
import static io.r2dbc.pool.PoolingConnectionFactoryProvider.POOLING_DRIVER;
import static io.r2dbc.pool.PoolingConnectionFactoryProvider.VALIDATION_DEPTH;
import static io.r2dbc.pool.PoolingConnectionFactoryProvider.VALIDATION_QUERY;
import static io.r2dbc.spi.ConnectionFactoryOptions.DATABASE;
import static io.r2dbc.spi.ConnectionFactoryOptions.DRIVER;
import static io.r2dbc.spi.ConnectionFactoryOptions.HOST;
import static io.r2dbc.spi.ConnectionFactoryOptions.PORT;
import static io.r2dbc.spi.ConnectionFactoryOptions.PROTOCOL;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.ValidationDepth;
import io.sluice.dialect.DialectProvider;
import io.sluice.dialect.TunedOptions;
import io.sluice.settings.Settings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a pool of connections for a URL, set up well. */
public final class Pools {
  private static final Logger LOG = LoggerFactory.getLogger("io.sluice");
  private static final Duration VALIDATION = Duration.ofSeconds(5);
  private static final Duration NO_LIMIT = Duration.ofDays(365);
  private static final Duration IDLE = Duration.ofMinutes(10);

  private Pools() {}

  /** The name of the driver, which for {@code r2dbc:pool:mysql:…} is the second. */
  public static String driver(ConnectionFactoryOptions url) {
    String driver = String.valueOf(url.getValue(DRIVER));
    Object protocol = url.getValue(PROTOCOL);
    return driver.equals(POOLING_DRIVER) && protocol != null
        ? String.valueOf(protocol).split(":", 2)[0]
        : driver;
  }

  /** The settings, with what the URL says of the pool instead. */
  public static Settings settings(ConnectionFactoryOptions url, Settings settings) {
    Object longest = url.getValue(MAX_ACQUIRE_TIME);
    if (longest == null) {
      return settings;
    }
    Duration allowed = Duration.parse(longest.toString());
    // to the pool none is no limit
    return settings.acquireTimeout(allowed.isZero() || allowed.isNegative() ? NO_LIMIT : allowed);
  }

  /**
   * The pool; connects when it is first used. What the URL says of the pool or of the driver comes
   * before what is set here. How long a connection is waited for is not the pool's to say: each of
   * its timeouts is a timer for each connection that is taken, where one sweep does for all.
   *
   * @throws IllegalArgumentException if the driver does not take an option of the URL
   */
  public static ConnectionPool create(
      ConnectionFactoryOptions url, DialectProvider provider, Settings settings) {
    Duration acquire = settings.acquireTimeout();
    TunedOptions tuned =
        provider
            .tune(url)
            .with(INITIAL_SIZE, 0, "no connection before the first is wanted")
            .with(MAX_SIZE, settings.poolSize(), "pool of at most " + settings.poolSize())
            .with(
                MAX_CREATE_CONNECTION_TIME, acquire, "connect within " + acquire.toSeconds() + " s")
            .with(MAX_IDLE_TIME, IDLE, "close after " + IDLE.toMinutes() + " minutes of no use")
            .with(VALIDATION_DEPTH, ValidationDepth.LOCAL, "validate without asking the server");
    if (asksServer(tuned.options())) {
      tuned =
          tuned.with(
              MAX_VALIDATION_TIME, VALIDATION, "validate within " + VALIDATION.toSeconds() + " s");
    }
    LOG.info(
        "Sluice on {}:{}/{}: {}",
        url.getValue(HOST),
        url.getValue(PORT),
        url.getValue(DATABASE),
        String.join(", ", tuned.set()));
    try {
      return (ConnectionPool) ConnectionFactories.get(pooled(tuned.options()));
    } catch (R2dbcException thrown) { // an option that a driver looks at before it connects
      throw new IllegalArgumentException(
          "The driver does not take the URL: " + thrown.getMessage(), thrown);
    }
  }

  private static boolean asksServer(ConnectionFactoryOptions options) {
    return options.getValue(VALIDATION_QUERY) != null
        || !ValidationDepth.LOCAL
            .name()
            .equalsIgnoreCase(String.valueOf(options.getValue(VALIDATION_DEPTH)));
  }

  private static ConnectionFactoryOptions pooled(ConnectionFactoryOptions options) {
    Object driver = options.getRequiredValue(DRIVER);
    if (driver.equals(POOLING_DRIVER)) {
      return options;
    }
    Object protocol = options.getValue(PROTOCOL);
    return options
        .mutate()
        .option(DRIVER, POOLING_DRIVER)
        .option(PROTOCOL, protocol == null ? driver.toString() : driver + ":" + protocol)
        .build();
  }
}
