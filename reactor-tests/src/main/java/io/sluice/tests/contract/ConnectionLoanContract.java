package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Wrapped;
import io.sluice.Sluice;
import io.sluice.error.LaneTimeoutException;
import io.sluice.error.TransactionAbortedException;
import io.sluice.error.TransactionEndedException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.listener.StatementEvent;
import io.sluice.listener.StatementOutcome;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Entry_;
import io.sluice.transaction.Transaction;
import io.sluice.transaction.TransactionOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The connection of a transaction in the hands of a user. */
public abstract class ConnectionLoanContract extends EntryContract {
  protected ConnectionLoanContract(DatabaseUnderTest database) {
    super(database);
  }

  private static Flux<Long> changed(Connection connection, String sql) {
    return Flux.from(connection.createStatement(sql).execute()).concatMap(Result::getRowsUpdated);
  }

  private static Flux<Long> insert(Connection connection, long id) {
    return changed(connection, "INSERT INTO entries (id, text) VALUES (" + id + ", 'lent')");
  }

  @Test
  void whatItDoesIsPartOfTheTransaction() {
    Mono<Long> count =
        sluice.transaction(
            tx ->
                tx.connection(connection -> insert(connection, 1).concatWith(insert(connection, 2)))
                    .then(entries.create(Entry_.id.set(3L)))
                    .then(entries.count()));
    assertThat(get(count)).isEqualTo(3);
    assertThat(log.all().get(1)).isEqualTo("tx.connection(…)");
    assertThat(log.events().stream().map(StatementEvent::connection).distinct()).hasSize(1);
    assertThat(log.outcomes()).extracting(StatementOutcome::rows).contains(2L);
    assertThat(
            failure(
                sluice.transaction(
                    tx -> tx.connection(connection -> insert(connection, 4)).then(broken()))))
        .hasMessage("broken");
    assertThat(get(entries.count())).isEqualTo(3);
  }

  @Test
  void othersWaitUntilItHasEnded() {
    fill(1_000);
    Mono<List<Long>> both =
        sluice.transaction(
            tx ->
                Mono.zip(
                        all().count(),
                        tx.connection(
                                connection ->
                                    insert(connection, 5_000)
                                        .delayElements(Duration.ofMillis(200))
                                        .concatWith(insert(connection, 5_001)))
                            .count(),
                        entries.count())
                    .map(each -> List.of(each.getT1(), each.getT2(), each.getT3())));
    assertThat(get(both)).containsExactly(1_000L, 2L, 1_002L);
  }

  @Test
  void anErrorOfTheDriverIsTranslatedAndEndsTheTransaction() {
    fill(1);
    AtomicReference<Throwable> seen = new AtomicReference<>();
    Mono<Long> handled =
        sluice.transaction(
            tx ->
                tx.connection(connection -> insert(connection, 2).concatWith(insert(connection, 1)))
                    .doOnError(seen::set)
                    .onErrorComplete()
                    .count());
    assertThat(failure(handled))
        .isInstanceOf(TransactionAbortedException.class)
        .hasCauseInstanceOf(UniqueConstraintException.class);
    assertThat(seen.get()).isInstanceOf(UniqueConstraintException.class);
    assertThat(get(entries.count())).isEqualTo(1);
  }

  @Test
  void anErrorOfTheUserStaysWhatItIsAndEndsTheTransaction() {
    IllegalStateException own = new IllegalStateException("own");
    for (Publisher<Long> each :
        List.<Publisher<Long>>of(
            Mono.error(own),
            Mono.defer(
                () -> {
                  throw own;
                }))) {
      assertThat(failure(sluice.transaction(tx -> tx.connection(connection -> each).then())))
          .isSameAs(own);
      Mono<Long> handled =
          sluice.transaction(
              tx -> tx.connection(connection -> each).onErrorComplete().then(entries.count()));
      assertThat(failure(handled))
          .isInstanceOf(TransactionAbortedException.class)
          .cause()
          .isSameAs(own);
    }
    assertThat(
            failure(
                sluice.transaction(
                    tx ->
                        tx.<Long>connection(
                                connection -> {
                                  throw own;
                                })
                            .then())))
        .isSameAs(own);
  }

  @Test
  void aCancelReadsTheRestAndEndsTheTransaction() {
    fill(5_000);
    Mono<Long> some =
        sluice.transaction(
            tx ->
                tx.connection(
                        connection ->
                            Flux.from(
                                    connection.createStatement("SELECT id FROM entries").execute())
                                .concatMap(result -> result.map((row, metadata) -> 1L)))
                    .take(1)
                    .count()
                    .flatMap(one -> entries.count()));
    assertThat(failure(some))
        .isInstanceOf(TransactionAbortedException.class)
        .hasMessageContaining("tx.connection(…) was cancelled");
    database.requireNothingOpen();
  }

  @Test
  void aCancelOfOneThatWaitsIsOfNoMatter() {
    Mono<Long> count =
        sluice.transaction(
            tx ->
                Mono.zip(
                        tx.connection(
                                connection ->
                                    insert(connection, 1).delayElements(Duration.ofMillis(300)))
                            .count(),
                        tx.connection(connection -> insert(connection, 2))
                            .count()
                            .timeout(Duration.ofMillis(50), Mono.just(0L)))
                    .then(entries.count()));
    assertThat(get(count)).isEqualTo(1);
  }

  @Test
  void itDoesNotEndTheTransaction() {
    Mono<Long> count =
        sluice.transaction(
            tx ->
                Flux.<Connection>from(tx.connection(Mono::just))
                    .single()
                    .then(
                        tx.connection(
                                connection ->
                                    Flux.just(
                                            connection.commitTransaction(),
                                            connection.rollbackTransaction(),
                                            connection.beginTransaction(),
                                            connection.setAutoCommit(true),
                                            connection.close())
                                        .concatMap(
                                            each ->
                                                Mono.from(each)
                                                    .thenReturn("done")
                                                    .onErrorResume(
                                                        IllegalStateException.class,
                                                        error -> Mono.just("refused"))))
                            .filter("refused"::equals)
                            .count()));
    assertThat(get(count)).isEqualTo(5);
  }

  @Test
  void theDriversOwnConnectionIsThere() {
    String driver =
        get(
            sluice.transaction(
                tx ->
                    tx.connection(
                            connection ->
                                Mono.just(
                                    String.valueOf(((Wrapped<?>) connection).unwrap().getClass())))
                        .single()));
    assertThat(driver).isNotEmpty();
  }

  @Test
  void lateUseIsRefused() {
    AtomicReference<Connection> kept = new AtomicReference<>();
    AtomicReference<Transaction> transaction = new AtomicReference<>();
    run(
        sluice.transaction(
            tx -> {
              transaction.set(tx);
              return tx.connection(
                      connection -> {
                        kept.set(connection);
                        return insert(connection, 1);
                      })
                  .then();
            }));
    assertThatIllegalStateException()
        .isThrownBy(() -> Objects.requireNonNull(kept.get()).createStatement("SELECT 1"))
        .withMessageContaining("back in its transaction");
    assertThat(
            failure(
                Objects.requireNonNull(transaction.get())
                    .connection(connection -> insert(connection, 2))))
        .isInstanceOf(TransactionEndedException.class);
    assertThat(get(entries.count())).isEqualTo(1);
  }

  private static void run(Mono<?> mono) {
    mono.block(PATIENCE);
  }

  @Test
  void aStatementOfTheTransactionInsideIsATypedError() {
    Sluice impatient = database.sluice(2, settings -> settings.laneTimeout(Duration.ofMillis(300)));
    Mono<Long> inside =
        impatient.transaction(
            tx -> tx.connection(connection -> impatient.model(Entry_.TYPE).count()).single());
    StepVerifier.create(inside)
        .expectErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(LaneTimeoutException.class)
                    .hasMessageContaining("tx.connection(…)"))
        .verify(PATIENCE);
    database.requireNothingOpen(impatient);
  }

  @Test
  void aNestedTransactionUndoesWhatItDid() {
    Mono<Long> count =
        sluice.transaction(
            tx ->
                tx.connection(connection -> insert(connection, 1))
                    .then(
                        sluice
                            .transaction(
                                nested ->
                                    nested
                                        .connection(connection -> insert(connection, 2))
                                        .then(EntryContract.<Long>broken()),
                                TransactionOptions::nested)
                            .onErrorComplete())
                    .then(
                        sluice.transaction(
                            joined ->
                                joined.connection(connection -> insert(connection, 3)).then()))
                    .then(entries.count()));
    assertThat(get(count)).isEqualTo(2);
  }

  @Test
  void oneThatNeverEndsLosesTheConnectionWithItsTransaction() {
    Sluice impatient =
        database.sluice(2, settings -> settings.cleanUpTimeout(Duration.ofMillis(300)));
    Mono<Long> never =
        impatient
            .<Long>transaction(
                tx ->
                    tx.connection(connection -> insert(connection, 1).concatWith(Flux.never()))
                        .then(Mono.empty()))
            .timeout(Duration.ofMillis(500));
    assertThat(failure(never)).isInstanceOf(java.util.concurrent.TimeoutException.class);
    database.requireNothingOpen(impatient);
    assertThat(get(entries.count())).isZero();
  }

  @Test
  @SuppressWarnings("NullAway") // that null is refused is the test
  void aFunctionThatIsNotThere() {
    assertThat(failure(sluice.transaction(tx -> tx.connection(null).then())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(failure(sluice.transaction(tx -> tx.<Long>connection(connection -> null).then())))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("gave null");
  }
}
