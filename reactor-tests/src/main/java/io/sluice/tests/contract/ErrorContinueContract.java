package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.HasOne;
import io.sluice.Model;
import io.sluice.error.DatabaseException;
import io.sluice.error.GoneException;
import io.sluice.error.MappingException;
import io.sluice.error.MissingTargetException;
import io.sluice.error.NotNullConstraintException;
import io.sluice.error.OptimisticLockException;
import io.sluice.error.SluiceException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.club.Remark_;
import io.sluice.tests.model.Entry_;
import io.sluice.tests.model.Fussy;
import io.sluice.tests.model.Fussy_;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User_;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/**
 * {@code onErrorContinue} of a user, which travels upstream, reaches nothing inside of an operation
 * or a transaction: the error is signalled, and nothing is written.
 */
@Timeout(30)
public abstract class ErrorContinueContract extends ClubContract {
  private static final int CLUBS = 1_200;
  private static final int MISSING = 1_100;

  private final Model<Fussy> fussy;

  protected ErrorContinueContract(DatabaseUnderTest database) {
    super(database);
    this.fussy = sluice.model(Fussy_.TYPE);
  }

  @BeforeEach
  void rows() {
    database.sync(Entry_.TYPE);
    database.fill("entries", 500);
    member("Ada");
    run(user("Ada").projects().create(Project_.title.set("Notes")));
    database.run(
        "UPDATE entries SET text = '" + Fussy.REFUSED + "' WHERE id = 300",
        "INSERT INTO clubs (name) VALUES "
            + String.join(", ", Collections.nCopies(CLUBS, "('one of many')")),
        "DELETE FROM clubs WHERE id = " + MISSING,
        "UPDATE clubs SET parent_id = 1 WHERE id BETWEEN 2 AND 50",
        "INSERT INTO enrolments (member_id, club_id, since)"
            + " SELECT 1, id, CURRENT_TIMESTAMP FROM clubs WHERE id BETWEEN 2 AND 50",
        "INSERT INTO passports (number, member_id) VALUES ('old', 1)");
  }

  /** How many rows and links there are. */
  private List<Long> state() {
    return get(
        Flux.concat(
                members.count(),
                clubs.count(),
                clubs.count(query -> query.where(Club_.parentId.eq(1L))),
                enrolments.count(),
                remarks.count(),
                passports.count(query -> query.where(Passport_.memberId.eq(1L))),
                users.count(query -> query.where(User_.age.isNull())))
            .collectList());
  }

  private HasMany<Club> sections() {
    return clubs.association(Club_.sections, 1L);
  }

  private BelongsToMany<Club, Enrolment> clubsOf(long member) {
    return members.association(Member_.clubs, member);
  }

  private HasOne<Passport> passport() {
    return members.association(Member_.passport, 1L);
  }

  private static Flux<Integer> keys() {
    return Flux.range(2, CLUBS - 1);
  }

  private static List<Integer> listOfKeys() {
    return IntStream.rangeClosed(2, CLUBS).boxed().toList();
  }

  private Mono<Club> nameless() {
    return clubs.create(namelessClub());
  }

  @SuppressWarnings("NullAway") // what a server refuses
  private static Club namelessClub() {
    return Club_.builder().name(null).build();
  }

  @SuppressWarnings("NullAway") // what a server refuses
  private Mono<Member> graph() {
    return members.create(
        Member_.builder()
            .name("Grace")
            .remarks(Remark_.builder().text("first").build(), Remark_.builder().text(null).build())
            .build(),
        Member_.remarks);
  }

  /** Five rows, the third of which the server refuses. */
  private Flux<Club> five() {
    return Flux.range(1, 5)
        .concatMap(i -> i == 3 ? nameless() : clubs.create(Club_.name.set("club " + i)));
  }

  /** What fails in the middle, and with what. */
  public enum Failing {
    ADD(MissingTargetException.class, test -> test.sections().addKeys(keys())),
    ADD_LIST(MissingTargetException.class, test -> test.sections().addKeys(listOfKeys())),
    SET(MissingTargetException.class, test -> test.sections().setKeys(keys())),
    SET_LIST(MissingTargetException.class, test -> test.sections().setKeys(listOfKeys())),
    REMOVE(
        IllegalArgumentException.class,
        test -> test.sections().removeKeys(keys().cast(Object.class).concatWithValues("no key"))),
    ADD_JOINED(SluiceException.class, test -> test.clubsOf(1).addKeys(keys())),
    SET_JOINED(SluiceException.class, test -> test.clubsOf(1).setKeys(keys())),
    SET_LIST_JOINED(SluiceException.class, test -> test.clubsOf(1).setKeys(listOfKeys())),
    CREATE_JOINED(
        SluiceException.class, test -> test.clubsOf(99).create(Club_.name.set("for nobody"))),
    SET_ONE(MissingTargetException.class, test -> test.passport().setKey(99L)),
    CREATE_ONE(NotNullConstraintException.class, ErrorContinueContract::numberless),
    CREATE_PARENT(
        NotNullConstraintException.class,
        test -> test.clubs.findByPk(1L).flatMap(club -> club.parent().create(namelessClub()))),
    CREATE_GRAPH(NotNullConstraintException.class, ErrorContinueContract::graph),
    UPDATE(
        OptimisticLockException.class,
        test -> test.users.updateByPk(1L, User_.age.set(5), User_.version.expect(77))),
    RELOAD(GoneException.class, ErrorContinueContract::reloaded),
    ROWS(MappingException.class, test -> test.fussy.findAll()),
    ROWS_BY_FETCH_SIZE(
        MappingException.class, test -> test.fussy.findAll(query -> query.fetchSize(10))),
    ROWS_IN_TRANSACTION(
        MappingException.class,
        test -> test.sluice.transactional(test.fussy.findAll(query -> query.fetchSize(10)))),
    PAGE(MappingException.class, test -> test.fussy.findAndCountAll(query -> query)),
    INCLUDE(
        DatabaseException.class,
        test ->
            test.users.findAll(
                query ->
                    query.include(
                        User_.projects, each -> each.where(Project_.title.matches("["))))),
    TRANSACTION(
        NotNullConstraintException.class, test -> test.sluice.transactional(test.five().count())),
    TRANSACTION_OF_MANY(
        NotNullConstraintException.class, test -> test.sluice.transactional(test.five())),
    TRANSACTION_OF_SOME(
        NotNullConstraintException.class,
        test ->
            test.sluice.transactional(
                Flux.range(1, 5)
                    .map(i -> i == 3 ? "" : "club " + i)
                    .concatMap(name -> test.named(name))
                    .then())),
    TRANSACTION_STREAM(
        NotNullConstraintException.class, test -> test.sluice.transactionalStream(test.five()));

    private final Class<? extends Throwable> error;

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final Function<ErrorContinueContract, Publisher<?>> operation;

    Failing(
        Class<? extends Throwable> error, Function<ErrorContinueContract, Publisher<?>> operation) {
      this.error = error;
      this.operation = operation;
    }
  }

  private Mono<Club> named(String name) {
    return name.isEmpty() ? nameless() : clubs.create(Club_.name.set(name));
  }

  @SuppressWarnings("NullAway") // what a server refuses
  private Mono<Passport> numberless() {
    return passport().create(Passport_.builder().number(null).build());
  }

  private Mono<Member> reloaded() {
    return members.reload(Member_.builder().id(77L).name("nobody").build());
  }

  @DisplayName("downstream of an operation it changes nothing")
  @ParameterizedTest
  @EnumSource
  void downstream(Failing failing) {
    List<Long> before = state();
    StepVerifier.create(
            Flux.from(failing.operation.apply(this)).onErrorContinue((error, value) -> {}))
        .thenConsumeWhile(any -> true)
        .expectErrorSatisfies(error -> assertThat(error).isInstanceOf(failing.error))
        .verify(PATIENCE);
    database.requireNothingOpen();
    assertThat(state()).isEqualTo(before);
  }

  @DisplayName("downstream of a flatMap of operations it drops the whole one that fails")
  @ParameterizedTest
  @EnumSource
  void downstreamOfFlatMap(Failing failing) {
    List<Long> before = state();
    Flux<Throwable> dropped =
        Flux.defer(
            () -> {
              Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
              return Flux.just(1)
                  .hide() // else there is no flatMap at all
                  .flatMap(ignored -> failing.operation.apply(this))
                  .onErrorContinue((error, value) -> errors.add(error))
                  .thenMany(Flux.fromIterable(errors));
            });
    List<Throwable> errors = Objects.requireNonNull(dropped.collectList().block(PATIENCE));
    assertThat(errors).singleElement().isInstanceOf(failing.error);
    database.requireNothingOpen();
    assertThat(state()).isEqualTo(before);
  }
}
