package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.ConnectionException;
import io.sluice.error.MappingException;
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
  private static final Duration SOON = Duration.ofSeconds(5);

  private final TcpProxy proxy;
  private final ConnectionPool pool;
  private final Sluice target;
  private final Model<Entry> model;

  protected FaultContract(DatabaseUnderTest database) {
    super(database);
    this.proxy = database.proxy();
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
    try {
      database.requireNothingInUse(target);
      database.requireNothingAcquired(pool);
      assertThat(model.count().block(SOON)).isEqualTo(ROWS);
    } finally {
      proxy.close();
    }
    database.requireNothingOpen(target);
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
    Mono<Long> body = model.count().doOnNext(ignored -> proxy.stallFrom("COMMIT"));
    StepVerifier.create(target.transactional(body))
        .verifyError(TransactionOutcomeUnknownException.class);
  }

  @DisplayName("20: a rollback that is never answered destroys the connection")
  @Test
  void silentRollback() {
    Mono<Long> body =
        model
            .count()
            .doOnNext(ignored -> proxy.stallFrom("ROLLBACK"))
            .then(Mono.error(new IllegalStateException("broken")));
    StepVerifier.create(target.transactional(body)).verifyErrorMessage("broken");
  }

  @DisplayName("a cancelled statement that is never answered does not keep its connection")
  @Test
  void silentAfterCancel() {
    proxy.stallFrom(UNANSWERED);
    StepVerifier.create(unanswered(model))
        .expectSubscription()
        .then(() -> proxy.awaitStalled(1))
        .thenCancel()
        .verify(PATIENCE);
    database.requireNothingInUse(target);
  }

  @DisplayName("a function that throws, of rows whose rest never comes, keeps no connection")
  @Test
  void silentAfterFailure() {
    Flux<Long> broken =
        target
            .sql("SELECT a.id FROM entries AS a CROSS JOIN entries AS b")
            .map(
                row -> {
                  proxy.stall();
                  throw new IllegalStateException("broken");
                });
    StepVerifier.create(broken).verifyError(MappingException.class);
    database.requireNothingInUse(target);
    proxy.cut();
    proxy.stallNoMore();
  }

  @DisplayName("a transaction that ends long after its cancelled statement fell silent")
  @Test
  void silentBeforeTheEnd() {
    proxy.stallFrom(UNANSWERED);
    Mono<Long> given = unanswered(model).timeout(Duration.ofMillis(100), Mono.just(-1L));
    Mono<Long> body = given.delayElement(Duration.ofMillis(900));
    StepVerifier.create(target.transactional(body)).verifyError(SluiceException.class);
    database.requireNothingInUse(target);
  }

  @DisplayName("cancelled in a transaction, while the server is silent")
  @Test
  void silentTransactionAfterCancel() {
    proxy.stallFrom(UNANSWERED);
    StepVerifier.create(target.transactional(model.count().then(unanswered(model))))
        .expectSubscription()
        .then(() -> proxy.awaitStalled(1))
        .thenCancel()
        .verify(PATIENCE);
    database.requireNothingInUse(target);
  }

  @DisplayName("a server that is stopped is an error, and works again when it is back")
  @Test
  void stopped() {
    TcpProxy gone = database.proxy();
    Sluice lost = Sluice.of(database.pool(1, gone), FaultContract::impatient);
    gone.close();
    StepVerifier.create(lost.model(Entry_.TYPE).count()).verifyError(ConnectionException.class);
    database.requireNothingOpen(lost);
  }
}
