package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.Feature;
import io.sluice.error.LaneBufferException;
import io.sluice.error.MappingException;
import io.sluice.error.TransactionAbortedException;
import io.sluice.error.TransactionEndedException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import io.sluice.tests.model.Fussy;
import io.sluice.tests.model.Fussy_;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Statements of one connection, one at a time; numbered as the tests of the lane are. */
public abstract class LaneContract extends EntryContract {
  protected LaneContract(DatabaseUnderTest database) {
    super(database);
  }

  @DisplayName("1: a statement for each row of an open result, in a transaction")
  @ParameterizedTest
  @CsvSource({"100,1", "100,16", "100,256", "1000,1", "1000,16", "1000,256", "20000,16"})
  void nested(int rows, int concurrency) {
    fill(rows);
    Flux<Entry> nested = all().flatMap(each -> entries.findByPk(each.id()), concurrency);
    assertThat(get(sluice.transactional(nested.count()))).isEqualTo(rows);
  }

  @DisplayName("1: a statement for each of very many rows of an open result, in a transaction")
  @Test
  void nestedInVeryManyRows() {
    nested(database.server().many(), 16);
  }

  @DisplayName("2: three levels of open results")
  @Test
  void threeLevels() {
    fill(200);
    Flux<Entry> few = entries.findAll(query -> query.order(Entry_.id.asc()).limit(20));
    Flux<Entry> fewer = entries.findAll(query -> query.order(Entry_.id.asc()).limit(5));
    Mono<Long> count = all().flatMap(a -> few.flatMap(b -> fewer)).count();
    assertThat(get(sluice.transactional(count))).isEqualTo(200L * 20 * 5);
  }

  @DisplayName("3: a consumer that takes one row at a time from another thread")
  @Test
  void slowConsumer() {
    fill(5_000);
    Flux<Entry> slow =
        all()
            .publishOn(Schedulers.parallel(), 1)
            .limitRate(1)
            .concatMap(each -> entries.findByPk(each.id()).hide(), 1);
    assertThat(get(sluice.transactional(slow.count()))).isEqualTo(5_000);
  }

  @DisplayName("4: no demand, then another statement, then the commit, then the rows")
  @Test
  void zeroDemand() {
    fill(5_000);
    TakesLater<Entry> later = new TakesLater<>();
    Mono<Long> body =
        Mono.deferContextual(
            context -> {
              all().contextWrite(context).subscribe(later);
              return entries.count();
            });
    assertThat(get(sluice.transactional(body))).isEqualTo(5_000);
    assertThat(later.takeAll()).hasSize(5_000);
  }

  @DisplayName("5: exactly as much demand as there are rows")
  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 257, 1000})
  void exactDemand(int rows) {
    fill(rows);
    StepVerifier.create(all(), rows).expectNextCount(rows).verifyComplete();
  }

  @DisplayName("6: results beside each other: zip, concat, merge, flatMapSequential")
  @Test
  void besideEachOther() {
    fill(5_000);
    Mono<Integer> zipped =
        Mono.zip(entries.count(), all().count(), all().collectList())
            .map(all -> all.getT3().size());
    assertThat(get(sluice.transactional(zipped))).isEqualTo(5_000);
    Mono<Long> streams = Flux.zip(all(), all()).count();
    assertThat(get(sluice.transactional(streams))).isEqualTo(5_000);
    assertThat(get(sluice.transactional(all().concatWith(all()).count()))).isEqualTo(10_000);
    Mono<Long> merged = Flux.merge(Flux.range(0, 10).map(ignored -> all())).count();
    assertThat(get(sluice.transactional(merged))).isEqualTo(50_000);
    Mono<List<Long>> sequential =
        Flux.range(1, 500)
            .flatMapSequential(id -> entries.findByPk((long) id), 64)
            .map(Entry::id)
            .collectList();
    assertThat(get(sluice.transactional(sequential))).isSorted().hasSize(500);
  }

  @DisplayName("7: eight threads on one lane")
  @Test
  void threads() {
    fill(100);
    Mono<Long> body =
        Flux.range(0, 8)
            .flatMap(
                thread ->
                    Flux.range(0, 1_000)
                        .flatMap(i -> entries.findByPk(1L + i % 100), 32)
                        .subscribeOn(Schedulers.parallel()))
            .count();
    assertThat(get(sluice.transactional(body))).isEqualTo(8_000);
  }

  @DisplayName("8: cancelled after so many rows, the lane goes on")
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 1000})
  void cancelledAfter(int rows) {
    fill(1_000);
    Mono<Long> body =
        (rows == 0 ? Flux.<Entry>empty() : all().take(rows, false))
            .then(cancelledAtOnce(all()))
            .then(entries.count());
    assertThat(get(sluice.transactional(body))).isEqualTo(1_000);
  }

  private static Mono<Void> cancelledAtOnce(Flux<?> flux) {
    return flux.takeUntilOther(Mono.empty()).then();
  }

  @DisplayName("9: a statement that is cancelled while it waits is not sent")
  @ParameterizedTest
  @ValueSource(ints = {1, 500, 1000})
  void cancelledWhileWaiting(int position) {
    fill(10);
    AtomicInteger answered = new AtomicInteger();
    Mono<Void> body =
        Mono.deferContextual(
            context -> {
              List<Disposable> calls = new ArrayList<>();
              for (int i = 0; i < 1_000; i++) {
                calls.add(
                    entries
                        .findByPk(1L)
                        .contextWrite(context)
                        .subscribe(ignored -> answered.incrementAndGet()));
              }
              calls.get(position - 1).dispose();
              return entries.count().then();
            });
    sluice.transactional(body).block(PATIENCE);
    assertThat(answered.get()).isBetween(999, 1_000);
  }

  @DisplayName("10: cancelled while it is drained, the next statement goes on")
  @Test
  void cancelledWhileDraining() {
    fill(90_000);
    Mono<Long> body =
        Mono.deferContextual(
            context -> {
              TakesLater<Entry> later = new TakesLater<>();
              all().contextWrite(context).subscribe(later);
              return entries
                  .findByPk(1L)
                  .doOnSubscribe(ignored -> later.cancel())
                  .then(entries.count());
            });
    assertThat(get(sluice.transactional(body))).isEqualTo(90_000);
  }

  @DisplayName("13: a row that makes no entity fails its statement only")
  @ParameterizedTest
  @ValueSource(longs = {1, 300, 1_000})
  void mapperThrows(long row) {
    fill(1_000);
    get(entries.updateByPk(row, Entry_.text.set(Fussy.REFUSED)));
    Model<Fussy> fussy = sluice.model(Fussy_.TYPE);
    Flux<Fussy> read = fussy.findAll(query -> query.order(Fussy_.id.asc()));
    Mono<Long> body =
        read.then(Mono.<Long>empty())
            .onErrorResume(MappingException.class, error -> entries.count());
    assertThat(get(sluice.transactional(body))).isEqualTo(1_000);
    StepVerifier.create(read)
        .expectNextCount(row - 1)
        .verifyErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("Fussy")
                    .hasMessageContaining("the text is refused"));
  }

  @Test
  void serverErrorThatEndsNoTransaction() {
    Assumptions.assumeFalse(database.has(Feature.ERROR_ENDS_TRANSACTION));
    Mono<Long> body =
        Flux.just(1L, 2L, 1L, 3L)
            .concatMap(
                id ->
                    entries
                        .create(Entry_.id.set(id))
                        .onErrorResume(UniqueConstraintException.class, error -> Mono.empty()))
            .count();
    assertThat(get(sluice.transactional(body))).isEqualTo(3);
    assertThat(get(entries.count())).isEqualTo(3);
  }

  @DisplayName("12: after a server's error every statement has that error, and none is sent")
  @ParameterizedTest
  @ValueSource(ints = {1, 25, 50})
  void serverError(int failing) {
    database.requires(Feature.ERROR_ENDS_TRANSACTION);
    log.clear();
    List<Throwable> errors = new CopyOnWriteArrayList<>();
    Mono<Long> body =
        Flux.range(1, 50)
            .concatMap(
                i ->
                    entries
                        .create(Entry_.id.set(i == failing ? -1L : i))
                        .then(i == failing ? entries.create(Entry_.id.set(-1L)) : Mono.empty())
                        .onErrorResume(
                            error -> {
                              errors.add(error);
                              return Mono.empty();
                            }))
            .count();
    StepVerifier.create(sluice.transactional(body))
        .verifyErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(TransactionAbortedException.class)
                    .hasCauseInstanceOf(UniqueConstraintException.class));
    assertThat(errors.get(0)).isInstanceOf(UniqueConstraintException.class);
    assertThat(errors.subList(1, errors.size()))
        .hasSize(50 - failing)
        .allSatisfy(error -> assertThat(error).hasRootCause(rootOf(errors.get(0))));
    assertThat(get(entries.count())).isZero();
  }

  private static Throwable rootOf(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  @DisplayName("14: a consumer that throws does not hurt the lane")
  @Test
  void consumerThrows() {
    fill(1_000);
    Mono<Long> body =
        all()
            .doOnNext(
                each -> {
                  if (each.id() == 300) {
                    throw new IllegalStateException("thrown by the consumer");
                  }
                })
            .then(Mono.<Long>empty())
            .onErrorResume(IllegalStateException.class, error -> entries.count());
    assertThat(get(sluice.transactional(body))).isEqualTo(1_000);
  }

  @DisplayName(
      "15: a result larger than the buffer is an error that names fetchSize; the lane goes on")
  @Test
  void buffer() {
    fill(2_000);
    Sluice small = database.sluice(2, settings -> settings.bufferRows(1_000));
    Model<Entry> model = small.model(Entry_.TYPE);
    TakesLater<Entry> later = new TakesLater<>();
    Mono<Long> body =
        Mono.deferContextual(
            context -> {
              model.findAll().contextWrite(context).subscribe(later);
              return model.count().then(model.count());
            });
    assertThat(get(small.transactional(body))).isEqualTo(2_000);
    assertThat(later.takeAll()).hasSizeLessThan(2_000);
    assertThat(later.error.get())
        .isInstanceOf(LaneBufferException.class)
        .hasMessageContaining("fetchSize");
    database.requireNothingOpen(small);
  }

  @DisplayName("16: a commit waits for what is open and what waits")
  @Test
  void commitWaits() {
    fill(3_000);
    List<TakesLater<Entry>> later = new ArrayList<>();
    Mono<Long> body =
        Mono.deferContextual(
            context -> {
              for (int i = 0; i < 10; i++) {
                TakesLater<Entry> each = new TakesLater<>();
                later.add(each);
                all().contextWrite(context).subscribe(each);
              }
              return Mono.just(1L);
            });
    assertThat(get(sluice.transactional(body))).isEqualTo(1);
    assertThat(later).allSatisfy(each -> assertThat(each.takeAll()).hasSize(3_000));
  }

  @DisplayName("17: a statement after the commit is refused")
  @Test
  void afterCommit() {
    fill(10);
    AtomicReference<Mono<Long>> kept = new AtomicReference<>();
    Mono<Long> body =
        Mono.deferContextual(
            context -> {
              kept.set(entries.count().contextWrite(context));
              return entries.count();
            });
    get(sluice.transactional(body));
    StepVerifier.create(Objects.requireNonNull(kept.get()))
        .verifyErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(TransactionEndedException.class)
                    .hasMessageContaining("SELECT COUNT(*)"));
  }

  @DisplayName("18: a rollback does not wait for the consumer of a large result")
  @Test
  void rollbackWithOpenResult() {
    fill(150_000);
    TakesLater<Entry> later = new TakesLater<>();
    Mono<Long> body =
        Mono.deferContextual(
            context -> {
              all().contextWrite(context).subscribe(later);
              return entries
                  .findByPk(1L)
                  .then(Mono.error(new IllegalStateException("thrown by the body")));
            });
    StepVerifier.create(sluice.transactional(body)).verifyErrorMessage("thrown by the body");
  }

  @DisplayName("23: subscribing from onNext and onComplete, ten thousand deep")
  @Test
  void reentrant() {
    fill(1);
    AtomicInteger depth = new AtomicInteger();
    Mono<Entry> one = entries.findByPk(1L);
    Mono<Entry> deep =
        one.expand(each -> depth.incrementAndGet() < 10_000 ? one : Mono.empty()).last();
    assertThat(get(sluice.transactional(deep)).id()).isEqualTo(1);
    assertThat(get(sluice.transactional(Flux.concat(repeated(one)).count()))).isEqualTo(10_000);
  }

  private static List<Mono<Entry>> repeated(Mono<Entry> one) {
    return Collections.nCopies(10_000, one);
  }

  @DisplayName("24: the same publisher twice at once")
  @Test
  void twiceAtOnce() {
    fill(1_000);
    Flux<Entry> same = all();
    assertThat(get(sluice.transactional(Flux.merge(same, same).count()))).isEqualTo(2_000);
    assertThat(get(Flux.merge(same, same).count())).isEqualTo(2_000);
  }

  /** A subscriber that asks for nothing until it is told to. */
  static final class TakesLater<T> extends BaseSubscriber<T> {
    private final List<T> rows = new CopyOnWriteArrayList<>();
    final AtomicReference<Throwable> error = new AtomicReference<>();
    private final Sinks.Empty<Void> ended = Sinks.empty();

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      // asks for nothing yet
    }

    @Override
    protected void hookOnNext(T row) {
      rows.add(row);
    }

    @Override
    protected void hookOnError(Throwable thrown) {
      error.set(thrown);
    }

    @Override
    protected void hookFinally(SignalType type) {
      ended.tryEmitEmpty();
    }

    List<T> takeAll() {
      requestUnbounded();
      ended.asMono().block(PATIENCE);
      return rows;
    }
  }
}
