package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.AcquireTimeoutException;
import io.sluice.error.ConnectionLostException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.TcpProxy;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Cases of pools whose connections break, or are never made. */
public abstract class PoolCasesContract extends Contract {
  private static final Duration SOON = Duration.ofMillis(10);

  private final TcpProxy proxy;
  private final ConnectionPool pool;

  protected PoolCasesContract(DatabaseUnderTest database) {
    super(database);
    this.proxy = database.proxy();
    this.pool = database.pool(1, proxy);
  }

  private void requireOneConnection() {
    assertThat(pool.getMetrics().orElseThrow().allocatedSize()).isOne();
    database.requireNothingAcquired(pool);
  }

  @Test
  @DisplayName("POOL-01: a connection that breaks while it is held is replaced")
  void brokenWhileHeld() {
    Sluice one = Sluice.of(pool);
    Model<User> model = one.model(User_.TYPE);

    Mono<Long> broken =
        one.transactional(
            model
                .create(User_.name.set("a"))
                .then(Mono.fromRunnable(proxy::cut))
                .then(model.count()));
    assertThat(failure(broken)).isInstanceOf(ConnectionLostException.class);

    assertThat(get(model.count())).isZero();
    requireOneConnection();
  }

  @Test
  @DisplayName("POOL-02: a connection that breaks while it is idle is replaced")
  void brokenWhileIdle() {
    Model<User> model = Sluice.of(pool).model(User_.TYPE);
    run(model.count());

    proxy.cut();

    // a write might be sent before the driver knows, and is not repeated; a read is
    assertThat(get(model.count())).isZero();
    assertThat(get(model.create(User_.name.set("a"))).name()).isEqualTo("a");
    requireOneConnection();
  }

  @Test
  @DisplayName("POOL-05: a connection that is never made is an error in time")
  void neverMade() {
    proxy.stall();
    Sluice one = Sluice.of(pool, settings -> settings.acquireTimeout(SOON));

    failure(AcquireTimeoutException.class, one.ping());
  }
}
