package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Sluice;
import io.sluice.SqlStatement;
import io.sluice.dialect.Feature;
import io.sluice.error.MappingException;
import io.sluice.error.StatementTimeoutException;
import io.sluice.error.TransactionAbortedException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.listener.StatementEvent;
import io.sluice.settings.StatementTimeout;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** SQL that users write, among other statements and where something fails. */
public abstract class RawTransactionContract extends EntryContract {
  private static final String ALL = "SELECT id, text FROM entries WHERE id > :id ORDER BY id";

  protected RawTransactionContract(DatabaseUnderTest database) {
    super(database);
  }

  private SqlStatement rows() {
    return sluice.sql(ALL).bind("id", 0L);
  }

  private Mono<Long> insert(long id) {
    return sluice.sql("INSERT INTO entries (id, text) VALUES (?, ?)", id, "new").rowsUpdated();
  }

  @Test
  void isPartOfTheTransaction() {
    Mono<Long> inside =
        insert(1)
            .then(entries.create(Entry_.id.set(2L)))
            .then(rows().map(row -> row.require("id", Long.class)).count())
            .as(sluice::transactional);
    assertThat(get(inside)).isEqualTo(2);
    assertThat(log.events().stream().map(StatementEvent::connection).distinct()).hasSize(1);
    assertThat(failure(insert(3).then(broken()).as(sluice::transactional)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(get(entries.count())).isEqualTo(2);
  }

  @Test
  void aStatementForEachRowOfAnOpenResult() {
    fill(10_000);
    Flux<Long> nested =
        rows()
            .as(Entry_.TYPE)
            .flatMap(
                each ->
                    sluice
                        .sql("SELECT COUNT(*) FROM entries WHERE id = ?", each.id())
                        .scalar(Long.class),
                16);
    assertThat(get(sluice.transactional(nested.take(10_000).count()))).isEqualTo(10_000);
  }

  @Test
  void aLargeResultInPartsAmongOtherStatements() {
    fill(10_000);
    Flux<Entry> parts = rows().fetchSize(1_000).as(Entry_.TYPE);
    Flux<Entry> nested = parts.flatMap(each -> entries.findByPk(each.id()), 16);
    assertThat(get(sluice.transactional(nested.count()))).isEqualTo(10_000);
    log.clear();
    StepVerifier.create(parts.map(Entry::id).take(1_500).count())
        .expectNext(1_500L)
        .verifyComplete();
    database.requireNothingOpen();
    if (has(Feature.ARRAYS)) {
      assertThat(log.statements()).filteredOn(each -> each.startsWith("FETCH 1000")).hasSize(2);
    } else {
      assertThat(log.statements()).hasSize(1);
    }
  }

  private boolean has(Feature feature) {
    return database.has(feature);
  }

  @Test
  void aFunctionThatThrowsEndsItsOwnResultOnly() {
    fill(1_000);
    Flux<Long> broken =
        rows()
            .map(
                row -> {
                  long id = row.require("id", Long.class);
                  if (id == 300) {
                    throw new IllegalStateException("broken at 300");
                  }
                  return id;
                });
    assertThat(failure(broken))
        .isInstanceOf(MappingException.class)
        .hasRootCauseMessage("broken at 300");
    Mono<Long> goesOn =
        broken.onErrorResume(error -> Flux.empty()).then(insert(2_000)).then(entries.count());
    assertThat(get(sluice.transactional(goesOn))).isEqualTo(1_001);
    assertThat(
            failure(
                rows()
                    .map(
                        row -> {
                          throw new AssertionError("an Error");
                        })))
        .hasRootCauseMessage("an Error");
  }

  @Test
  void aCancelReadsTheRestAndTheTransactionGoesOn() {
    fill(10_000);
    Mono<Long> some =
        rows()
            .as(Entry_.TYPE)
            .take(10)
            .count()
            .flatMap(taken -> insert(20_000).thenReturn(taken))
            .as(sluice::transactional);
    assertThat(get(some)).isEqualTo(10);
    assertThat(get(entries.count())).isEqualTo(10_001);
    StepVerifier.create(rows().as(Entry_.TYPE), 1).expectNextCount(1).thenCancel().verify(PATIENCE);
    database.requireNothingOpen();
  }

  @Test
  void aCancelledChangeEndsTheTransaction() {
    run(insert(1));
    Sluice impatient =
        database.sluice(3, settings -> settings.cleanUpTimeout(Duration.ofMillis(300)));
    Mono<Long> change =
        impatient.sql("UPDATE entries SET text = ? WHERE id = 1", "changed").rowsUpdated();
    Mono<Long> given =
        impatient.transaction(tx -> change.timeout(Duration.ofMillis(300), Mono.just(-1L)));
    // the row is locked until the other transaction has ended in one way or the other
    Mono<Boolean> blocked =
        impatient.transaction(
            tx ->
                change.then(
                    impatient
                        .outside(given)
                        .thenReturn(false)
                        .onErrorReturn(TransactionAbortedException.class, true)));
    assertThat(get(blocked)).isTrue();
    database.requireNothingOpen(impatient);
  }

  @Test
  void errorsEndATransactionAsThoseOfOthersDo() {
    run(insert(1));
    assertThat(failure(insert(1))).isInstanceOf(UniqueConstraintException.class);
    Mono<Long> handled =
        insert(1).onErrorResume(UniqueConstraintException.class, error -> Mono.just(0L));
    if (has(Feature.ERROR_ENDS_TRANSACTION)) {
      assertThat(failure(sluice.transactional(handled)))
          .isInstanceOf(TransactionAbortedException.class)
          .hasCauseInstanceOf(UniqueConstraintException.class);
    } else {
      assertThat(get(sluice.transactional(handled))).isZero();
    }
    assertThat(
            get(
                sluice
                    .transaction(tx -> handled.then(), o -> o.nested())
                    .thenReturn(true)
                    .onErrorReturn(false)))
        .isEqualTo(!has(Feature.ERROR_ENDS_TRANSACTION));
  }

  private static void run(Mono<?> mono) {
    mono.block(PATIENCE);
  }

  @Test
  void theTimeOfAStatementIsBounded() {
    requiresSleep();
    Mono<Long> slow =
        sluice
            .sql("SELECT 1 FROM pg_sleep(5)")
            .map(row -> 1L)
            .next()
            .contextWrite(StatementTimeout.of(Duration.ofMillis(200)));
    assertThat(failure(slow)).isInstanceOf(StatementTimeoutException.class);
  }

  private void requiresSleep() {
    database.requires(Feature.ARRAYS);
  }

  @Test
  void valuesAreShownOnlyWhereTheyMayBe() {
    run(insert(1));
    assertThat(log.events()).allSatisfy(event -> assertThat(event.values()).isEmpty());
    Sluice masking =
        database.sluice(
            1,
            settings -> settings.showValues(value -> value instanceof String ? "***" : "" + value));
    log.clear();
    run(
        masking
            .sql("UPDATE entries SET text = :text WHERE id = :id")
            .bind("text", "secret")
            .bind("id", 1L)
            .rowsUpdated());
    assertThat(log.events())
        .filteredOn(event -> event.sql().startsWith("UPDATE"))
        .extracting(StatementEvent::values)
        .containsExactly(List.of("***", "1"));
  }

  @Test
  void nothingIsSentBeforeItIsSubscribedTo() {
    AtomicBoolean called = new AtomicBoolean();
    Flux<Boolean> unused =
        rows()
            .map(
                row -> {
                  called.set(true);
                  return true;
                });
    assertThat(unused).isNotNull();
    assertThat(log.all()).isEmpty();
    assertThat(called).isFalse();
  }
}
