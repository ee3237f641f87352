package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsToMany;
import io.sluice.Model;
import io.sluice.dialect.Feature;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.model.JoinRow;
import io.sluice.result.Joined;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Following_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Skill;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes of belongs-to-many: what they do, what they say they did, and in which statements. */
public abstract class BelongsToManyWriteContract extends BelongsToManyContract {
  protected BelongsToManyWriteContract(DatabaseUnderTest database) {
    super(database);
  }

  @ParameterizedTest
  @EnumSource
  void addsInOneStatement(Way way) {
    Member ada = member("Ada");
    Club chess = club("Chess");
    Club go = club("Go");

    assertThat(get(way.clubs(members, ada).add(chess))).isEqualTo(linked(1, 0, 0, 0));
    assertSent("INSERT");
    assertThat(get(way.clubs(members, ada).addKeys(chess, id(go), go, id(chess))))
        .isEqualTo(linked(1, 0, 0, 1));
    assertSent(where(Feature.CONFLICT_COUNTS, "INSERT", "INSERT BEGIN SELECT INSERT COMMIT"));
    assertThat(get(way.clubs(members, ada).add(List.of(chess, go)))).isEqualTo(linked(0, 0, 0, 2));
    assertSent(where(Feature.CONFLICT_COUNTS, "INSERT", "INSERT BEGIN SELECT COMMIT"));

    assertThat(roles(ada)).containsExactly("Chess null", "Go null");
  }

  @Test
  void nothingToDoIsNoStatement() {
    Member ada = member("Ada");

    assertThat(get(ada.clubs().add())).isEqualTo(linked(0, 0, 0, 0));
    assertThat(get(ada.clubs().addKeys(List.of()))).isEqualTo(linked(0, 0, 0, 0));
    assertThat(get(ada.clubs().addAll(List.of(), Enrolment_.role.set("x"))))
        .isEqualTo(linked(0, 0, 0, 0));
    assertThat(get(ada.clubs().addJoined(List.of()))).isEqualTo(linked(0, 0, 0, 0));
    assertThat(get(ada.clubs().remove())).isEqualTo(linked(0, 0, 0, 0));
    assertThat(log.all()).isEmpty();
  }

  @Test
  void addWithAttributesUpdatesWhatIsLinkedOtherwise() {
    Member ada = member("Ada");
    Club chess = club("Chess");

    assertThat(get(ada.clubs().add(chess, Enrolment_.role.set("board"), Enrolment_.fee.set(3))))
        .isEqualTo(linked(1, 0, 0, 0));
    assertSent("BEGIN", "INSERT", "COMMIT");
    assertThat(get(ada.clubs().addKey(id(chess), Enrolment_.role.set("player"))))
        .isEqualTo(linked(0, 0, 1, 0));
    assertSent(
        where(
            Feature.CONFLICT_COUNTS,
            "BEGIN INSERT UPDATE COMMIT",
            "BEGIN INSERT SELECT UPDATE COMMIT"));
    assertThat(get(ada.clubs().add(chess, Enrolment_.role.set("player"))))
        .isEqualTo(linked(0, 0, 0, 1));
    assertSent(
        where(
            Feature.CONFLICT_COUNTS,
            "BEGIN INSERT UPDATE COMMIT",
            "BEGIN INSERT SELECT UPDATE COMMIT"));

    assertThat(roles(ada)).containsExactly("Chess player");
    assertThat(get(ada.clubs().getJoined().single()).through().fee()).isEqualTo(3);
  }

  @Test
  void addAllCountsWhatItDidToEach() {
    Member ada = member("Ada");
    Club same = club("Chess");
    Club other = club("Go");
    run(ada.clubs().add(same, Enrolment_.role.set("board")));
    run(ada.clubs().add(other, Enrolment_.role.set("player")));
    run(ada.clubs().add(club("Untouched"), Enrolment_.role.set("player")));
    Club fresh = club("Rowing");

    assertThat(
            get(
                ada.clubs()
                    .addAll(List.of(same, id(other), fresh, fresh), Enrolment_.role.set("board"))))
        .isEqualTo(linked(1, 0, 1, 1));

    assertSent(
        where(
            Feature.CONFLICT_COUNTS,
            "BEGIN INSERT UPDATE COMMIT",
            "BEGIN INSERT SELECT INSERT UPDATE COMMIT"));
    assertThat(roles(ada))
        .containsExactly("Chess board", "Go board", "Rowing board", "Untouched player");
  }

  @Test
  void addWithNullClearsAnAttribute() {
    Member ada = member("Ada");
    Club chess = club("Chess");
    run(ada.clubs().add(chess, Enrolment_.role.set("board")));

    assertThat(get(ada.clubs().add(chess, Enrolment_.role.setNull())))
        .isEqualTo(linked(0, 0, 1, 0));
    assertThat(get(ada.clubs().add(chess, Enrolment_.role.setNull())))
        .isEqualTo(linked(0, 0, 0, 1));

    assertThat(roles(ada)).containsExactly("Chess null");
  }

  @Test
  void addJoinedGivesEachItsOwnAttributes() {
    Member ada = member("Ada");
    Club chess = club("Chess");
    Club go = club("Go");
    Club rowing = club("Rowing");
    run(ada.clubs().add(go, Enrolment_.role.set("old")));
    log.clear();

    assertThat(
            get(
                ada.clubs()
                    .addJoined(
                        List.of(
                            joined(chess, "board"),
                            joined(go, "player"),
                            joined(rowing, "board")))))
        .isEqualTo(linked(2, 0, 1, 0));

    assertSent(
        where(
            Feature.CONFLICT_COUNTS,
            "BEGIN INSERT INSERT UPDATE COMMIT",
            "BEGIN INSERT INSERT SELECT UPDATE COMMIT"));
    assertThat(roles(ada)).containsExactly("Chess board", "Go player", "Rowing board");
  }

  private static Joined<Club, Enrolment> joined(Club club, String role) {
    return new Joined<>(club, Enrolment_.builder().role(role).build());
  }

  @Test
  void targetThatIsJoinedTwiceCountsOnceAndTheLastWins() {
    Member ada = member("Ada");
    Club chess = club("Chess");

    assertThat(get(ada.clubs().addJoined(List.of(joined(chess, "board"), joined(chess, "player")))))
        .isEqualTo(linked(1, 0, 0, 0));
    assertThat(roles(ada)).containsExactly("Chess player");

    assertThat(get(ada.clubs().setJoined(List.of(joined(chess, "x"), joined(chess, "player")))))
        .isEqualTo(linked(0, 0, 0, 1));
    assertThat(roles(ada)).containsExactly("Chess player");
  }

  // keys of join rows do not matter, so those of another source's will do
  @Test
  void joinRowsOfOneSourceLinkAnother() {
    Member ada = member("Ada");
    Member grace = member("Grace");
    Member alan = member("Alan");
    run(ada.clubs().add(club("Chess"), Enrolment_.role.set("board"), Enrolment_.fee.set(7)));
    run(ada.idols().add(alan, Following_.reason.set("machines")));

    assertThat(get(ada.clubs().getJoined().collectList().flatMap(grace.clubs()::setJoined)))
        .isEqualTo(linked(1, 0, 0, 0));
    assertThat(get(ada.idols().getJoined().collectList().flatMap(grace.idols()::addJoined)))
        .isEqualTo(linked(1, 0, 0, 0));
    assertThat(get(ada.idols().getJoined().collectList().flatMap(ada.idols()::setJoined)))
        .isEqualTo(linked(0, 0, 0, 1));

    assertThat(roles(grace)).containsExactly("Chess board");
    assertThat(get(grace.idols().getJoined().single()).through().reason()).isEqualTo("machines");
    assertThat(get(ada.clubs().count())).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void removesInOneStatement(Way way) {
    Member ada = member("Ada");
    Club chess = club("Chess");
    Club go = club("Go");
    Club other = club("Other");
    run(ada.clubs().add(chess, go, other));
    run(member("Grace").clubs().add(chess));
    log.clear();

    assertThat(get(way.clubs(members, ada).removeKeys(chess, id(go), id(chess), 99L)))
        .isEqualTo(linked(0, 2, 0, 0));
    assertSent("DELETE");
    assertThat(get(way.clubs(members, ada).remove(chess))).isEqualTo(linked(0, 0, 0, 0));
    assertSent("DELETE");

    assertThat(roles(ada)).containsExactly("Other null");
    assertThat(get(chess.members().count())).isEqualTo(1);
    assertThat(get(clubs.count())).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void setsInTwoStatements(Way way) {
    Member ada = member("Ada");
    Club chess = club("Chess");
    Club go = club("Go");
    Club rowing = club("Rowing");
    run(ada.clubs().addAll(List.of(chess, go), Enrolment_.role.set("board")));
    log.clear();

    assertThat(get(way.clubs(members, ada).setKeys(go, id(rowing), id(go))))
        .isEqualTo(linked(1, 1, 0, 1));
    assertSent(
        where(
            Feature.CONFLICT_COUNTS,
            "BEGIN SELECT DELETE INSERT COMMIT",
            "BEGIN SELECT DELETE SELECT INSERT COMMIT"));
    assertThat(roles(ada)).containsExactly("Go board", "Rowing null");

    assertThat(get(way.clubs(members, ada).set())).isEqualTo(linked(0, 2, 0, 0));
    assertThat(roles(ada)).isEmpty();
  }

  @Test
  void setAllAndSetJoinedGiveAttributes() {
    Member ada = member("Ada");
    Club chess = club("Chess");
    Club go = club("Go");
    Club rowing = club("Rowing");
    run(ada.clubs().addAll(List.of(chess, go), Enrolment_.role.set("board")));
    log.clear();

    assertThat(get(ada.clubs().setAll(List.of(go, rowing), Enrolment_.role.set("player"))))
        .isEqualTo(linked(1, 1, 1, 0));
    assertSent(
        where(
            Feature.CONFLICT_COUNTS,
            "BEGIN SELECT DELETE INSERT UPDATE COMMIT",
            "BEGIN SELECT DELETE SELECT INSERT UPDATE COMMIT"));
    assertThat(roles(ada)).containsExactly("Go player", "Rowing player");

    assertThat(get(ada.clubs().setJoined(List.of(joined(chess, "new"), joined(go, "player")))))
        .isEqualTo(linked(1, 1, 0, 1));
    assertSent(
        where(
            Feature.CONFLICT_COUNTS,
            "BEGIN SELECT DELETE INSERT INSERT UPDATE COMMIT",
            "BEGIN SELECT DELETE INSERT INSERT SELECT UPDATE COMMIT"));
    assertThat(roles(ada)).containsExactly("Chess new", "Go player");

    assertThat(get(ada.clubs().setJoined(List.of()))).isEqualTo(linked(0, 2, 0, 0));
    assertSent("DELETE");
  }

  @Test
  void clearsInOneStatementAndOnlyItsOwn() {
    Member ada = member("Ada");
    Club chess = club("Chess");
    run(ada.clubs().add(chess, club("Go")));
    run(member("Grace").clubs().add(chess));
    log.clear();

    assertThat(get(ada.clubs().clear())).isEqualTo(linked(0, 2, 0, 0));
    assertSent("DELETE");
    assertThat(get(ada.clubs().clear())).isEqualTo(linked(0, 0, 0, 0));

    assertThat(get(chess.members().count())).isEqualTo(1);
  }

  @Test
  void createsOfAssignmentsOfAnEntityAndWithAttributes() {
    Member ada = member("Ada");

    Club first = get(ada.clubs().create(Club_.name.set("Chess"), Club_.kind.set("board")));
    assertSent(
        where(
            Feature.INSERT_RETURNING,
            "BEGIN INSERT INSERT COMMIT",
            "BEGIN INSERT SELECT INSERT COMMIT"));
    Club second = get(ada.clubs().create(Club_.builder().name("Go").build()));
    assertSent(
        where(
            Feature.INSERT_RETURNING,
            "BEGIN INSERT INSERT COMMIT",
            "BEGIN INSERT SELECT INSERT COMMIT"));
    Club third =
        get(ada.clubs().create(Club_.builder().name("Rowing").build(), Enrolment_.role.set("cox")));
    assertSent(
        where(
            Feature.INSERT_RETURNING,
            "BEGIN INSERT INSERT COMMIT",
            "BEGIN INSERT SELECT INSERT COMMIT"));

    assertThat(get(clubs.findAll(q -> q.order(Club_.name.asc())).collectList()))
        .containsExactly(first, second, third);
    assertThat(roles(ada)).containsExactly("Chess null", "Go null", "Rowing cox");
    assertThat(get(third.members().get().map(Member::name).collectList())).containsExactly("Ada");
  }

  @Test
  void failedCreateLeavesNoTarget() {
    BelongsToMany<Club, Enrolment> clubsOfNobody = members.association(Member_.clubs, 99L);

    failure(ForeignKeyConstraintException.class, clubsOfNobody.create(Club_.name.set("Chess")));

    assertThat(get(clubs.count())).isZero();
  }

  @Test
  void publishersLinkAndUnlinkInOneTransaction() {
    Member ada = member("Ada");
    Club chess = club("Chess");
    Club go = club("Go");

    assertThat(get(ada.clubs().add(Flux.just(chess, go, chess)))).isEqualTo(linked(2, 0, 0, 0));
    assertSent("BEGIN", "INSERT", "COMMIT");
    assertThat(get(ada.clubs().addKeys(Flux.just(id(chess))))).isEqualTo(linked(0, 0, 0, 1));
    assertSent(where(Feature.CONFLICT_COUNTS, "BEGIN INSERT COMMIT", "BEGIN INSERT SELECT COMMIT"));
    assertThat(get(ada.clubs().removeKeys(Flux.just(chess, id(go), 99L))))
        .isEqualTo(linked(0, 2, 0, 0));
    assertSent("BEGIN", "DELETE", "COMMIT");
    assertThat(get(ada.clubs().setKeys(Flux.just(id(go), go)))).isEqualTo(linked(1, 0, 0, 0));
    assertSent(
        where(
            Feature.CONFLICT_COUNTS,
            "BEGIN SELECT DELETE INSERT COMMIT",
            "BEGIN SELECT DELETE SELECT INSERT COMMIT"));
    assertThat(get(ada.clubs().set(Flux.just(chess)))).isEqualTo(linked(1, 1, 0, 0));
    assertThat(get(ada.clubs().remove(Flux.<Club>empty()))).isEqualTo(linked(0, 0, 0, 0));
    assertThat(roles(ada)).containsExactly("Chess null");

    assertThat(get(ada.clubs().set(Flux.<Club>empty()))).isEqualTo(linked(0, 1, 0, 0));
    assertThat(roles(ada)).isEmpty();
  }

  @Test
  void writesAreColdAndRepeatable() {
    Member ada = member("Ada");
    Mono<Linked> add = ada.clubs().add(club("Chess"));
    assertThat(log.all()).isEmpty();

    assertThat(get(add)).isEqualTo(linked(1, 0, 0, 0));
    assertThat(get(add)).isEqualTo(linked(0, 0, 0, 1));
  }

  @Test
  void joinTableWithoutAnEntity() {
    Member ada = member("Ada");
    Skill knots = skill("knots");
    Skill sails = skill("sails");

    assertThat(get(ada.skills().addKeys(knots, "sails"))).isEqualTo(linked(2, 0, 0, 0));
    assertThat(get(ada.skills().add(knots))).isEqualTo(linked(0, 0, 0, 1));
    assertThat(get(knots.members().set(member("Grace")))).isEqualTo(linked(1, 1, 0, 0));
    assertThat(get(ada.skills().get().collectList())).containsExactly(sails);
    assertThat(get(ada.skills().getJoined().collectList().flatMap(knots(ada)::setJoined)))
        .isEqualTo(linked(0, 0, 0, 1));
  }

  private BelongsToMany<Skill, JoinRow> knots(Member member) {
    return members.association(Member_.skills, id(member));
  }

  // nothing says that a pair is there once, so links are read first
  @Test
  void joinTableWhereAPairMayBeThereSeveralTimes() {
    Member ada = member("Ada");
    Member grace = member("Grace");
    Member alan = member("Alan");

    assertThat(get(ada.idols().add(grace, alan))).isEqualTo(linked(2, 0, 0, 0));
    assertSent("BEGIN", "SELECT", "INSERT", "COMMIT");
    assertThat(get(ada.idols().add(grace))).isEqualTo(linked(0, 0, 0, 1));
    assertSent("BEGIN", "SELECT", "COMMIT");
    assertThat(get(ada.idols().set(grace, ada))).isEqualTo(linked(1, 1, 0, 1));
    assertThat(get(ada.idols().addAll(List.of(grace, alan), Following_.reason.set("x"))))
        .isEqualTo(linked(1, 0, 1, 0));
    assertThat(
            get(
                ada.idols()
                    .getJoined()
                    .map(each -> each.target().name() + each.through().reason())
                    .sort()
                    .collectList()))
        .containsExactly("Adanull", "Alanx", "Gracex");
  }

  /** The two ways to the clubs of a member. */
  protected enum Way {
    ENTITY,
    KEY;

    BelongsToMany<Club, Enrolment> clubs(Model<Member> members, Member member) {
      return this == ENTITY ? member.clubs() : members.association(Member_.clubs, id(member));
    }
  }
}
