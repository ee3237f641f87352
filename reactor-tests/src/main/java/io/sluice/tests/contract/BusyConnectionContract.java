package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.query.Lock;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.StatementSignal;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import io.sluice.transaction.TransactionOptions;
import java.time.Duration;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/**
 * A statement that another transaction blocks, and that is cancelled: the server is still at it
 * after the time of a clean-up, and the next caller does not get its connection.
 */
@Timeout(30)
public abstract class BusyConnectionContract extends EntryContract {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final long ROWS = 50;

  private final Sinks.Empty<Void> release = Sinks.empty();
  private final StatementSignal sent = StatementSignal.started("UPDATE");
  private final ConnectionPool pool;
  private final Sluice one;
  private final Model<Entry> model;

  protected BusyConnectionContract(DatabaseUnderTest database) {
    super(database);
    this.pool = database.pool(1);
    this.one =
        Sluice.of(pool, settings -> settings.cleanUpTimeout(Duration.ofMillis(200)).listener(sent));
    this.model = one.model(Entry_.TYPE);
  }

  @BeforeEach
  void lock() {
    fill(ROWS);
    Sinks.Empty<Void> locked = Sinks.empty();
    Mono<Void> blocker =
        entries
            .updateByPk(1L, Entry_.text.set("locked"))
            .doOnNext(row -> locked.tryEmitEmpty())
            .then(release.asMono());
    Disposable running = sluice.transactional(blocker).subscribe();
    locked.asMono().block(SOON);
    assertThat(running.isDisposed()).isFalse();
  }

  @AfterEach
  void unlock() {
    release.tryEmitEmpty();
    database.requireNothingOpen(one);
  }

  private static Query<Entry> locking(Query<Entry> query) {
    return query.where(Entry_.id.eq(1L)).fetchSize(10).lock(Lock.Strength.UPDATE);
  }

  /** What is blocked. */
  public enum Blocked {
    /** One statement. */
    STATEMENT((one, model) -> model.updateWhere(Entry_.id.eq(1L), Entry_.text.set("late"))),
    /** A stream that reads some rows at a time. */
    CURSOR((one, model) -> one.transactional(model.findAll(BusyConnectionContract::locking))),
    /** A statement of a transaction. */
    TRANSACTION(
        (one, model) ->
            one.transactional(model.count().then(model.updateByPk(1L, Entry_.text.set("late"))))),
    /** A statement of a nested transaction. */
    NESTED(
        (one, model) ->
            one.transactional(
                model
                    .count()
                    .then(
                        one.transaction(
                            tx -> model.updateByPk(1L, Entry_.text.set("late")),
                            TransactionOptions::nested))));

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final BiFunction<Sluice, Model<Entry>, Publisher<?>> operation;

    Blocked(BiFunction<Sluice, Model<Entry>, Publisher<?>> operation) {
      this.operation = operation;
    }
  }

  @DisplayName("a connection whose cancelled statement is still blocked goes to nobody")
  @ParameterizedTest
  @EnumSource
  void cancelled(Blocked blocked) {
    StepVerifier.create(blocked.operation.apply(one, model))
        .expectSubscription()
        .then(() -> sent.asMono().block(SOON))
        .expectNoEvent(Duration.ofMillis(100))
        .thenCancel()
        .verify(PATIENCE);

    assertThat(model.count().block(SOON)).isEqualTo(ROWS);
    database.requireNothingInUse(one);
    database.requireNothingAcquired(pool);
  }
}
