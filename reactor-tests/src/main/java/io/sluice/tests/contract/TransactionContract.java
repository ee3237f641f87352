package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.Feature;
import io.sluice.error.AfterCommitException;
import io.sluice.error.LaneBufferException;
import io.sluice.error.LaneTimeoutException;
import io.sluice.error.SerializationException;
import io.sluice.error.TransactionAbortedException;
import io.sluice.error.TransactionException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.query.Condition;
import io.sluice.query.Lock;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import io.sluice.transaction.Isolation;
import io.sluice.transaction.TransactionOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

/** Transactions in the Reactor context. */
public abstract class TransactionContract extends EntryContract {
  protected TransactionContract(DatabaseUnderTest database) {
    super(database);
  }

  private Mono<Entry> create(long id) {
    return entries.create(Entry_.id.set(id));
  }

  /** The number of rows as another connection sees it. */
  private Mono<Long> outside() {
    return entries.count().contextWrite(context -> Context.empty());
  }

  @Test
  void commitsOnComplete() {
    Mono<Long> body = create(1).then(create(2)).then(entries.count());
    StepVerifier.create(body.as(sluice::transactional)).expectNext(2L).verifyComplete();
    assertThat(log.all().get(0)).isEqualTo("BEGIN");
    assertThat(log.all()).endsWith("COMMIT").filteredOn(sql -> sql.startsWith("INSERT")).hasSize(2);
    assertThat(get(entries.count())).isEqualTo(2);
  }

  @Test
  void isNotSeenOutsideBeforeTheCommit() {
    Mono<List<Long>> body =
        create(1).then(Mono.zip(entries.count(), outside(), (in, out) -> List.of(in, out)));
    assertThat(get(sluice.transactional(body))).containsExactly(1L, 0L);
  }

  @Test
  void rollsBackOnError() {
    StepVerifier.create(sluice.transactional(create(1).then(broken())))
        .verifyErrorMessage("broken");
    assertThat(log.all()).endsWith("ROLLBACK");
    assertThat(get(entries.count())).isZero();
  }

  @Test
  void rollsBackWhenTheBodyThrows() {
    Mono<Long> throwing =
        sluice.transaction(
            tx -> {
              throw new IllegalStateException("thrown");
            });
    StepVerifier.create(throwing).verifyErrorMessage("thrown");
    assertThat(log.all()).isEmpty();
  }

  @Test
  void rollsBackOnCancel() {
    Mono<Entry> never = create(1).then(Mono.never());
    StepVerifier.create(sluice.transactional(never))
        .expectSubscription()
        .expectNoEvent(Duration.ofMillis(200))
        .thenCancel()
        .verify(PATIENCE);
    database.requireNothingOpen();
    assertThat(get(entries.count())).isZero();
  }

  @Test
  void costsNothingWithoutStatements() {
    StepVerifier.create(sluice.transactional(Mono.just(1))).expectNext(1).verifyComplete();
    StepVerifier.create(sluice.transactional(Mono.empty())).verifyComplete();
    assertThat(log.all()).isEmpty();
  }

  @Test
  void isRepeatable() {
    AtomicInteger next = new AtomicInteger();
    Mono<Entry> body = sluice.transactional(Mono.defer(() -> create(next.incrementAndGet())));
    StepVerifier.create(body.repeat(2)).expectNextCount(3).verifyComplete();
    assertThat(get(entries.count())).isEqualTo(3);
  }

  @Test
  void emitsManyAfterTheCommit() {
    fill(100);
    Flux<Long> body = create(1000).thenMany(entries.findAll()).map(Entry::id);
    StepVerifier.create(body.as(sluice::transactional).take(1).concatWith(outside()))
        .expectNextCount(1)
        .expectNext(101L)
        .verifyComplete();
    Sluice small = database.sluice(1, settings -> settings.bufferRows(50));
    StepVerifier.create(small.transactional(small.model(Entry_.TYPE).findAll()))
        .verifyError(LaneBufferException.class);
  }

  @Test
  void streamEmitsBeforeTheCommitAndRollsBackOnTake() {
    Flux<Entry> body = create(1).concatWith(create(2));
    StepVerifier.create(sluice.transactionalStream(body), 1)
        .expectNextCount(1)
        .then(() -> assertThat(get(outside())).isZero())
        .thenRequest(1)
        .expectNextCount(1)
        .verifyComplete();
    assertThat(get(entries.count())).isEqualTo(2);
    Flux<Entry> more = create(3).concatWith(create(4));
    StepVerifier.create(sluice.transactionalStream(more).take(1))
        .expectNextCount(1)
        .verifyComplete();
    database.requireNothingOpen();
    assertThat(get(entries.count())).isEqualTo(2);
  }

  @Test
  void innerOneJoins() {
    Mono<Long> body = create(1).then(sluice.transactional(create(2))).then(entries.count());
    assertThat(get(sluice.transactional(body))).isEqualTo(2);
    assertThat(log.all()).filteredOn("BEGIN"::equals).hasSize(1);
  }

  @Test
  void errorThatLeavesAnInnerOneMakesTheOuterCommitFail() {
    Mono<Entry> inner = sluice.<Entry>transactional(create(1).then(broken()));
    Mono<Entry> body = inner.onErrorResume(error -> create(2));
    StepVerifier.create(sluice.transactional(body))
        .verifyErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(TransactionAbortedException.class)
                    .hasRootCauseMessage("broken"));
    assertThat(get(entries.count())).isZero();
  }

  @Test
  void nestedOneIsRolledBackAlone() {
    Mono<Entry> nested =
        sluice.<Entry>transaction(tx -> create(2).then(broken()), TransactionOptions::nested);
    Mono<Entry> body = create(1).then(nested).onErrorResume(error -> create(3));
    StepVerifier.create(sluice.transactional(body)).expectNextCount(1).verifyComplete();
    assertThat(get(all().map(Entry::id).collectList())).containsExactly(1L, 3L);
  }

  @Test
  void nestedOneClearsAnErrorOfTheServer() {
    Mono<Entry> nested = sluice.transaction(tx -> create(1), TransactionOptions::nested);
    Mono<Entry> body =
        create(1).then(nested).onErrorResume(UniqueConstraintException.class, error -> create(2));
    StepVerifier.create(sluice.transactional(body)).expectNextCount(1).verifyComplete();
    assertThat(get(entries.count())).isEqualTo(2);
  }

  @Test
  @DisplayName("21: savepoints beside each other, one of five rolled back")
  void nestedOnesBesideEachOther() {
    Flux<Entry> body =
        Flux.range(1, 5)
            .flatMap(
                i ->
                    sluice
                        .<Entry>transaction(
                            tx -> i == 3 ? create(i).then(broken()) : create(i),
                            TransactionOptions::nested)
                        .onErrorComplete());
    StepVerifier.create(sluice.transactional(body)).expectNextCount(4).verifyComplete();
    assertThat(get(all().map(Entry::id).collectList())).containsExactly(1L, 2L, 4L, 5L);
  }

  @Test
  @DisplayName("22: a nested transaction that waits for a statement of the outer one")
  void nestedOneThatWaitsForTheOuter() {
    Sluice impatient = database.sluice(1, settings -> settings.laneTimeout(Duration.ofMillis(300)));
    Model<Entry> model = impatient.model(Entry_.TYPE);
    Mono<Long> body =
        Mono.deferContextual(
            outer -> {
              Mono<Long> ofOuter = model.count().contextWrite(outer);
              return impatient.transaction(
                  tx -> model.count().then(ofOuter), TransactionOptions::nested);
            });
    StepVerifier.create(impatient.transactional(body)).verifyError(LaneTimeoutException.class);
    database.requireNothingOpen(impatient);
  }

  @Test
  void separateOneCommitsAlone() {
    Mono<Entry> separate = sluice.transaction(tx -> create(1), TransactionOptions::separate);
    StepVerifier.create(sluice.transactional(create(2).then(separate).then(broken())))
        .verifyErrorMessage("broken");
    assertThat(get(all().map(Entry::id).collectList())).containsExactly(1L);
  }

  @Test
  void whatIsOutsideStays() {
    Mono<Long> outside = sluice.outside(entries.count());
    StepVerifier.create(
            sluice.transactional(
                create(2)
                    .then(sluice.outside(create(1)))
                    .then(outside.doOnNext(count -> assertThat(count).isEqualTo(1)))
                    .thenMany(sluice.outside(all()))
                    .collectList()
                    .doOnNext(rows -> assertThat(rows).hasSize(1))
                    .then(broken())))
        .verifyErrorMessage("broken");
    assertThat(get(all().map(Entry::id).collectList())).containsExactly(1L);
  }

  @Test
  void afterCommitRunsWhenTheConnectionIsBack() {
    Sluice one = database.sluice(1);
    Model<Entry> model = one.model(Entry_.TYPE);
    List<Object> seen = new CopyOnWriteArrayList<>();
    Mono<Entry> body =
        one.transaction(
            tx -> {
              tx.afterCommit(() -> model.count().doOnNext(seen::add));
              tx.afterCommit(() -> Mono.fromRunnable(() -> seen.add("second")));
              return model.create(Entry_.id.set(1L));
            });
    StepVerifier.create(body).expectNextCount(1).verifyComplete();
    assertThat(seen).containsExactly(1L, "second");
  }

  @Test
  void afterCommitOfANestedOneWaitsForTheOuter() {
    List<String> seen = new CopyOnWriteArrayList<>();
    Mono<Void> nested =
        sluice.transaction(
            tx -> {
              tx.afterCommit(() -> Mono.fromRunnable(() -> seen.add("after")));
              return create(1).then();
            },
            TransactionOptions::nested);
    Mono<Void> body = nested.then(Mono.fromRunnable(() -> seen.add("body")));
    StepVerifier.create(sluice.transactional(body)).verifyComplete();
    assertThat(seen).containsExactly("body", "after");
  }

  @Test
  void afterCommitDoesNotRunAfterARollbackAndItsErrorSaysThatTheDataIsThere() {
    AtomicInteger runs = new AtomicInteger();
    Mono<Entry> rolledBack =
        sluice.transaction(
            tx -> {
              tx.afterCommit(() -> Mono.fromRunnable(runs::incrementAndGet));
              return create(1).then(broken());
            });
    StepVerifier.create(rolledBack).verifyErrorMessage("broken");
    assertThat(runs).hasValue(0);
    Mono<Entry> failing =
        sluice.transaction(
            tx -> {
              tx.afterCommit(TransactionContract::broken);
              return create(1);
            });
    StepVerifier.create(failing)
        .verifyErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(AfterCommitException.class)
                    .hasMessageContaining("is committed"));
    assertThat(get(entries.count())).isEqualTo(1);
  }

  @Test
  void rollbackOnlyRollsBackWithoutAnError() {
    Mono<Entry> body =
        sluice.transaction(
            tx -> {
              tx.rollbackOnly();
              return create(1);
            });
    StepVerifier.create(body).expectNextCount(1).verifyComplete();
    assertThat(get(entries.count())).isZero();
  }

  @Test
  void readOnlyRefusesWritesAndIsNotSeenByTheNextUser() {
    Sluice one = database.sluice(1);
    Model<Entry> model = one.model(Entry_.TYPE);
    Mono<Entry> write = model.create(Entry_.id.set(1L));
    StepVerifier.create(one.transaction(tx -> write, TransactionOptions::readOnly))
        .verifyErrorMatches(
            error -> String.valueOf(error.getMessage()).matches("(?is).*read[- ]only.*"));
    StepVerifier.create(one.transactional(write)).expectNextCount(1).verifyComplete();
  }

  @Test
  void readOnlyCannotBeAPartOfWhatWrites() {
    for (UnaryOperator<TransactionOptions> part :
        List.<UnaryOperator<TransactionOptions>>of(
            TransactionOptions::readOnly, options -> options.nested().readOnly())) {
      Mono<Long> inner = sluice.transaction(tx -> entries.count(), part);
      StepVerifier.create(sluice.transactional(inner))
          .expectErrorSatisfies(
              error ->
                  assertThat(error)
                      .isInstanceOf(TransactionException.class)
                      .hasMessageContaining("separate()"))
          .verify(PATIENCE);
      StepVerifier.create(sluice.transaction(tx -> inner, TransactionOptions::readOnly))
          .expectNextCount(1)
          .expectComplete()
          .verify(PATIENCE);
    }
  }

  @Test
  void retriesAreNotForAPart() {
    for (UnaryOperator<TransactionOptions> part :
        List.<UnaryOperator<TransactionOptions>>of(
            options -> options.retries(2), options -> options.nested().retries(2))) {
      Mono<Long> inner = sluice.transaction(tx -> entries.count(), part);
      StepVerifier.create(sluice.transaction(tx -> inner, options -> options.retries(1)))
          .expectErrorSatisfies(
              error ->
                  assertThat(error)
                      .isInstanceOf(TransactionException.class)
                      .hasMessageContaining("2 retries")
                      .hasMessageContaining("separate()"))
          .verify(PATIENCE);
      StepVerifier.create(sluice.transaction(tx -> inner, options -> options.retries(2)))
          .expectNextCount(1)
          .expectComplete()
          .verify(PATIENCE);
    }
  }

  @Test
  void locksNeedATransaction() {
    Mono<Entry> locked = entries.findOne(query -> query.lock(Lock.Strength.UPDATE));
    StepVerifier.create(locked)
        .expectErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(TransactionException.class)
                    .hasMessageContaining("sluice.transaction(…)"))
        .verify(PATIENCE);
    StepVerifier.create(sluice.transactional(locked)).expectComplete().verify(PATIENCE);
  }

  @Test
  void aSavepointHasTheIsolationOfItsTransaction() {
    UnaryOperator<TransactionOptions> serializable = o -> o.isolation(Isolation.SERIALIZABLE);
    Mono<Long> inner = sluice.transaction(tx -> entries.count(), serializable);
    Mono<Long> nested = sluice.transaction(tx -> inner, TransactionOptions::nested);
    StepVerifier.create(sluice.transaction(tx -> nested, serializable))
        .expectNextCount(1)
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void isolationCannotBeJoinedByAnother() {
    Mono<Long> serializable =
        sluice.transaction(
            tx -> entries.count(), options -> options.isolation(Isolation.SERIALIZABLE));
    StepVerifier.create(serializable).expectNext(0L).verifyComplete();
    StepVerifier.create(sluice.transactional(entries.count().then(serializable)))
        .verifyErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(TransactionException.class)
                    .hasMessageContaining("SERIALIZABLE"));
  }

  @Test
  void repeatsAfterALostRace() {
    database.requires(Feature.CHANGE_CONFLICTS);
    fill(2);
    AtomicInteger attempts = new AtomicInteger();
    Mono<Long> body =
        Mono.defer(
            () -> {
              Mono<Entry> other =
                  attempts.getAndIncrement() == 0
                      ? sluice.transaction(
                          tx -> entries.updateByPk(1L, Entry_.text.set("theirs")),
                          TransactionOptions::separate)
                      : Mono.empty();
              return entries
                  .count()
                  .then(other)
                  .then(entries.updateWhere(Condition.all(), Entry_.text.set("ours")));
            });
    Mono<Long> retried =
        sluice.transaction(
            tx -> body, options -> options.isolation(Isolation.REPEATABLE_READ).retries(3));
    StepVerifier.create(retried).expectNext(2L).verifyComplete();
    assertThat(attempts).hasValue(2);
    attempts.set(0);
    Mono<Long> once =
        sluice.transaction(tx -> body, options -> options.isolation(Isolation.REPEATABLE_READ));
    StepVerifier.create(once).verifyError(SerializationException.class);
  }

  @Test
  void repeatsAfterADeadlock() {
    fill(2);
    Sinks.Empty<Entry> first = Sinks.empty();
    Sinks.Empty<Entry> second = Sinks.empty();
    AtomicInteger attempts = new AtomicInteger();
    StepVerifier.create(
            Flux.merge(
                crossing(1, first, 2, second, attempts), crossing(2, second, 1, first, attempts)))
        .expectNextCount(2)
        .verifyComplete();
    assertThat(attempts).hasValue(3);
  }

  /** Changes one row and then, when the other has changed its own, that of the other. */
  private Mono<Entry> crossing(
      long own,
      Sinks.Empty<Entry> changed,
      long next,
      Sinks.Empty<Entry> other,
      AtomicInteger attempts) {
    return sluice.transaction(
        tx ->
            Mono.fromRunnable(attempts::incrementAndGet)
                .then(entries.updateByPk(own, Entry_.text.set("of " + own)))
                .doOnNext(updated -> changed.tryEmitEmpty())
                .then(other.asMono())
                .then(entries.updateByPk(next, Entry_.text.set("of " + own))),
        options -> options.retries(3));
  }
}
