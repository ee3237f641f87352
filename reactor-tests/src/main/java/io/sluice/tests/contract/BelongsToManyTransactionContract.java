package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsToMany;
import io.sluice.dialect.Feature;
import io.sluice.error.MissingTargetException;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Belongs-to-many in transactions, cancelled, and by several at once. */
public abstract class BelongsToManyTransactionContract extends BelongsToManyContract {
  protected BelongsToManyTransactionContract(DatabaseUnderTest database) {
    super(database);
  }

  private static Mono<Linked> allWrites(Member member, Club club) {
    return member
        .clubs()
        .create(Club_.name.set("created"))
        .then(member.clubs().add(club, Enrolment_.role.set("board")))
        .then(member.clubs().add(club, Enrolment_.role.set("player")))
        .then(member.clubs().setKeys(Flux.just(id(club))))
        .then(member.clubs().setAll(List.of(club), Enrolment_.role.set("x")))
        .then(member.clubs().remove(club))
        .then(member.clubs().clear());
  }

  @Test
  void operationsJoinTheTransactionAround() {
    Member ada = member("Ada");
    Club go = club("Go");

    run(sluice.transactional(allWrites(ada, go)));

    assertThat(verbs())
        .containsSubsequence("BEGIN", "INSERT", "INSERT")
        .startsWith("BEGIN")
        .endsWith("DELETE", "COMMIT");
    assertThat(verbs()).containsOnlyOnce("BEGIN", "COMMIT");
    assertThat(roles(ada)).isEmpty();
  }

  @Test
  void rollbackUndoesThem() {
    Member ada = member("Ada");
    run(ada.clubs().add(club("Chess"), Enrolment_.role.set("board")));
    Club go = club("Go");

    failure(
        ArithmeticException.class,
        sluice.transaction(
            tx -> allWrites(ada, go).then(Mono.error(new ArithmeticException("no")))));

    assertThat(verbs()).endsWith("ROLLBACK").doesNotContain("COMMIT");
    assertThat(roles(ada)).containsExactly("Chess board");
    assertThat(get(clubs.count())).isEqualTo(2);
  }

  @Test
  void outsideDoesNotSeeUncommittedLinks() {
    Member ada = member("Ada");
    Club chess = club("Chess");
    BelongsToMany<Club, Enrolment> outside =
        database.unpooled().model(Member_.TYPE).association(Member_.clubs, id(ada));

    List<Long> seen =
        get(
            sluice.transaction(
                tx ->
                    ada.clubs()
                        .add(chess)
                        .then(Mono.zip(outside.count(), ada.clubs().count()))
                        .map(each -> List.of(each.getT1(), each.getT2()))));

    assertThat(seen).containsExactly(0L, 1L);
    assertThat(get(outside.count())).isEqualTo(1);
  }

  @Test
  void setIsSeenWholeOrNotAtAll() {
    Member ada = member("Ada");
    Club chess = club("Chess");
    Club go = club("Go");
    run(ada.clubs().set(chess));
    BelongsToMany<Club, Enrolment> outside =
        database.unpooled().model(Member_.TYPE).association(Member_.clubs, id(ada));

    List<String> seen =
        get(
            sluice.transaction(
                tx -> ada.clubs().set(go).then(outside.get().map(Club::name).collectList())));

    assertThat(seen).containsExactly("Chess");
    assertThat(names(outside.get())).containsExactly("Go");
  }

  // the keys never end, so that the cancel comes in the middle however slow the machine is
  @ParameterizedTest
  @EnumSource
  void cancelledWritesLeaveNothing(Write write) {
    Member ada = member("Ada");
    run(ada.clubs().add(club("Chess"), Enrolment_.role.set("board")));
    database.run(
        "INSERT INTO clubs (name) VALUES "
            + String.join(", ", Collections.nCopies(5_000, "('one of many')")));
    List<Club> fresh = get(clubs.findAll(q -> q.where(Club_.name.ne("Chess"))).collectList());
    log.clear();
    Flux<Club> endless = Flux.fromIterable(fresh).concatWith(Flux.never());

    StepVerifier.create(write.operation.apply(ada.clubs(), endless))
        .expectSubscription()
        .then(() -> awaitStatement(has(Feature.TRANSACTIONAL_TABLES) ? "COPY" : "INSERT"))
        .thenCancel()
        .verify(PATIENCE);

    database.requireNothingOpen();
    assertThat(verbs()).doesNotContain("COMMIT");
    assertThat(roles(ada)).containsExactly("Chess board");
  }

  private void awaitStatement(String verb) {
    Flux.interval(Duration.ofMillis(5))
        .onBackpressureDrop()
        .takeUntil(ignored -> verbs().contains(verb))
        .blockLast(PATIENCE);
  }

  /** Writes of publishers that do not end. */
  public enum Write {
    ADD((handle, targets) -> handle.add(targets)),
    SET((handle, targets) -> handle.set(targets)),
    REMOVE((handle, targets) -> handle.remove(targets));

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final BiFunction<BelongsToMany<Club, Enrolment>, Flux<Club>, Mono<Linked>> operation;

    Write(BiFunction<BelongsToMany<Club, Enrolment>, Flux<Club>, Mono<Linked>> operation) {
      this.operation = operation;
    }
  }

  @Test
  void cancelledCreateLeavesNeitherTargetNorLink() {
    Member ada = member("Ada");
    Mono<Void> body = ada.clubs().create(Club_.name.set("Chess")).then(Mono.never());

    StepVerifier.create(sluice.transactional(body))
        .expectSubscription()
        .then(() -> awaitStatement("INSERT"))
        .thenCancel()
        .verify(PATIENCE);

    database.requireNothingOpen();
    assertThat(get(clubs.count())).isZero();
  }

  @Test
  void concurrentAddsOfTheSamePairDoNotFail() {
    Member ada = member("Ada");
    Club chess = club("Chess");

    List<Linked> all = get(Flux.range(0, 20).flatMap(i -> ada.clubs().add(chess), 5).collectList());

    assertThat(all.stream().mapToLong(Linked::added).sum()).isEqualTo(1);
    assertThat(all.stream().mapToLong(Linked::kept).sum()).isEqualTo(19);
    assertThat(roles(ada)).containsExactly("Chess null");
  }

  // the second waits for the first, and then finds its link
  @Test
  void addWaitsForAnUncommittedOneOfTheSamePair() {
    Member ada = member("Ada");
    Club chess = club("Chess");
    Sinks.Empty<Void> mayCommit = Sinks.empty();
    Mono<Linked> first =
        sluice.transaction(
            tx ->
                ada.clubs()
                    .add(chess, Enrolment_.role.set("first"))
                    .flatMap(linked -> mayCommit.asMono().thenReturn(linked)));
    BelongsToMany<Club, Enrolment> other =
        database.unpooled().model(Member_.TYPE).association(Member_.clubs, id(ada));
    Mono<Linked> second =
        Mono.defer(
            () -> {
              awaitStatement("INSERT");
              log.clear();
              return other.add(chess, Enrolment_.role.set("second"));
            });
    Mono<Void> commit =
        Mono.fromRunnable(
            () -> {
              awaitStatement("INSERT");
              mayCommit.tryEmitEmpty();
            });

    Mono<List<Linked>> both =
        Mono.zip(
                first,
                second.subscribeOn(Schedulers.boundedElastic()),
                commit.thenReturn(true).subscribeOn(Schedulers.boundedElastic()))
            .map(each -> List.of(each.getT1(), each.getT2()));

    assertThat(get(both)).containsExactly(linked(1, 0, 0, 0), linked(0, 0, 1, 0));
    assertThat(roles(ada)).containsExactly("Chess second");
  }

  @Test
  void concurrentAddsOfManyInDifferentOrdersDoNotFail() {
    Member ada = member("Ada");
    List<Club> all =
        get(
            Flux.range(0, 300)
                .flatMapSequential(i -> clubs.create(Club_.name.set("club " + i)), 8)
                .collectList());
    List<Club> reversed = new ArrayList<>(all);
    Collections.reverse(reversed);

    for (int i = 0; i < 20; i++) {
      Mono<Linked> both =
          Mono.zip(ada.clubs().add(all), ada.clubs().add(reversed))
              .map(each -> linked(each.getT1().added() + each.getT2().added(), 0, 0, 0));
      assertThat(get(both)).isEqualTo(linked(300, 0, 0, 0));
      run(ada.clubs().clear());
    }
  }

  @Test
  void nestedTransactionUndoesASetAlone() {
    Member ada = member("Ada");
    run(ada.clubs().add(club("Chess")));

    Mono<Linked> nested =
        sluice
            .transaction(tx -> ada.clubs().setKeys(99L), options -> options.nested())
            .onErrorReturn(MissingTargetException.class, linked(0, 0, 0, 0));
    run(sluice.transaction(tx -> ada.clubs().create(Club_.name.set("Go")).then(nested)));

    assertThat(roles(ada)).containsExactly("Chess null", "Go null");
  }

  @Test
  void operationsOfOneTransactionMayBeSubscribedToAtOnce() {
    Member ada = member("Ada");
    List<Club> all = List.of(club("one"), club("three"), club("two"));

    Mono<Long> added =
        Flux.fromIterable(all)
            .flatMap(each -> ada.clubs().add(each, Enrolment_.role.set("x")))
            .map(Linked::added)
            .reduce(0L, Long::sum);

    assertThat(get(sluice.transactional(added))).isEqualTo(3);
    assertThat(roles(ada)).containsExactly("one x", "three x", "two x");
  }
}
