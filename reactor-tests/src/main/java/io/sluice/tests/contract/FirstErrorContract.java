package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.Feature;
import io.sluice.error.ConnectionLostException;
import io.sluice.error.DeadlockException;
import io.sluice.error.SluiceException;
import io.sluice.error.TransactionAbortedException;
import io.sluice.error.TransactionOutcomeUnknownException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.StatementSignal;
import io.sluice.tests.TcpProxy;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import io.sluice.transaction.TransactionOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.util.function.Tuple3;

/** Of all errors that one failure makes, a caller sees the first, and as what it is. */
@Timeout(30)
public abstract class FirstErrorContract extends EntryContract {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final long ROWS = 200;

  protected FirstErrorContract(DatabaseUnderTest database) {
    super(database);
  }

  private Mono<Entry> create(long id) {
    return entries.create(Entry_.id.set(id));
  }

  /** Twenty at once, one of which is there already. */
  private Flux<Entry> twentyAtOnce() {
    return Flux.range(0, 20).flatMap(i -> create(i == 7 ? 1 : 1_000L + i), 20);
  }

  @DisplayName("of twenty that are created at once, the one that fails is the error outside")
  @RepeatedTest(5)
  void atOnce() {
    fill(3);
    StepVerifier.create(sluice.transactional(twentyAtOnce()))
        .thenConsumeWhile(any -> true)
        .expectError(UniqueConstraintException.class)
        .verify(SOON);
    assertThat(get(entries.count())).isEqualTo(3);
  }

  @DisplayName("of twenty that are created at once, the one that fails can be handled inside")
  @RepeatedTest(5)
  void atOnceInside() {
    fill(3);
    List<Throwable> handled = new ArrayList<>();
    Mono<Void> body =
        twentyAtOnce()
            .then()
            .onErrorResume(
                UniqueConstraintException.class,
                error -> Mono.fromRunnable(() -> handled.add(error)));
    Mono<Void> whole = sluice.transactional(body);
    if (database.has(Feature.ERROR_ENDS_TRANSACTION)) {
      StepVerifier.create(whole)
          .expectErrorSatisfies(
              error ->
                  assertThat(error)
                      .isInstanceOf(TransactionAbortedException.class)
                      .hasCauseInstanceOf(UniqueConstraintException.class))
          .verify(SOON);
    } else {
      StepVerifier.create(whole).expectComplete().verify(SOON);
    }
    assertThat(handled).hasSize(1);
  }

  @DisplayName("results that are zipped end with the one that fails")
  @Test
  void zipped() {
    fill(3);
    Mono<Long> zip = Mono.zip(create(1), entries.count(), entries.findByPk(2L)).map(Tuple3::getT2);
    StepVerifier.create(sluice.transactional(zip))
        .expectError(UniqueConstraintException.class)
        .verify(SOON);
  }

  @DisplayName("an error that the body wraps comes out wrapped")
  @ParameterizedTest
  @ValueSource(strings = {"outer", "nested", "many", "stream"})
  void wrapped(String how) {
    fill(3);
    Mono<Entry> body = create(1).onErrorMap(error -> new RuntimeException(error));
    Flux<Entry> whole =
        switch (how) {
          case "outer" -> sluice.transactional(body).flux();
          case "nested" ->
              sluice
                  .transactional(
                      entries
                          .count()
                          .then(sluice.transaction(tx -> body, TransactionOptions::nested)))
                  .flux();
          case "many" -> sluice.transactional(body.flux());
          default -> sluice.transactionalStream(body.flux());
        };
    StepVerifier.create(whole)
        .expectErrorSatisfies(
            error ->
                assertThat(error)
                    .isExactlyInstanceOf(RuntimeException.class)
                    .hasCauseInstanceOf(UniqueConstraintException.class))
        .verify(SOON);
  }

  /** Changes many rows, so that a server that weighs both gives up the other one. */
  private Mono<Long> heavy(Sinks.Empty<Void> locked, Mono<Void> otherWaits) {
    return sluice.transactional(
        entries
            .updateWhere(Entry_.id.ge(2L), Entry_.text.set("heavy"))
            .doOnNext(count -> locked.tryEmitEmpty())
            .delayUntil(count -> otherWaits)
            .then(entries.updateWhere(Entry_.id.eq(1L), Entry_.text.set("heavy"))));
  }

  @DisplayName("a deadlock that is swallowed in a nested transaction")
  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void swallowedDeadlock(int retries) {
    fill(ROWS);
    Sinks.Empty<Void> locked = Sinks.empty();
    StatementSignal waits = StatementSignal.started("UPDATE", 2);
    Sluice target = database.sluice(2, settings -> settings.listener(waits));
    Model<Entry> model = target.model(Entry_.TYPE);
    AtomicInteger attempts = new AtomicInteger();
    List<Throwable> swallowed = new ArrayList<>();
    Mono<Long> nested =
        target
            .transaction(
                tx -> model.updateWhere(Entry_.id.eq(2L), Entry_.text.set("light")),
                TransactionOptions::nested)
            .doOnError(swallowed::add)
            .onErrorReturn(0L);
    Mono<Long> light =
        target.transaction(
            tx ->
                Mono.fromRunnable(attempts::incrementAndGet)
                    .then(model.updateWhere(Entry_.id.eq(1L), Entry_.text.set("light")))
                    .delayUntil(count -> locked.asMono())
                    .then(nested)
                    .flatMap(count -> model.count()),
            options -> options.retries(retries));
    Mono<Long> both = heavy(locked, waits.asMono()).onErrorReturn(0L).then(Mono.empty());

    boolean savepointUndoes = database.has(Feature.ERROR_ENDS_TRANSACTION);
    StepVerifier.FirstStep<Long> step = StepVerifier.create(Flux.merge(both, light));
    if (retries > 0 || savepointUndoes) {
      step.expectNext(ROWS).expectComplete().verify(SOON);
    } else {
      step.expectErrorSatisfies(FirstErrorContract::requireAbortedByDeadlock).verify(SOON);
    }
    if (!savepointUndoes) {
      assertThat(swallowed).hasSize(1).hasOnlyElementsOfType(DeadlockException.class);
      assertThat(attempts).hasValue(retries == 0 ? 1 : 2);
    }
    database.requireNothingOpen(target);
  }

  private static void requireAbortedByDeadlock(Throwable error) {
    assertThat(error)
        .isInstanceOf(TransactionAbortedException.class)
        .hasCauseInstanceOf(DeadlockException.class);
  }

  @DisplayName("a COMMIT that cannot have been sent has no unknown outcome")
  @ParameterizedTest
  @ValueSource(strings = {"lost before", "lost while it waits", "silent while it waits"})
  void commitThatIsNotSent(String how) {
    fill(3);
    try (TcpProxy proxy = new TcpProxy(database.server().options(database.schema()))) {
      StatementSignal counting = StatementSignal.started("COUNT");
      Sluice target =
          Sluice.of(
              database.pool(1, proxy),
              settings ->
                  settings
                      .commitTimeout(Duration.ofMillis(500))
                      .cleanUpTimeout(Duration.ofMillis(300))
                      .listener(counting));
      Model<Entry> model = target.model(Entry_.TYPE);
      Mono<Entry> write = model.updateByPk(1L, Entry_.text.set("lost"));
      proxy.stallFrom("COUNT");
      Mono<Void> apart =
          Mono.deferContextual(
              context -> {
                model.count().contextWrite(context).onErrorComplete().subscribe();
                return counting.asMono();
              });
      boolean before = how.equals("lost before");
      boolean silent = how.startsWith("silent");
      Mono<Void> body = write.then(before ? model.count().onErrorComplete().then() : apart);

      StepVerifier.create(target.transactional(body))
          .expectSubscription()
          .then(() -> proxy.awaitStalled(1))
          .then(silent ? () -> {} : proxy::cut)
          .expectErrorSatisfies(
              error ->
                  assertThat(error)
                      .isInstanceOf(SluiceException.class)
                      .isNotInstanceOf(TransactionOutcomeUnknownException.class)
                      .satisfies(each -> assertThat(silent || isLost(each)).isTrue()))
          .verify(SOON);
      database.requireNothingInUse(target);
    }
    assertThat(get(entries.count(query -> query.where(Entry_.text.eq("lost"))))).isZero();
  }

  private static boolean isLost(Throwable error) {
    return error instanceof ConnectionLostException
        || (error instanceof TransactionAbortedException
            && error.getCause() instanceof ConnectionLostException);
  }

  @DisplayName("a value that cannot be sent does not end a transaction")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void valueThatCannotBeSent(boolean driver) {
    if (driver) { // others lose their connection
      database.requires(Feature.ERROR_ENDS_TRANSACTION);
    }
    database.sync(Sample_.TYPE);
    Model<Sample> samples = sluice.model(Sample_.TYPE);
    Mono<Sample> refused =
        driver
            ? samples.create(Sample_.amount.set(new Unwritable()))
            : samples.create(Sample_.zoned.set(OffsetDateTime.MAX));
    List<Throwable> errors = new ArrayList<>();
    Mono<Sample> body =
        create(1)
            .then(refused)
            .doOnError(errors::add)
            .onErrorResume(error -> create(2).then(samples.create(Sample_.text.set("fine"))));

    StepVerifier.create(sluice.transactional(body))
        .expectNextCount(1)
        .expectComplete()
        .verify(SOON);

    assertThat(errors).hasSize(1);
    assertThat(get(entries.count())).isEqualTo(2);
  }

  /** A number that has no text. */
  private static final class Unwritable extends BigDecimal {
    private static final long serialVersionUID = 1L;

    Unwritable() {
      super("1.00");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }
}
