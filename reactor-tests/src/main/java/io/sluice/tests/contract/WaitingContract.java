package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.AcquireTimeoutException;
import io.sluice.tests.AlteredConnections;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.TcpProxy;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Those who wait for a connection, and connections that die while nobody uses them. */
@Timeout(30)
public abstract class WaitingContract extends EntryContract {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final long ROWS = 10;
  private static final int WAITING = 50;

  private final TcpProxy proxy;

  protected WaitingContract(DatabaseUnderTest database) {
    super(database);
    this.proxy = database.proxy();
  }

  private static Mono<Long> read(Sluice target, boolean transaction) {
    Mono<Long> count = target.model(Entry_.TYPE).count();
    return transaction ? target.transactional(count) : count;
  }

  private static PoolMetrics metrics(ConnectionPool pool) {
    return pool.getMetrics().orElseThrow();
  }

  /** A transaction that keeps its connection until it is told to end. */
  private static Disposable hold(Sluice target, Mono<Void> end) {
    Sinks.Empty<Void> held = Sinks.empty();
    Disposable holder =
        target
            .transactional(read(target, false).doOnNext(count -> held.tryEmitEmpty()).then(end))
            .subscribe();
    held.asMono().block(SOON);
    return holder;
  }

  @DisplayName("callers that wait and are cancelled leave the queue of the pool")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void cancelled(boolean transaction) {
    fill(ROWS);
    ConnectionPool pool = database.pool(1, proxy);
    Sluice target = Sluice.of(pool);
    Sinks.Empty<Void> end = Sinks.empty();
    hold(target, end.asMono());

    Disposable waiting =
        Flux.range(0, WAITING).flatMap(i -> read(target, transaction), WAITING).subscribe();
    waiting.dispose();

    database.requireNothingPending(pool);
    end.tryEmitEmpty();
    assertThat(read(target, transaction).block(SOON)).isEqualTo(ROWS);
    database.requireNothingOpen(target);
    database.requireNothingAcquired(pool);
  }

  @DisplayName("callers that have waited too long leave the queue of the pool")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void timedOut(boolean transaction) {
    fill(ROWS);
    ConnectionPool pool = database.pool(1, proxy);
    Sluice target = Sluice.of(pool, settings -> settings.acquireTimeout(Duration.ofMillis(300)));
    Sinks.Empty<Void> end = Sinks.empty();
    hold(target, end.asMono());

    Flux<Throwable> waiting =
        Flux.range(0, WAITING)
            .flatMap(
                i ->
                    read(target, transaction)
                        .then(Mono.<Throwable>empty())
                        .onErrorResume(Mono::just),
                WAITING);
    assertThat(waiting.collectList().block(SOON))
        .hasSize(WAITING)
        .hasOnlyElementsOfType(AcquireTimeoutException.class);

    database.requireNothingPending(pool);
    end.tryEmitEmpty();
    assertThat(read(target, transaction).block(SOON)).isEqualTo(ROWS);
    database.requireNothingOpen(target);
    database.requireNothingAcquired(pool);
  }

  @DisplayName("connections that died while idle cost no caller an error")
  @ParameterizedTest
  @CsvSource({
    "2,false,1", "4,false,1", "10,false,1", "10,false,12",
    "2,true,1", "4,true,1", "10,true,1", "10,true,12"
  })
  void deadWhileIdle(int connections, boolean transaction, int concurrency) {
    fill(ROWS);
    ConnectionPool pool = database.pool(10, proxy);
    Sluice target = Sluice.of(pool);
    Sinks.Empty<Void> end = Sinks.empty();
    for (int i = 0; i < connections; i++) {
      hold(target, end.asMono());
    }
    end.tryEmitEmpty();
    database.requireNothingAcquired(pool);
    assertThat(metrics(pool).idleSize()).isGreaterThanOrEqualTo(connections);

    proxy.cut();

    Flux<Object> twelve =
        Flux.range(0, 12)
            .flatMap(
                i -> read(target, transaction).cast(Object.class).onErrorResume(Mono::just),
                concurrency);
    assertThat(twelve.collectList().block(SOON)).hasSize(12).containsOnly(ROWS);
    database.requireNothingOpen(target);
    database.requireNothingAcquired(pool);
  }

  @DisplayName("close() waits for connections that are still being made")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void closeWaits(boolean transaction) {
    fill(ROWS);
    AlteredConnections connections = new AlteredConnections(database.pool(1, proxy));
    Sluice target = Sluice.of(connections);
    assertThat(read(target, transaction).block(SOON)).isEqualTo(ROWS);
    Sinks.Empty<Void> connected = Sinks.empty();
    connections.create(given -> Flux.from(given).delaySubscription(connected.asMono()));
    StepVerifier reading =
        StepVerifier.create(read(target, transaction))
            .expectNext(ROWS)
            .expectComplete()
            .verifyLater();

    StepVerifier.create(target.close())
        .expectSubscription()
        .expectNoEvent(Duration.ofMillis(200))
        .then(connected::tryEmitEmpty)
        .expectComplete()
        .verify(SOON);

    reading.verify(SOON);
    database.requireNothingOpen(target);
  }

  @DisplayName("a caller that waits is served though those before it were cancelled")
  @Test
  void servedAfterOthersWereCancelled() {
    fill(ROWS);
    ConnectionPool pool = database.pool(1, proxy);
    Sluice target = Sluice.of(pool);
    Model<Entry> model = target.model(Entry_.TYPE);
    Sinks.Empty<Void> end = Sinks.empty();
    hold(target, end.asMono());
    List<Disposable> waiting =
        Flux.range(0, WAITING).map(i -> model.count().subscribe()).collectList().block(SOON);
    StepVerifier last =
        StepVerifier.create(model.count()).expectNext(ROWS).expectComplete().verifyLater();

    assertThat(waiting).isNotNull().allSatisfy(Disposable::dispose);
    end.tryEmitEmpty();

    last.verify(SOON);
    database.requireNothingOpen(target);
    database.requireNothingAcquired(pool);
  }
}
