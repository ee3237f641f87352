package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.dialect.Feature;
import io.sluice.error.AssociationException;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.error.GoneException;
import io.sluice.error.MissingTargetException;
import io.sluice.error.OptimisticLockException;
import io.sluice.error.TransactionAbortedException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User_;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 * What an operation that fails does to the transaction around it, is the same whatever the number
 * of its targets: where Sluice finds the fault, it has written nothing, and the transaction goes
 * on; where the server does, the server decides.
 */
@Timeout(30)
public abstract class AlikeContract extends ClubContract {
  private static final int CLUBS = 1_300;
  private static final int LINKED = 20;
  private static final long MISSING = 99_999;

  protected AlikeContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void rows() {
    member("Ada");
    run(
        projects
            .create(Project_.title.set("Notes"))
            .flatMap(
                project ->
                    project.tasks().create(Task_.title.set("write"), Task_.done.set(false))));
    user("Ada");
    linkedClubs(CLUBS, LINKED);
    database.run("INSERT INTO passports (number, member_id) VALUES ('old', 1)");
  }

  /** All that is linked, without what the transaction writes besides. */
  private List<Object> links() {
    return List.of(
        get(
            clubs
                .findAll(query -> query.where(Club_.parentId.eq(1L)).order(Club_.id.asc()))
                .map(club -> Objects.requireNonNull(club.id()))
                .collectList()),
        get(
            enrolments
                .findAll(query -> query.order(Enrolment_.clubId.asc()))
                .map(each -> each.club().key() + " " + each.role())
                .collectList()),
        get(passports.count(query -> query.where(Passport_.memberId.eq(1L)))),
        get(tasks.count(query -> query.where(Task_.projectId.eq(1L)))),
        get(users.count(query -> query.where(User_.age.isNull()))));
  }

  private HasMany<Club> sections() {
    return clubs.association(Club_.sections, 1L);
  }

  private BelongsToMany<Club, Enrolment> clubsOfAda() {
    return members.association(Member_.clubs, 1L);
  }

  /** Many keys, one of which is missing. */
  private static List<Object> many() {
    List<Object> keys = new ArrayList<>(IntStream.rangeClosed(30, CLUBS).boxed().toList());
    keys.add(MISSING);
    return keys;
  }

  /** Who finds the fault. */
  private enum Finder {
    SLUICE,
    SERVER
  }

  /** What fails, and with what. */
  public enum Failing {
    ADD_ONE(Finder.SLUICE, MissingTargetException.class, test -> test.sections().addKeys(MISSING)),
    ADD_TWO(
        Finder.SLUICE, MissingTargetException.class, test -> test.sections().addKeys(30, MISSING)),
    ADD_KEPT(
        Finder.SLUICE, MissingTargetException.class, test -> test.sections().addKeys(2, MISSING)),
    ADD_MANY(Finder.SLUICE, MissingTargetException.class, test -> test.sections().addKeys(many())),
    ADD_AS_THEY_COME(
        Finder.SLUICE,
        MissingTargetException.class,
        test -> test.sections().addKeys(Flux.fromIterable(many()))),
    SET_ONE(Finder.SLUICE, MissingTargetException.class, test -> test.sections().setKeys(MISSING)),
    SET_TWO(
        Finder.SLUICE, MissingTargetException.class, test -> test.sections().setKeys(30, MISSING)),
    SET_MANY(Finder.SLUICE, MissingTargetException.class, test -> test.sections().setKeys(many())),
    SET_AS_THEY_COME(
        Finder.SLUICE,
        MissingTargetException.class,
        test -> test.sections().setKeys(Flux.fromIterable(many()))),
    SET_HAS_ONE(
        Finder.SLUICE,
        MissingTargetException.class,
        test -> test.members.association(Member_.passport, 1L).setKey(MISSING)),
    REMOVE(
        Finder.SLUICE,
        AssociationException.class,
        test -> test.projects.association(Project_.tasks, 1L).removeKeys(1L)),
    CLEAR(
        Finder.SLUICE,
        AssociationException.class,
        test -> test.projects.association(Project_.tasks, 1L).clear()),
    VERSION(
        Finder.SLUICE,
        OptimisticLockException.class,
        test -> test.users.updateByPk(1L, User_.age.set(5), User_.version.expect(77))),
    GONE(
        Finder.SLUICE,
        GoneException.class,
        test -> test.clubs.update(nobody(), Club_.name.set("new"))),
    JOIN_ONE(
        Finder.SERVER, MissingTargetException.class, test -> test.clubsOfAda().addKeys(MISSING)),
    JOIN_TWO(
        Finder.SERVER,
        MissingTargetException.class,
        test -> test.clubsOfAda().addKeys(30, MISSING)),
    JOIN_KEPT(
        Finder.SERVER, MissingTargetException.class, test -> test.clubsOfAda().addKeys(2, MISSING)),
    JOIN_WITH_ROLE(
        Finder.SERVER,
        MissingTargetException.class,
        test -> test.clubsOfAda().addAll(List.of(2, MISSING), Enrolment_.role.set("lead"))),
    JOIN_MANY(
        Finder.SERVER, MissingTargetException.class, test -> test.clubsOfAda().addKeys(many())),
    JOIN_AS_THEY_COME(
        Finder.SERVER,
        MissingTargetException.class,
        test -> test.clubsOfAda().addKeys(Flux.fromIterable(many()))),
    SET_JOIN_ONE(
        Finder.SERVER, MissingTargetException.class, test -> test.clubsOfAda().setKeys(MISSING)),
    SET_JOIN_MANY(
        Finder.SERVER, MissingTargetException.class, test -> test.clubsOfAda().setKeys(many())),
    SET_JOIN_AS_THEY_COME(
        Finder.SERVER,
        MissingTargetException.class,
        test -> test.clubsOfAda().setKeys(Flux.fromIterable(many()))),
    SET_BELONGS_TO(
        Finder.SERVER,
        ForeignKeyConstraintException.class,
        test -> test.clubs.findByPk(2L).flatMap(club -> club.parent().setKey(MISSING)));

    private final Finder finder;
    private final Class<? extends Throwable> error;

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final Function<AlikeContract, Publisher<?>> operation;

    Failing(
        Finder finder,
        Class<? extends Throwable> error,
        Function<AlikeContract, Publisher<?>> operation) {
      this.finder = finder;
      this.error = error;
      this.operation = operation;
    }
  }

  private static Club nobody() {
    return Club_.builder().id(MISSING).name("nobody").build();
  }

  private Mono<Club> other(String name) {
    return clubs.create(Club_.name.set(name));
  }

  @DisplayName("an operation that fails, and whose error is handled in its transaction")
  @ParameterizedTest
  @EnumSource
  void handled(Failing failing) {
    List<Object> before = links();
    Mono<Void> failed = Flux.from(failing.operation.apply(this)).then();
    Mono<Club> body =
        other("other")
            .then(failed.onErrorResume(failing.error, error -> other("after an error").then()))
            .then(other("other"));

    StepVerifier.FirstStep<Club> step = StepVerifier.create(sluice.transactional(body));
    long others = failing.finder == Finder.SERVER && has(Feature.ERROR_ENDS_TRANSACTION) ? 0 : 2;
    if (others == 0) {
      step.expectError(TransactionAbortedException.class).verify(PATIENCE);
    } else {
      step.expectNextCount(1).expectComplete().verify(PATIENCE);
    }

    database.requireNothingOpen();
    assertThat(links()).isEqualTo(before);
    assertThat(get(clubs.count(query -> query.where(Club_.name.eq("other"))))).isEqualTo(others);
    assertThat(get(clubs.count(query -> query.where(Club_.name.eq("after an error")))))
        .isEqualTo(others / 2);
  }

  @DisplayName("an operation that fails by itself writes nothing")
  @ParameterizedTest
  @EnumSource
  void alone(Failing failing) {
    List<Object> before = links();
    StepVerifier.create(failing.operation.apply(this))
        .expectErrorSatisfies(error -> assertThat(error).isInstanceOf(failing.error))
        .verify(PATIENCE);
    database.requireNothingOpen();
    assertThat(links()).isEqualTo(before);
  }
}
