package io.sluice.dialect.mysql;

import static io.r2dbc.spi.ConnectionFactoryOptions.DRIVER;
import static io.r2dbc.spi.ConnectionFactoryOptions.PROTOCOL;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.ConnectionFactoryProvider;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Connections of r2dbc-mariadb that have nothing in common. What a factory of that driver gives for
 * one call of {@code create()} shares a lock, and a pool calls it once for all of its connections:
 * one that cannot have the lock at once, since another one sends a statement, leaves rows where
 * they are, and may never come back to them (1.4.2). Here each subscription is a call of its own.
 * Thread-safe.
 */
public final class ApartConnectionFactoryProvider implements ConnectionFactoryProvider {
  private static final String DRIVER_NAME = "mariadb";
  private static final String NAME = "sluice-" + DRIVER_NAME;
  private static final String POOL = "pool";

  /** For the service loader. */
  public ApartConnectionFactoryProvider() {}

  /** Options of r2dbc-mariadb, with this instead. */
  static ConnectionFactoryOptions chosen(ConnectionFactoryOptions options) {
    boolean pooled = POOL.equals(options.getValue(DRIVER));
    return pooled
        ? options.mutate().option(PROTOCOL, "sluice-" + options.getRequiredValue(PROTOCOL)).build()
        : options.mutate().option(DRIVER, NAME).build();
  }

  @Override
  public ConnectionFactory create(ConnectionFactoryOptions options) {
    return new Apart(ConnectionFactories.get(options.mutate().option(DRIVER, DRIVER_NAME).build()));
  }

  @Override
  public boolean supports(ConnectionFactoryOptions options) {
    return NAME.equals(options.getValue(DRIVER));
  }

  @Override
  public String getDriver() {
    return NAME;
  }

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
