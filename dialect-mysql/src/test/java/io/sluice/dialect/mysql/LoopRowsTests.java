package io.sluice.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import io.sluice.tests.DatabaseUnderTest;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** r2dbc-mariadb is called by the thread of its connection alone. */
@ExtendWith(MySqlExtension.class)
class LoopRowsTests {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DatabaseUnderTest database;
  private final Set<Thread> callers = ConcurrentHashMap.newKeySet();

  LoopRowsTests(DatabaseUnderTest database) {
    this.database = database;
  }

  @BeforeEach
  void mariadb() {
    Assumptions.assumeTrue(
        database.factory().getMetadata().getName().contains("MariaDB"), "another driver");
  }

  private Flux<Integer> rows(Connection connection) {
    Flux<Integer> rows =
        Flux.range(1, 10)
            .doOnSubscribe(ignored -> callers.add(Thread.currentThread()))
            .doOnRequest(ignored -> callers.add(Thread.currentThread()));
    return Flux.from(LoopRows.of(connection, rows));
  }

  private static Mono<Thread> loop(Connection connection) {
    Scheduler loop = Objects.requireNonNull(((Wrapped<?>) connection).unwrap(Scheduler.class));
    return Mono.fromSupplier(Thread::currentThread).subscribeOn(loop);
  }

  @Test
  void isSubscribedToAndAskedOnTheLoop() {
    Mono<Thread> own =
        Mono.usingWhen(
            database.factory().create(),
            connection ->
                rows(connection)
                    .publishOn(Schedulers.parallel(), 1)
                    .count()
                    .subscribeOn(Schedulers.single())
                    .then(loop(connection)),
            Connection::close);
    Thread loop = own.block(PATIENCE);
    assertThat(callers).containsExactly(loop);
  }

  @Test
  void whatIsThrownAtTheSubscriptionIsAnError() {
    Flux<Integer> broken =
        Flux.usingWhen(
            database.factory().create(),
            connection ->
                LoopRows.of(
                    connection,
                    subscriber -> {
                      throw new IllegalStateException("broken");
                    }),
            Connection::close);
    StepVerifier.create(broken).verifyErrorMessage("broken");
  }
}
