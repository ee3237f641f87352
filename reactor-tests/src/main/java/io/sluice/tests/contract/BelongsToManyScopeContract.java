package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.dialect.Feature;
import io.sluice.error.MissingTargetException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.manytomany.Assignee;
import io.sluice.tests.manytomany.Assignee_;
import io.sluice.tests.manytomany.Chore;
import io.sluice.tests.manytomany.Chore_;
import io.sluice.tests.manytomany.Engineer;
import io.sluice.tests.manytomany.Engineer_;
import io.sluice.tests.manytomany.Stint;
import io.sluice.tests.manytomany.Stint_;
import io.sluice.tests.manytomany.Venture;
import io.sluice.tests.manytomany.Venture_;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Writes of belongs-to-many where join rows have a scope, or are soft-deleted. */
public abstract class BelongsToManyScopeContract extends ManyToManyCases {
  private final Model<Member> members;
  private final Model<Club> clubs;
  private final Model<Stint> stints;

  protected BelongsToManyScopeContract(DatabaseUnderTest database) {
    super(
        database,
        Member_.TYPE,
        Club_.TYPE,
        Enrolment_.TYPE,
        Engineer_.TYPE,
        Venture_.TYPE,
        Stint_.TYPE,
        Assignee_.TYPE,
        Chore_.TYPE);
    this.members = sluice.model(Member_.TYPE);
    this.clubs = sluice.model(Club_.TYPE);
    this.stints = sluice.model(Stint_.TYPE);
  }

  private List<String> roles(Club club) {
    List<String> roles =
        get(
            club.members()
                .getJoined(q -> q.order(Member_.name.asc()))
                .map(each -> each.target().name() + " " + each.through().role())
                .collectList());
    log.clear();
    return roles;
  }

  private Member member(String name) {
    return made(members.create(Member_.name.set(name)));
  }

  @Test
  void writesStayWithinTheScopeAndWriteIt() {
    Club club = made(clubs.create(Club_.name.set("Chess")));
    Member ada = member("Ada");
    Member grace = member("Grace");
    Member alan = member("Alan");
    run(club.members().add(alan, Enrolment_.role.set("player")));

    assertThat(get(club.board().add(ada))).isEqualTo(linked(1, 0, 0, 0));
    assertThat(get(club.board().add(ada))).isEqualTo(linked(0, 0, 0, 1));
    assertThat(get(club.board().set(grace))).isEqualTo(linked(1, 1, 0, 0));
    assertThat(roles(club)).containsExactly("Alan player", "Grace board");
    run(club.board().create(Member_.name.set("Kurt")));
    assertThat(roles(club)).containsExactly("Alan player", "Grace board", "Kurt board");
    assertThat(get(club.board().remove(alan))).isEqualTo(linked(0, 0, 0, 0));
    assertThat(get(club.board().clear())).isEqualTo(linked(0, 2, 0, 0));
    assertThat(roles(club)).containsExactly("Alan player");
  }

  // the join table has a pair once, so that a link outside of the scope becomes one within
  @Test
  void addTakesALinkIntoTheScope() {
    Club club = made(clubs.create(Club_.name.set("Chess")));
    Member ada = member("Ada");
    Member grace = member("Grace");
    run(club.members().add(ada, Enrolment_.role.set("player"), Enrolment_.fee.set(5)));
    run(club.members().add(grace));
    log.clear();

    assertThat(get(club.board().add(ada))).isEqualTo(linked(1, 0, 0, 0));
    assertThat(verbs())
        .isEqualTo(
            where(Feature.CONFLICT_COUNTS, "INSERT", "INSERT BEGIN SELECT SELECT INSERT COMMIT"));
    assertThat(get(club.board().has(ada))).isTrue();
    assertThat(get(club.board().add(ada))).isEqualTo(linked(0, 0, 0, 1));
    assertThat(get(club.board().set(grace))).isEqualTo(linked(1, 1, 0, 0));

    assertThat(roles(club)).containsExactly("Grace board");
  }

  @Test
  void createWithinAScopeOfTheTargetWritesIt() {
    Assignee john = john();

    Chore created = get(john.activeChores().create(Chore_.title.set("third")));

    assertThat(created.active()).isTrue();
    assertThat(get(john.activeChores().count())).isEqualTo(2);
  }

  @Test
  void removedLinksStayAndAddingAgainRestoresThem() {
    Engineer engineer = engineer("engineer");
    Venture venture = venture("venture");
    run(engineer.stints().add(venture, Stint_.role.set("lead")));
    log.clear();

    assertThat(get(engineer.stints().remove(venture))).isEqualTo(linked(0, 1, 0, 0));
    assertThat(verbs()).containsExactly("UPDATE");
    assertThat(get(engineer.stints().remove(venture))).isEqualTo(linked(0, 0, 0, 0));
    assertThat(get(engineer.stints().has(venture))).isFalse();
    log.clear();
    assertThat(get(engineer.stints().add(venture))).isEqualTo(linked(1, 0, 0, 0));
    assertThat(verbs())
        .isEqualTo(
            where(Feature.CONFLICT_COUNTS, "INSERT", "INSERT BEGIN SELECT SELECT INSERT COMMIT"));
    assertThat(get(engineer.stints().add(venture))).isEqualTo(linked(0, 0, 0, 1));

    assertThat(get(engineer.stints().getJoined().single()).through().role()).isEqualTo("lead");
    assertThat(get(stints.withDeleted().count())).isEqualTo(1);
  }

  @Test
  void addingAgainWithAttributesRestoresWithThem() {
    Engineer engineer = engineer("engineer");
    Venture first = venture("first");
    Venture second = venture("second");
    run(engineer.stints().addAll(List.of(first, second), Stint_.role.set("lead")));
    run(engineer.stints().remove(first));
    log.clear();

    assertThat(get(engineer.stints().add(first, Stint_.role.set("guest"))))
        .isEqualTo(linked(1, 0, 0, 0));
    assertThat(verbs())
        .isEqualTo(
            where(
                Feature.CONFLICT_COUNTS,
                "BEGIN INSERT COMMIT",
                "BEGIN INSERT SELECT SELECT INSERT COMMIT"));
    assertThat(engaged(engineer)).containsExactly("first guest", "second lead");

    run(engineer.stints().remove(first));
    assertThat(get(engineer.stints().addAll(List.of(first, second), Stint_.role.set("boss"))))
        .isEqualTo(linked(1, 0, 1, 0));
    assertThat(engaged(engineer)).containsExactly("first boss", "second boss");
  }

  private List<String> engaged(Engineer engineer) {
    return get(
        engineer
            .stints()
            .getJoined(q -> q.order(Venture_.name.asc()))
            .map(each -> each.target().name() + " " + each.through().role())
            .collectList());
  }

  @Test
  void setAndClearMarkLinks() {
    Engineer engineer = engineer("engineer");
    Venture first = venture("first");
    Venture second = venture("second");
    run(engineer.stints().set(first));
    log.clear();

    assertThat(get(engineer.stints().set(second))).isEqualTo(linked(1, 1, 0, 0));
    assertThat(verbs())
        .isEqualTo(
            where(
                Feature.CONFLICT_COUNTS,
                "BEGIN SELECT UPDATE INSERT COMMIT",
                "BEGIN SELECT UPDATE SELECT INSERT COMMIT"));
    assertThat(get(engineer.stints().set(first, second))).isEqualTo(linked(1, 0, 0, 1));
    assertThat(get(engineer.stints().clear())).isEqualTo(linked(0, 2, 0, 0));

    assertThat(get(stints.count())).isZero();
    assertThat(get(stints.withDeleted().count())).isEqualTo(2);
    Engineer found =
        get(engineers.findOne(q -> q.include(Engineer_.stints, s -> s.withDeletedLinks())));
    assertThat(found.stints().loadedJoined())
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.through().endedAt()).isNotNull());
  }

  @Test
  void conditionsDoNotSeeDeletedLinks() {
    Engineer engineer = engineer("engineer");
    Venture venture = venture("venture");
    run(engineer.stints().add(venture));
    assertThat(get(engineers.count(q -> q.where(Engineer_.stints.any())))).isEqualTo(1);

    run(engineer.stints().clear());

    assertThat(get(engineers.count(q -> q.where(Engineer_.stints.any())))).isZero();
    assertThat(get(engineers.count(q -> q.where(Engineer_.stints.none())))).isEqualTo(1);
    assertThat(get(engineers.count(q -> q.where(Engineer_.stints.count().eq(0L))))).isEqualTo(1);
    assertThat(get(engineers.findOne(q -> q.include(Engineer_.stints))).stints().loaded())
        .isEmpty();
  }

  private static final int MANY = 6_000; // more than a chunk

  private static Flux<Long> manyKeys() {
    return Flux.range(1, MANY).map(Long::valueOf);
  }

  private static String values(String row) {
    return String.join(", ", Collections.nCopies(MANY, row));
  }

  @Test
  void manyRemovedLinksStayAndAddingAgainRestoresThem() {
    Engineer engineer = engineer("engineer");
    database.run("INSERT INTO ventures (name) VALUES " + values("('one of many')"));
    run(engineer.stints().addAll(List.of(venture("first")), Stint_.role.set("lead")));
    long lead = MANY + 1L;

    assertThat(get(engineer.stints().addKeys(manyKeys()))).isEqualTo(linked(MANY, 0, 0, 0));
    assertThat(get(engineer.stints().removeKeys(manyKeys().concatWithValues(lead))))
        .isEqualTo(linked(0, MANY + 1, 0, 0));
    assertThat(get(engineer.stints().removeKeys(manyKeys()))).isEqualTo(linked(0, 0, 0, 0));
    assertThat(get(engineer.stints().addKeys(manyKeys().skip(10))))
        .isEqualTo(linked(MANY - 10, 0, 0, 0));
    assertThat(get(engineer.stints().setKeys(manyKeys().skip(20).concatWithValues(lead))))
        .isEqualTo(linked(1, 10, 0, MANY - 20));

    assertThat(get(stints.count())).isEqualTo(MANY - 19);
    assertThat(get(stints.withDeleted().count())).isEqualTo(MANY + 1);
    assertThat(get(stints.count(q -> q.where(Stint_.role.eq("lead"))))).isEqualTo(1);
  }

  @Test
  void manyLinksAreTakenIntoTheScope() {
    Club club = made(clubs.create(Club_.name.set("Chess")));
    database.run("INSERT INTO members (name) VALUES " + values("('one of many')"));
    run(club.members().addAll(List.of(1, 2, 3), Enrolment_.role.set("player")));
    run(club.board().addKeys(4, 5));

    assertThat(get(club.board().addKeys(manyKeys().skip(1)))).isEqualTo(linked(MANY - 3, 0, 0, 2));
    assertThat(get(club.board().setKeys(manyKeys().skip(100))))
        .isEqualTo(linked(0, 99, 0, MANY - 100));
    assertThat(get(club.members().count())).isEqualTo(MANY - 99);
  }

  @Test
  void manyTargetsOutsideOfTheScopeAreMissing() {
    Assignee john = john();
    database.run("INSERT INTO chores (title, active) VALUES " + values("('one of many', TRUE)"));
    long first =
        get(chores.findOne(q -> q.where(Chore_.title.eq("one of many")).order(Chore_.id.asc())))
            .id();
    Flux<Long> keys = Flux.range(0, MANY).map(each -> first + each);
    long before = get(john.activeChores().count());

    assertThat(get(john.activeChores().addKeys(keys))).isEqualTo(linked(MANY, 0, 0, 0));
    database.run("UPDATE chores SET active = FALSE WHERE id = " + (first + 5_500));
    assertThat(get(john.activeChores().removeKeys(keys))).isEqualTo(linked(0, MANY - 1, 0, 0));
    StepVerifier.create(john.activeChores().addKeys(keys))
        .verifyErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(MissingTargetException.class)
                    .hasMessageContaining("[" + (first + 5_500) + "]"));
    assertThat(get(john.activeChores().count())).isEqualTo(before);
  }
}
