package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.ConnectionException;
import io.sluice.error.SluiceException;
import io.sluice.error.TransactionOutcomeUnknownException;
import io.sluice.settings.Settings;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.TcpProxy;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Connections that break or fall silent: everybody gets an error, nobody waits. */
public abstract class FaultContract extends EntryContract {
  private static final long ROWS = 5_000;

  private final TcpProxy proxy;
  private final ConnectionPool pool;
  private final Sluice target;
  private final Model<Entry> model;

  protected FaultContract(DatabaseUnderTest database) {
    super(database);
    this.proxy = new TcpProxy(database.server().options(database.schema()));
    this.pool = database.pool(2, proxy);
    this.target = Sluice.of(pool, FaultContract::impatient);
    this.model = target.model(Entry_.TYPE);
  }

  private static Settings impatient(Settings settings) {
    return settings
        .cleanUpTimeout(Duration.ofMillis(500))
        .commitTimeout(Duration.ofMillis(700))
        .acquireTimeout(Duration.ofSeconds(5));
  }

  @BeforeEach
  void rows() {
    fill(ROWS);
    assertThat(get(model.count())).isEqualTo(ROWS);
  }

  @AfterEach
  void nothingOpen() {
    proxy.cut();
    database.requireNothingOpen(target);
    assertThat(get(model.count().retry(5))).isEqualTo(ROWS);
    database.requireNothingAcquired(pool);
    proxy.close();
  }

  private Mono<Void> cut() {
    return Mono.fromRunnable(proxy::cut);
  }

  @DisplayName("19: cut while one statement is active and others wait")
  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void cutWhileActive(int concurrency) {
    Flux<Entry> nested =
        model
            .findAll()
            .flatMap(
                each ->
                    each.id() == 100
                        ? cut().then(model.findByPk(each.id()))
                        : model.findByPk(each.id()),
                concurrency);
    StepVerifier.create(target.transactional(nested.count())).verifyError(SluiceException.class);
    // on other connections than the stream's, which a driver that reads ahead may have read
    StepVerifier.create(nested.count().onErrorReturn(SluiceException.class, ROWS))
        .expectNext(ROWS)
        .verifyComplete();
  }

  @DisplayName("19: cut while a transaction does nothing")
  @Test
  void cutWhileIdle() {
    Mono<Long> body = model.count().delayUntil(ignored -> cut()).then(model.count());
    StepVerifier.create(target.transactional(body)).verifyError(ConnectionException.class);
  }

  @DisplayName("19: cut before the commit")
  @Test
  void cutBeforeCommit() {
    Mono<Long> body = model.count().delayUntil(ignored -> cut());
    StepVerifier.create(target.transactional(body))
        .verifyError(TransactionOutcomeUnknownException.class);
  }

  @DisplayName(
      "a commit that is never answered has an unknown outcome, and its connection is destroyed")
  @Test
  void silentCommit() {
    Mono<Long> body = model.count().doOnNext(ignored -> proxy.stall());
    StepVerifier.create(target.transactional(body))
        .verifyError(TransactionOutcomeUnknownException.class);
  }

  @DisplayName("20: a rollback that is never answered destroys the connection")
  @Test
  void silentRollback() {
    Mono<Long> body =
        model
            .count()
            .doOnNext(ignored -> proxy.stall())
            .then(Mono.error(new IllegalStateException("broken")));
    StepVerifier.create(target.transactional(body)).verifyErrorMessage("broken");
  }

  @DisplayName("a cancelled statement that is never answered does not keep its connection")
  @Test
  void silentAfterCancel() {
    Mono<Long> silent = Mono.fromRunnable(proxy::stall).then(model.count());
    StepVerifier.create(silent)
        .expectSubscription()
        .expectNoEvent(Duration.ofMillis(200))
        .thenCancel()
        .verify(PATIENCE);
    database.requireNothingInUse(target);
  }

  @DisplayName("cancelled in a transaction, while the server is silent")
  @Test
  void silentTransactionAfterCancel() {
    Mono<Long> silent = model.count().doOnNext(ignored -> proxy.stall()).then(model.count());
    StepVerifier.create(target.transactional(silent))
        .expectSubscription()
        .expectNoEvent(Duration.ofMillis(300))
        .thenCancel()
        .verify(PATIENCE);
    database.requireNothingInUse(target);
  }

  @DisplayName("a server that is stopped is an error, and works again when it is back")
  @Test
  void stopped() {
    TcpProxy gone = new TcpProxy(database.server().options(database.schema()));
    Sluice lost = Sluice.of(database.pool(1, gone), FaultContract::impatient);
    gone.close();
    StepVerifier.create(lost.model(Entry_.TYPE).count()).verifyError(ConnectionException.class);
    database.requireNothingOpen(lost);
  }
}
