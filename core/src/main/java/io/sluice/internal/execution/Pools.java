package io.sluice.internal.execution;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.ValidationDepth;
import io.sluice.dialect.DialectProvider;
import io.sluice.dialect.TunedOptions;
import io.sluice.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a pool of connections for a URL, set up well. */
public final class Pools {
  private static final Logger LOG = LoggerFactory.getLogger("io.sluice");
  private static final Duration VALIDATION = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofMinutes(10);

  private Pools() {}

  /** The pool; connects when it is first used. */
  public static ConnectionPool create(
      ConnectionFactoryOptions url, DialectProvider provider, Settings settings) {
    TunedOptions tuned = provider.tune(url);
    Duration acquire = settings.acquireTimeout();
    ConnectionPoolConfiguration configuration =
        ConnectionPoolConfiguration.builder(ConnectionFactories.get(tuned.options()))
            .initialSize(0)
            .maxSize(settings.poolSize())
            .maxAcquireTime(acquire)
            .maxCreateConnectionTime(acquire)
            .maxValidationTime(VALIDATION)
            .maxIdleTime(IDLE)
            .validationDepth(ValidationDepth.LOCAL)
            .build();
    List<String> set = new ArrayList<>(tuned.set());
    set.add("pool of at most " + settings.poolSize());
    set.add("acquire within " + acquire.toSeconds() + " s");
    LOG.info(
        "Sluice on {}:{}/{}: {}",
        url.getValue(ConnectionFactoryOptions.HOST),
        url.getValue(ConnectionFactoryOptions.PORT),
        url.getValue(ConnectionFactoryOptions.DATABASE),
        String.join(", ", set));
    return new ConnectionPool(configuration);
  }
}
