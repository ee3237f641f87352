package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.StatementTimeoutException;
import io.sluice.error.TransactionAbortedException;
import io.sluice.settings.StatementTimeout;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.TcpProxy;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Statements that take longer than they may, whether the server is slow or silent. */
@Timeout(30)
public abstract class StatementTimeoutContract extends EntryContract {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final long ROWS = 10;

  private final TcpProxy proxy;
  private final ConnectionPool pool;

  protected StatementTimeoutContract(DatabaseUnderTest database) {
    super(database);
    this.proxy = database.proxy();
    this.pool = database.pool(1, proxy);
  }

  private Sluice one(boolean timeout) {
    return Sluice.of(
        pool,
        settings -> {
          var impatient = settings.cleanUpTimeout(SHORT);
          return timeout ? impatient.statementTimeout(SHORT) : impatient;
        });
  }

  private static <T> Mono<T> limited(Mono<T> call, boolean byCall) {
    return byCall ? call.contextWrite(StatementTimeout.of(SHORT)) : call;
  }

  @DisplayName("the server is silent: an error, and the place of the pool serves the next one")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void silent(boolean byCall) {
    fill(ROWS);
    Sluice one = one(!byCall);
    Model<Entry> model = one.model(Entry_.TYPE);
    assertThat(model.count().block(SOON)).isEqualTo(ROWS);
    proxy.stallFrom(UNANSWERED);

    StepVerifier.create(limited(unanswered(model), byCall))
        .expectError(StatementTimeoutException.class)
        .verify(SOON);

    assertThat(model.count().block(SOON)).isEqualTo(ROWS);
    database.requireNothingOpen(one);
    database.requireNothingAcquired(pool);
  }

  @DisplayName("a lock that another transaction holds: an error, and the connection goes on")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void blocked(boolean transaction) {
    fill(ROWS);
    Sluice one = one(true);
    Model<Entry> model = one.model(Entry_.TYPE);
    Sinks.Empty<Void> end = Sinks.empty();
    Sinks.Empty<Void> locked = Sinks.empty();
    Disposable other =
        sluice
            .transactional(
                entries
                    .updateByPk(1L, Entry_.text.set("locked"))
                    .doOnNext(ignored -> locked.tryEmitEmpty())
                    .then(end.asMono()))
            .subscribe();
    locked.asMono().block(SOON);

    Mono<Entry> waiting = model.updateByPk(1L, Entry_.text.set("late"));
    StepVerifier.create(transaction ? one.transactional(waiting) : waiting)
        .expectError(StatementTimeoutException.class)
        .verify(SOON);

    assertThat(model.count().block(SOON)).isEqualTo(ROWS);
    end.tryEmitEmpty();
    database.requireNothingOpen(one);
    other.dispose();
  }

  @DisplayName("a transaction in which a statement took too long does not commit")
  @Test
  void doesNotCommit() {
    fill(ROWS);
    Sluice one = one(true);
    Model<Entry> model = one.model(Entry_.TYPE);
    proxy.stallFrom(UNANSWERED);
    Mono<Void> body =
        model
            .updateByPk(1L, Entry_.text.set("lost"))
            .then(unanswered(model).onErrorComplete().then());

    StepVerifier.create(one.transactional(body))
        .expectErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(TransactionAbortedException.class)
                    .hasCauseInstanceOf(StatementTimeoutException.class))
        .verify(SOON);

    database.requireNothingInUse(one);
    proxy.cut(); // what is stalled is not even told to end
    assertThat(get(entries.count(query -> query.where(Entry_.text.eq("lost"))))).isZero();
    database.requireNothingOpen(one);
  }
}
