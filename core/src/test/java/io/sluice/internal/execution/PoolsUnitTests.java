package io.sluice.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.sluice.settings.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a URL says of the pool. */
class PoolsUnitTests {
  private static Duration acquireTimeout(String options) {
    ConnectionFactoryOptions url =
        ConnectionFactoryOptions.parse("r2dbc:pool:postgresql://ada@localhost/db" + options);
    return Pools.settings(url, Settings.defaults()).acquireTimeout();
  }

  @ParameterizedTest
  @CsvSource({
    "r2dbc:mysql://h/d, mysql",
    "r2dbc:pool:mysql://h/d, mysql",
    "r2dbc:pool:postgresql:failover://h/d, postgresql",
    "r2dbc:postgresql:failover://h/d, postgresql"
  })
  void theDriver(String url, String driver) {
    assertThat(Pools.driver(ConnectionFactoryOptions.parse(url))).isEqualTo(driver);
  }

  @Test
  void howLongAConnectionIsWaitedFor() {
    assertThat(acquireTimeout("")).isEqualTo(Settings.defaults().acquireTimeout());
    assertThat(acquireTimeout("?maxAcquireTime=PT60S")).isEqualTo(Duration.ofMinutes(1));
    assertThat(acquireTimeout("?maxAcquireTime=PT0S")).isGreaterThan(Duration.ofDays(100));
  }
}
