package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.bulk.BulkOptions;
import io.sluice.bulk.Progress;
import io.sluice.error.BackpressureException;
import io.sluice.error.BulkException;
import io.sluice.error.BulkRecordException;
import io.sluice.error.NotNullConstraintException;
import io.sluice.error.TransactionException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.result.Imported;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Rows that are created in bulk. */
public abstract class BulkCreateContract extends Contract {
  private static final Duration SOON = Duration.ofSeconds(10);

  protected BulkCreateContract(DatabaseUnderTest database) {
    super(database);
  }

  private static User user(int number) {
    return User_.builder().name("user " + number).email(number + "@example.org").build();
  }

  private static Flux<User> people(int from, int to) {
    return Flux.range(from, to - from).map(BulkCreateContract::user);
  }

  private static List<String> names(int from, int to) {
    return IntStream.range(from, to).mapToObj(each -> "user " + each).toList();
  }

  @DisplayName("rows come in the order of the source, with their keys, as they are stored")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 99, 100, 250, 2_001})
  void inOrder(int number) {
    List<User> created =
        get(users.bulkCreate(people(0, number), each -> each.chunk(1_000)).collectList());
    assertThat(created).extracting(User::name).containsExactlyElementsOf(names(0, number));
    assertThat(created).extracting(User::id).doesNotContainNull().doesNotHaveDuplicates();
    List<User> stored = get(users.findAll(q -> q.order(User_.id.asc())).collectList());
    assertThat(stored).hasSize(number).containsExactlyInAnyOrderElementsOf(created);
  }

  @Test
  @DisplayName("BC-11 versions, times and defaults are those of create")
  void managed() {
    User given = User_.builder().name("Ada").visits(7).build();
    List<User> created =
        get(
            users
                .bulkCreate(Flux.just(user(0), given).repeat(99).map(this::unnamed))
                .collectList());
    assertThat(created).hasSize(200);
    assertThat(created).extracting(User::visits).startsWith(0, 7, 0, 7);
    assertThat(created).extracting(User::version).containsOnly(0);
    assertThat(created).extracting(User::createdAt).doesNotContainNull();
    assertThat(get(users.findAll().collectList())).containsExactlyInAnyOrderElementsOf(created);
  }

  private User unnamed(User user) {
    return user.withEmail(null);
  }

  @Test
  @DisplayName("associations of created rows are bound, and keys of belongs-to are written")
  void bound() {
    User owner = user("Ada");
    Flux<Project> given =
        Flux.range(0, 300)
            .map(
                each ->
                    Project_.builder()
                        .title("p" + each)
                        .budget(new BigDecimal("1.005"))
                        .owner(owner)
                        .build());
    List<Project> created = get(projects.bulkCreate(given).collectList());
    assertThat(created.get(17).owner().key()).isEqualTo(owner.id());
    assertThat(created.get(17).budget()).isEqualByComparingTo("1.01");
    assertThat(get(created.get(17).owner().get())).isEqualTo(owner);
    assertThat(get(owner.projects().count())).isEqualTo(300);
    assertThat(get(projects.findByPk(projects.key(created.get(17))))).isEqualTo(created.get(17));
  }

  @Test
  @DisplayName("nothing is sent for nothing")
  void nothing() {
    log.clear();
    StepVerifier.create(users.bulkCreate(Flux.empty())).verifyComplete();
    StepVerifier.create(users.bulkImport(Flux.empty())).expectNext(Imported.NONE).verifyComplete();
    assertThat(log.all()).isEmpty();
  }

  @Test
  @DisplayName("an import counts what it has written")
  void imported() {
    StepVerifier.create(users.bulkImport(people(0, 12_345), each -> each.chunk(5_000)))
        .expectNext(new Imported(12_345, 0))
        .expectComplete()
        .verify(SOON);
    assertThat(get(users.count())).isEqualTo(12_345);
    database.requireNothingOpen(sluice);
  }

  @DisplayName("the record that the database does not take is named, and nothing is left")
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 499, 500, 777, 1_199})
  void named(int wrong) {
    Flux<User> given =
        people(0, 1_200).map(each -> each.name().equals("user " + wrong) ? taken(each) : each);
    run(users.create(taken(user(-1))));
    StepVerifier.create(users.bulkCreate(given, each -> each.chunk(500)).then())
        .expectErrorSatisfies(
            error -> {
              assertThat(error).isInstanceOf(BulkRecordException.class);
              BulkRecordException named = (BulkRecordException) error;
              assertThat(named.index()).isEqualTo(wrong);
              assertThat(named.rejected()).isEqualTo(taken(user(wrong)));
              assertThat(named.committed()).isZero();
              assertThat(named).hasCauseInstanceOf(UniqueConstraintException.class);
            })
        .verify(SOON);
    assertThat(get(users.count())).isEqualTo(1);
    database.requireNothingOpen(sluice);
  }

  @SuppressWarnings("NullAway") // what the database refuses
  private static User nameless(User user) {
    return user.withName(null);
  }

  private static User taken(User user) {
    return user.withEmail("taken@example.org");
  }

  @Test
  @DisplayName("an entity that cannot be created is the error of its record")
  void notCreatable() {
    Flux<User> given =
        people(0, 200).map(each -> each.name().equals("user 150") ? keyed(each) : each);
    StepVerifier.create(users.bulkImport(given))
        .expectErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(BulkRecordException.class)
                    .hasMessageContaining("The record at 150")
                    .hasMessageContaining("made by the database")
                    .hasCauseInstanceOf(IllegalArgumentException.class))
        .verify(SOON);
    assertThat(get(users.count())).isZero();
  }

  private static User keyed(User user) {
    return user.withId(5L);
  }

  @Test
  @DisplayName("the source's own error is what is signalled, and nothing is left")
  void sourceFails() {
    IllegalStateException own = new IllegalStateException("the source");
    StepVerifier.create(users.bulkImport(people(0, 7_000).concatWith(Mono.error(own))))
        .expectErrorMatches(own::equals)
        .verify(SOON);
    assertThat(get(users.count())).isZero();
    database.requireNothingOpen(sluice);
  }

  @Test
  @DisplayName("a source that does not wait to be asked is an error")
  void overflow() {
    Flux<User> eager =
        Flux.create(
            sink -> {
              IntStream.range(0, 20_000).forEach(each -> sink.next(user(each)));
              sink.complete();
            },
            OverflowStrategy.IGNORE);
    StepVerifier.create(users.bulkImport(eager))
        .expectError(BackpressureException.class)
        .verify(SOON);
    assertThat(get(users.count())).isZero();
  }

  @Test
  @DisplayName("a cancel stops the source and rolls back")
  void cancelled() {
    List<Integer> asked = new CopyOnWriteArrayList<>();
    Flux<User> given = people(0, 100_000).doOnNext(each -> asked.add(1));
    StepVerifier.create(users.bulkCreate(given, each -> each.chunk(500)).take(700))
        .expectNextCount(700)
        .expectComplete()
        .verify(SOON);
    database.requireNothingOpen(sluice);
    assertThat(get(users.count())).isZero();
    assertThat(asked).hasSizeLessThan(3_000);
  }

  @Test
  @DisplayName("what has come of a source that is silent is written")
  void silent() {
    Sinks.Many<User> sink = Sinks.many().unicast().onBackpressureBuffer();
    StepVerifier.create(users.bulkCreate(sink.asFlux()).map(User::name))
        .then(() -> sink.tryEmitNext(user(0)).orThrow())
        .expectNext("user 0")
        .then(() -> sink.tryEmitNext(user(1)).orThrow())
        .expectNext("user 1")
        .then(() -> sink.tryEmitComplete().orThrow())
        .expectComplete()
        .verify(SOON);
    assertThat(get(users.count())).isEqualTo(2);
  }

  @Test
  @DisplayName("in a transaction it is a part of it")
  void joined() {
    Mono<Long> inside =
        users
            .bulkImport(people(0, 1_500))
            .then(users.count())
            .flatMap(count -> Mono.<Long>error(new IllegalStateException("rolled back " + count)));
    StepVerifier.create(sluice.transaction(tx -> inside))
        .expectErrorMessage("rolled back 1500")
        .verify(SOON);
    assertThat(get(users.count())).isZero();
  }

  @Test
  @DisplayName("in a transaction that goes on after its error nothing can be committed")
  void joinedFailed() {
    Flux<User> given = people(0, 700).concatWith(people(0, 1));
    Mono<Long> inside =
        users
            .bulkImport(given, each -> each.chunk(500))
            .map(Imported::rows)
            .onErrorReturn(BulkRecordException.class, 0L);
    StepVerifier.create(sluice.transaction(tx -> inside))
        .expectErrorSatisfies(error -> assertThat(error).isInstanceOf(TransactionException.class))
        .verify(SOON);
    assertThat(get(users.count())).isZero();
    database.requireNothingOpen(sluice);
  }

  @Test
  @DisplayName("a consumer may use the transaction while rows come")
  void usedMeanwhile() {
    Mono<Long> inside =
        users
            .bulkCreate(people(0, 1_000), each -> each.chunk(100))
            .flatMap(each -> each.projects().create(Project_.title.set(each.name())), 8)
            .count();
    StepVerifier.create(sluice.transaction(tx -> inside))
        .expectNext(1_000L)
        .expectComplete()
        .verify(SOON);
    assertThat(get(projects.count())).isEqualTo(1_000);
  }

  @Test
  @DisplayName("a source may read in the same transaction")
  void sourceReads() {
    run(users.bulkImport(people(0, 3_000)));
    Flux<Project> given =
        users
            .findAll(q -> q.order(User_.id.asc()))
            .map(each -> Project_.builder().title(each.name()).owner(each).build());
    StepVerifier.create(
            sluice.transaction(tx -> projects.bulkImport(given, each -> each.chunk(500))))
        .expectNext(new Imported(3_000, 0))
        .expectComplete()
        .verify(SOON);
    assertThat(get(projects.findOne(q -> q.order(Project_.id.asc()))).title()).isEqualTo("user 0");
  }

  @DisplayName("of chunks that are committed one by one those before the error stay")
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void eachCommitted(int concurrency) {
    Flux<User> given = people(0, 1_000).concatWith(people(0, 1)).concatWith(Flux.never());
    StepVerifier.create(
            users.bulkCreate(given, each -> each.chunk(100).commitEachChunk(concurrency)).then())
        .expectErrorSatisfies(
            error -> {
              assertThat(error).isInstanceOf(BulkRecordException.class);
              assertThat(((BulkRecordException) error).index()).isEqualTo(1_000);
              assertThat(((BulkRecordException) error).committed()).isEqualTo(1_000);
            })
        .verify(SOON);
    assertThat(get(users.count())).isEqualTo(1_000);
    database.requireNothingOpen(sluice);
  }

  @Test
  @DisplayName("chunks at once come in the order of the source")
  void atOnce() {
    List<String> created =
        get(
            users
                .bulkCreate(people(0, 3_000), each -> each.chunk(130).commitEachChunk(4))
                .map(User::name)
                .collectList());
    assertThat(created).containsExactlyElementsOf(names(0, 3_000));
    database.requireNothingOpen(sluice);
  }

  @Test
  @DisplayName("the source's error says what was committed")
  void sourceFailsLate() {
    Flux<User> given = people(0, 250).concatWith(Mono.error(new IllegalStateException("own")));
    StepVerifier.create(users.bulkImport(given, each -> each.chunk(100).commitEachChunk(1)))
        .expectErrorSatisfies(
            error -> {
              assertThat(error).isInstanceOf(BulkException.class).hasRootCauseMessage("own");
              assertThat(((BulkException) error).committed()).isEqualTo(200);
            })
        .verify(SOON);
    assertThat(get(users.count())).isEqualTo(200);
  }

  @Test
  @DisplayName("chunks that are committed are no part of a transaction")
  void eachCommittedInside() {
    Mono<Imported> inside = users.bulkImport(people(0, 10), each -> each.commitEachChunk(1));
    StepVerifier.create(sluice.transaction(tx -> inside))
        .expectErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(TransactionException.class)
                    .hasMessageContaining("commitEachChunk"))
        .verify(SOON);
  }

  @DisplayName("records that the database does not take are left out, if that is wished")
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void skipped(boolean committing) {
    List<Long> left = new CopyOnWriteArrayList<>();
    Flux<User> given =
        people(0, 600)
            .map(each -> each.name().endsWith("7") ? nameless(each) : each)
            .map(each -> "user 30".equals(each.name()) ? keyed(each) : each);
    List<User> created =
        get(
            users
                .bulkCreate(
                    given,
                    each -> {
                      BulkOptions<User> some =
                          each.chunk(200).skip(error -> left.add(error.index()));
                      return committing ? some.commitEachChunk(2) : some;
                    })
                .collectList());
    assertThat(created).hasSize(539);
    assertThat(left).hasSize(61).contains(7L, 30L, 597L);
    assertThat(get(users.count())).isEqualTo(539);
    database.requireNothingOpen(sluice);
  }

  @Test
  @DisplayName("a missing value is the error of its column")
  void missing() {
    StepVerifier.create(users.bulkImport(people(0, 150).map(each -> nameless(each))))
        .expectErrorSatisfies(
            error -> assertThat(error).hasCauseInstanceOf(NotNullConstraintException.class))
        .verify(SOON);
  }

  @Test
  @DisplayName("a listener is told how far it is")
  void progress() {
    List<Progress> told = new ArrayList<>();
    run(
        users.bulkImport(
            people(0, 1_000), each -> each.chunk(100).progress(Duration.ZERO, told::add)));
    assertThat(told).hasSize(11);
    assertThat(told).extracting(Progress::rows).startsWith(100L, 200L).endsWith(1_000L, 1_000L);
    assertThat(told.get(10).chunks()).isEqualTo(10);
    assertThat(told.get(10).rate()).isPositive();
  }

  @Test
  @DisplayName("wrong arguments are errors at the call")
  void arguments() {
    assertThatThrownBy(() -> users.bulkCreate(Flux.empty(), each -> each.chunk(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows of a chunk: 0; there is at least 1");
    assertThatThrownBy(() -> users.bulkCreate(Flux.empty(), each -> each.commitEachChunk(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("chunks at once: -1; there is at least 1");
  }
}
