package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.HasMany;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.TransactionAbortedException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.StatementSignal;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.club.Remark;
import io.sluice.tests.club.Remark_;
import io.sluice.transaction.TransactionOptions;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/**
 * An operation of several statements that has joined a transaction and is cancelled after the first
 * of them: the transaction does not commit the half of it.
 */
@Timeout(30)
public abstract class JoinedCancelContract extends ClubContract {
  private static final int CLUBS = 5_600; // more than a chunk of keys
  private static final int LINKED = 50;
  private static final String KEYS = "(COPY|INSERT).*sluice_keys"; // kept for what links them all

  protected JoinedCancelContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void rows() {
    member("Ada");
    linkedClubs(CLUBS, LINKED);
    database.run("INSERT INTO passports (number, member_id) VALUES ('old', 1), ('new', NULL)");
  }

  /** What others see: how many rows and links there are, and whose the passports are. */
  private List<Object> state() {
    return List.of(
        get(members.count()),
        get(clubs.count()),
        get(clubs.count(query -> query.where(Club_.parentId.eq(1L)))),
        get(enrolments.count()),
        get(remarks.count()),
        get(
            passports
                .findAll(query -> query.order(Passport_.id.asc()))
                .map(each -> String.valueOf(each.member().key()))
                .collectList()));
  }

  /** The models of one test, which is told of its statements. */
  private static final class Target {
    private final Sluice sluice;
    private final Model<Member> members;
    private final Model<Club> clubs;

    Target(Sluice sluice) {
      this.sluice = sluice;
      this.members = sluice.model(Member_.TYPE);
      this.clubs = sluice.model(Club_.TYPE);
    }

    HasMany<Club> sections() {
      return clubs.association(Club_.sections, 1L);
    }

    Mono<Club> create(String name) {
      return clubs.create(Club_.name.set(name));
    }

    Mono<Member> createGraph() {
      Remark remark = Remark_.builder().text("new").build();
      return members.create(
          Member_.builder().name("Grace").remarks(remark, remark).build(), Member_.remarks);
    }
  }

  private static Flux<Integer> keys() {
    return Flux.range(2, CLUBS - 1);
  }

  /** Operations of several statements, and the one after which they are cancelled. */
  public enum Operation {
    /** Links of has-many. */
    ADD(KEYS, (target, end) -> target.sections().addKeys(keys().concatWith(end))),
    /** Links of has-many in place of others. */
    SET(KEYS, (target, end) -> target.sections().setKeys(keys().concatWith(end))),
    /** Links of has-many that go. */
    REMOVE(KEYS, (target, end) -> target.sections().removeKeys(keys().concatWith(end))),
    /** Links of belongs-to-many. */
    ADD_JOINED(
        KEYS,
        (target, end) ->
            target.members.association(Member_.clubs, 1L).addKeys(keys().concatWith(end))),
    /** Links of belongs-to-many in place of others. */
    SET_JOINED(
        KEYS,
        (target, end) ->
            target
                .members
                .association(Member_.clubs, 1L)
                .setKeys(Flux.range(LINKED, CLUBS - LINKED).concatWith(end))),
    /** Links of belongs-to-many that go. */
    REMOVE_JOINED(
        KEYS,
        (target, end) ->
            target.members.association(Member_.clubs, 1L).removeKeys(keys().concatWith(end))),
    /** A new row and its link. */
    CREATE_JOINED(
        "INSERT.*clubs",
        (target, end) ->
            target.members.association(Member_.clubs, 1L).create(Club_.name.set("new"))),
    /** Another row of has-one. */
    SET_ONE(
        "UPDATE.*passports",
        (target, end) -> target.members.association(Member_.passport, 1L).setKey(2L)),
    /** A new row of has-one. */
    CREATE_ONE(
        "UPDATE.*passports",
        (target, end) ->
            target.members.association(Member_.passport, 1L).create(Passport_.number.set("third"))),
    /** A new row of belongs-to. */
    CREATE_PARENT(
        "INSERT.*clubs",
        (target, end) ->
            target
                .clubs
                .findByPk(1L)
                .flatMap(club -> club.parent().create(Club_.name.set("parent")))),
    /** A row with new rows of an association. */
    CREATE_GRAPH("INSERT.*members", (target, end) -> target.createGraph()),
    /** What somebody calls a transaction. */
    MONO(
        "INSERT.*clubs",
        (target, end) ->
            target.sluice.transactional(
                target.create("new").then(end).then(target.create("newer")))),
    /** What somebody calls a transaction, of many values. */
    FLUX(
        "INSERT.*clubs",
        (target, end) ->
            target.sluice.transactional(
                Flux.concat(target.create("new"), end.cast(Club.class), target.create("newer")))),
    /** What somebody calls a transaction, of many values that come before its end. */
    STREAM(
        "INSERT.*clubs",
        (target, end) ->
            target.sluice.transactionalStream(
                Flux.concat(target.create("new"), end.cast(Club.class), target.create("newer"))));

    private final String statement;

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final BiFunction<Target, Mono<Integer>, Publisher<?>> operation;

    Operation(String statement, BiFunction<Target, Mono<Integer>, Publisher<?>> operation) {
      this.statement = statement;
      this.operation = operation;
    }

    /** It, with an end of what is given to it. */
    Flux<Object> on(Target target, Mono<Integer> end) {
      return Flux.from(operation.apply(target, end));
    }
  }

  /** Operators that cancel. */
  public enum Cancel {
    /** For something else. */
    TAKE_UNTIL_OTHER((operation, when) -> operation.takeUntilOther(when)),
    /** For a time that is over. */
    TIMEOUT((operation, when) -> operation.timeout(when, ignored -> when, Mono.empty())),
    /** For a newer one. */
    SWITCH_MAP(
        (operation, when) ->
            Flux.concat(Mono.just(1), when.thenReturn(2))
                .switchMap(each -> each == 1 ? operation : Mono.empty())),
    /** For another one that is first. */
    FIRST((operation, when) -> Flux.firstWithSignal(operation, when.cast(Object.class))),
    /** For another one that has failed. */
    MERGE(
        (operation, when) ->
            Flux.merge(operation, when.then(Mono.error(new IllegalStateException("other"))))
                .onErrorComplete(IllegalStateException.class));

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final BiFunction<Flux<Object>, Mono<Void>, Flux<Object>> operator;

    Cancel(BiFunction<Flux<Object>, Mono<Void>, Flux<Object>> operator) {
      this.operator = operator;
    }
  }

  @DisplayName("cancelled after its first write, the transaction around it fails")
  @ParameterizedTest
  @EnumSource
  void cancelledHalfway(Operation operation) {
    requireNothingWritten(operation, Cancel.TAKE_UNTIL_OTHER);
  }

  @DisplayName("cancelled by one operator as by another")
  @ParameterizedTest
  @EnumSource
  void cancelledBy(Cancel cancel) {
    requireNothingWritten(Operation.ADD, cancel);
    requireNothingWritten(Operation.MONO, cancel);
  }

  private void requireNothingWritten(Operation operation, Cancel cancel) {
    List<Object> before = state();
    StatementSignal written = StatementSignal.ended("^" + operation.statement);
    Target target = new Target(database.sluice(2, settings -> settings.listener(written)));
    Flux<Object> cancelled =
        cancel.operator.apply(operation.on(target, Mono.never()), written.asMono());

    StepVerifier.create(
            target.sluice.transactional(cancelled.then(target.create("after the cancel"))))
        .expectError(TransactionAbortedException.class)
        .verify(PATIENCE);

    database.requireNothingOpen(target.sluice);
    assertThat(state()).isEqualTo(before);
  }

  @DisplayName("a nested one that is cancelled is rolled back alone")
  @Test
  void nestedOneIsRolledBackAlone() {
    StatementSignal written = StatementSignal.ended("^INSERT.*clubs");
    Target target = new Target(database.sluice(2, settings -> settings.listener(written)));
    Mono<Club> nested =
        target
            .sluice
            .transaction(
                tx -> target.create("new").then(Mono.<Club>never()), TransactionOptions::nested)
            .takeUntilOther(written.asMono());

    run(target.sluice.transactional(nested.then(target.create("after the cancel"))));

    assertThat(get(clubs.count())).isEqualTo(CLUBS + 1);
  }

  /** Operators that cancel what has given them a value. */
  public enum Enough {
    /** One is enough. */
    TAKE(operation -> operation.take(1)),
    /** One is enough, and it is a Mono. */
    NEXT(Flux::next),
    /** The others are not even subscribed to. */
    CONCAT_TAKE(operation -> operation.concatWith(Mono.error(new AssertionError())).take(1)),
    /** By what it is. */
    TAKE_UNTIL(operation -> operation.takeUntil(any -> true));

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final Function<Flux<Object>, Publisher<Object>> operator;

    Enough(Function<Flux<Object>, Publisher<Object>> operator) {
      this.operator = operator;
    }
  }

  @DisplayName("cancelled after it gave its value, it is complete")
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"STREAM", "SET_ONE"}) // of several values, and of none
  void cancelledWithItsValue(Operation operation) {
    for (Enough enough : Enough.values()) {
      Target target = new Target(sluice);
      Flux<Object> whole = operation.on(target, Mono.empty());
      Mono<Void> cancelled = Flux.from(enough.operator.apply(whole)).then();
      Mono<Long> body = cancelled.then(target.create("after " + enough)).then(clubs.count());
      StepVerifier.create(sluice.transactional(body))
          .expectNextCount(1)
          .expectComplete()
          .verify(PATIENCE);
    }
    assertThat(get(clubs.count(query -> query.where(Club_.name.startsWith("after")))))
        .isEqualTo(Enough.values().length);
  }
}
