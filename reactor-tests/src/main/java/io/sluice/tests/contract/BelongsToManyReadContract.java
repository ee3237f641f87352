package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.error.NotLoadedException;
import io.sluice.model.JoinRow;
import io.sluice.query.Condition;
import io.sluice.result.Joined;
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
import reactor.core.publisher.Flux;

/** Reads of belongs-to-many. */
public abstract class BelongsToManyReadContract extends BelongsToManyContract {
  protected BelongsToManyReadContract(DatabaseUnderTest database) {
    super(database);
  }

  private Member ada() {
    Member ada = member("Ada");
    run(ada.clubs().add(club("Chess"), Enrolment_.role.set("board"), Enrolment_.fee.set(30)));
    run(ada.clubs().add(club("Rowing"), Enrolment_.role.set("member"), Enrolment_.fee.set(10)));
    run(ada.clubs().add(club("Go"), Enrolment_.role.set("board"), Enrolment_.fee.set(20)));
    run(member("Grace").clubs().add(club("Poetry"), Enrolment_.role.set("board")));
    log.clear();
    return ada;
  }

  private static List<String> ordered(Flux<Club> found) {
    return get(found.map(Club::name).collectList());
  }

  @Test
  void getsTheLinkedOnly() {
    Member ada = ada();

    assertThat(names(ada.clubs().get())).containsExactly("Chess", "Go", "Rowing");
    assertThat(verbs()).containsExactly("SELECT");
    assertThat(names(member("Nobody").clubs().get())).isEmpty();
  }

  @Test
  void getsByTheKeyOfTheSource() {
    Member ada = ada();

    assertThat(names(clubsOf(ada).get())).containsExactly("Chess", "Go", "Rowing");
    assertThat(get(members.association(Member_.clubs, 99L).count())).isZero();
    assertThat(verbs()).containsExactly("SELECT", "SELECT");
  }

  @Test
  void getsWithConditionOrderLimitAndOffset() {
    Member ada = ada();

    assertThat(
            ordered(
                ada.clubs()
                    .get(q -> q.where(Club_.name.ne("Go")).order(Club_.name.desc()).limit(1))))
        .containsExactly("Rowing");
    assertThat(ordered(ada.clubs().get(q -> q.order(Club_.name.asc()).limit(1).offset(1))))
        .containsExactly("Go");
    assertThat(verbs()).containsExactly("SELECT", "SELECT");
  }

  @Test
  void ordersByTheJoinRow() {
    Member ada = ada();

    assertThat(ordered(ada.clubs().get(q -> q.order(Member_.clubs.through(Enrolment_.fee).desc()))))
        .containsExactly("Chess", "Go", "Rowing");
    assertThat(
            ordered(
                ada.clubs()
                    .get(
                        q ->
                            q.order(
                                Member_.clubs.through(Enrolment_.role).desc(),
                                Member_.clubs.through(Enrolment_.fee).asc()))))
        .containsExactly("Rowing", "Go", "Chess");
    assertThat(verbs()).containsExactly("SELECT", "SELECT");
  }

  @Test
  void getsAndCountsWithConditionOnTheJoinRow() {
    Member ada = ada();

    assertThat(
            names(
                ada.clubs().get(q -> q.where(Member_.clubs.through(Enrolment_.role).eq("board")))))
        .containsExactly("Chess", "Go");
    assertThat(
            get(
                ada.clubs()
                    .count(
                        q ->
                            q.where(
                                Member_.clubs.through(Enrolment_.role).startsWith("b"),
                                Member_.clubs.through(Enrolment_.fee).gt(20)))))
        .isEqualTo(1);
    assertThat(verbs()).containsExactly("SELECT", "SELECT");
  }

  @Test
  void getJoinedGivesTheJoinRows() {
    Member ada = ada();

    List<Joined<Club, Enrolment>> found =
        get(ada.clubs().getJoined(q -> q.order(Club_.name.asc())).collectList());

    assertThat(verbs()).containsExactly("SELECT");
    assertThat(found)
        .extracting(each -> each.target().name())
        .containsExactly("Chess", "Go", "Rowing");
    assertThat(found).extracting(each -> each.through().fee()).containsExactly(30, 20, 10);
    assertThat(found).allSatisfy(each -> assertThat(each.through().since()).isNotNull());
    assertThat(found)
        .allSatisfy(
            each -> {
              assertThat(each.through().member().key()).isEqualTo(ada.id());
              assertThat(each.through().club().key()).isEqualTo(each.target().id());
            });
    assertThat(get(found.get(0).through().club().get()).name()).isEqualTo("Chess");
  }

  @Test
  void getJoinedGivesRowsOfATableWithoutAnEntity() {
    Member ada = member("Ada");
    run(ada.skills().add(skill("knots")));

    Joined<Skill, JoinRow> found = get(ada.skills().getJoined().single());

    assertThat(found.target().name()).isEqualTo("knots");
    assertThat(found.through().get("member_id", Long.class)).isEqualTo(ada.id());
    assertThat(found.through().get("skill_name", String.class)).isEqualTo("knots");
  }

  @Test
  void countsWithoutRegardToTheLimit() {
    Member ada = ada();

    assertThat(get(ada.clubs().count())).isEqualTo(3);
    assertThat(get(ada.clubs().count(q -> q.where(Club_.name.ne("Go")).limit(1)))).isEqualTo(2);
    assertThat(verbs()).containsExactly("SELECT", "SELECT");
  }

  @Test
  void hasEntitiesAndKeysMixed() {
    Member ada = member("Ada");
    Club chess = club("Chess");
    Club rowing = club("Rowing");
    run(ada.clubs().add(chess, rowing));
    log.clear();

    assertThat(get(ada.clubs().has(chess, rowing))).isTrue();
    assertThat(get(ada.clubs().hasKeys(id(chess), rowing, chess, id(chess)))).isTrue();
    assertThat(get(ada.clubs().hasKeys(id(chess), 99L))).isFalse();
    assertThat(verbs()).containsExactly("SELECT", "SELECT", "SELECT");
    log.clear();
    assertThat(get(ada.clubs().has())).isTrue();
    assertThat(get(ada.clubs().hasKeys(List.of()))).isTrue();
    assertThat(log.all()).isEmpty();
  }

  @Test
  void hasWithinTheScopeOfTheJoinRowsOnly() {
    Club chess = club("Chess");
    Member ada = member("Ada");
    Member grace = member("Grace");
    run(chess.members().add(ada, Enrolment_.role.set("board")));
    run(chess.members().add(grace, Enrolment_.role.set("player")));

    assertThat(get(chess.board().has(ada))).isTrue();
    assertThat(get(chess.board().has(grace))).isFalse();
    assertThat(get(chess.board().count())).isEqualTo(1);
    assertThat(get(chess.members().has(ada, grace))).isTrue();
  }

  @Test
  void softDeletedTargetsAreNotSeen() {
    Club chess = club("Chess");
    Member ada = member("Ada");
    run(chess.members().add(ada, member("Grace")));

    run(members.destroy(ada));

    assertThat(get(chess.members().get().map(Member::name).collectList())).containsExactly("Grace");
    assertThat(get(chess.members().count())).isEqualTo(1);
    assertThat(get(chess.members().has(ada))).isFalse();
    assertThat(get(chess.members().count(q -> q.withDeleted()))).isEqualTo(2);
  }

  @Test
  void includeLoadsRowsAndJoinRows() {
    Member ada = ada();

    Member found =
        get(
            members.findByPk(
                id(ada), q -> q.include(Member_.clubs, c -> c.order(Club_.name.desc()))));

    assertThat(verbs()).containsExactly("SELECT", "SELECT");
    assertThat(found.clubs().loaded())
        .extracting(Club::name)
        .containsExactly("Rowing", "Go", "Chess");
    assertThat(found.clubs().loadedJoined())
        .extracting(each -> each.target().name() + " " + each.through().fee())
        .containsExactly("Rowing 10", "Go 20", "Chess 30");
    assertThatThrownBy(() -> ada.clubs().loadedJoined()).isInstanceOf(NotLoadedException.class);
    assertThatThrownBy(() -> ada.clubs().loaded()).isInstanceOf(NotLoadedException.class);
  }

  @Test
  void includeOfNoneIsLoadedAndEmpty() {
    Member nobody = member("Nobody");

    Member found = get(members.findByPk(id(nobody), q -> q.include(Member_.clubs)));

    assertThat(found.clubs().loaded()).isEmpty();
    assertThat(found.clubs().loadedJoined()).isEmpty();
  }

  @Test
  void limitOfAnIncludeIsForEachParent() {
    ada();
    Club poetry = get(clubs.findOne(q -> q.where(Club_.name.eq("Poetry"))));
    Member grace = get(members.findOne(q -> q.where(Member_.name.eq("Grace"))));
    run(grace.clubs().add(club("Archery"), Enrolment_.fee.set(99)));
    run(grace.clubs().addKey(id(poetry), Enrolment_.fee.set(98)));
    run(grace.clubs().add(club("Yoga"), Enrolment_.fee.set(1)));
    log.clear();

    List<Member> found =
        get(
            members
                .findAll(
                    q ->
                        q.order(Member_.name.asc())
                            .include(
                                Member_.clubs,
                                c ->
                                    c.order(Member_.clubs.through(Enrolment_.fee).desc()).limit(2)))
                .collectList());

    assertThat(verbs()).containsExactly("SELECT", "SELECT");
    assertThat(found)
        .extracting(each -> each.clubs().loaded().stream().map(Club::name).toList())
        .containsExactly(List.of("Chess", "Go"), List.of("Archery", "Poetry"));
  }

  @Test
  void includeTakesConditionsOnTheJoinRow() {
    ada();

    List<Member> found =
        get(
            members
                .findAll(
                    q ->
                        q.order(Member_.name.asc())
                            .include(
                                Member_.clubs,
                                c ->
                                    c.where(Member_.clubs.through(Enrolment_.fee).ge(20))
                                        .order(Club_.name.asc())))
                .collectList());

    assertThat(found)
        .extracting(each -> each.clubs().loaded().stream().map(Club::name).toList())
        .containsExactly(List.of("Chess", "Go"), List.of());
  }

  @Test
  void sharedTargetIsOneInstanceForAllParentsButNotItsJoinRows() {
    Club chess = club("Chess");
    run(member("Ada").clubs().add(chess, Enrolment_.fee.set(1)));
    run(member("Grace").clubs().add(chess, Enrolment_.fee.set(2)));

    List<Member> found =
        get(members.findAll(q -> q.order(Member_.name.asc()).include(Member_.clubs)).collectList());

    assertThat(found.get(0).clubs().loaded().get(0))
        .isEqualTo(found.get(1).clubs().loaded().get(0));
    assertThat(found)
        .extracting(each -> each.clubs().loadedJoined().get(0).through().fee())
        .containsExactly(1, 2);
  }

  @Test
  void anyNoneAndCountAreConditionsOfTheSource() {
    ada();
    member("Nobody");

    assertThat(found(Member_.clubs.any(Club_.name.eq("Poetry")))).containsExactly("Grace");
    assertThat(found(Member_.clubs.any())).containsExactly("Ada", "Grace");
    assertThat(found(Member_.clubs.none())).containsExactly("Nobody");
    assertThat(found(Member_.clubs.none(Club_.name.eq("Go")))).containsExactly("Grace", "Nobody");
    assertThat(found(Member_.clubs.count().ge(2L))).containsExactly("Ada");
    assertThat(found(Member_.clubs.count(Club_.name.ne("Poetry")).eq(0L)))
        .containsExactly("Grace", "Nobody");
    assertThat(
            found(
                Member_.clubs.any(
                    Club_.name.eq("Rowing"), Member_.clubs.through(Enrolment_.role).eq("member"))))
        .containsExactly("Ada");
    assertThat(
            found(
                Member_.clubs.any(
                    Club_.name.eq("Rowing"), Member_.clubs.through(Enrolment_.role).eq("board"))))
        .isEmpty();
    assertThat(verbs()).hasSize(8).containsOnly("SELECT");
  }

  private List<String> found(Condition<Member> condition) {
    return get(
        members
            .findAll(q -> q.where(condition).order(Member_.name.asc()))
            .map(Member::name)
            .collectList());
  }

  @Test
  void ordersBySourceByNumberOfTargets() {
    ada();
    member("Nobody");

    assertThat(
            get(
                members
                    .findAll(q -> q.order(Member_.clubs.count().desc()))
                    .map(Member::name)
                    .collectList()))
        .containsExactly("Ada", "Grace", "Nobody");
  }

  @Test
  void anEntityWithItselfBySeveralJoinRows() {
    Member ada = member("Ada");
    Member grace = member("Grace");
    follow(ada, grace, "first");
    follow(ada, grace, "second");
    log.clear();

    assertThat(
            get(
                ada.idols()
                    .getJoined()
                    .map(each -> String.valueOf(each.through().reason()))
                    .sort()
                    .collectList()))
        .containsExactly("first", "second");
    assertThat(get(ada.idols().has(grace))).isTrue();
    assertThat(get(ada.idols().has(grace, ada))).isFalse();
    assertThat(get(grace.fans().has(ada))).isTrue();
    assertThat(get(grace.idols().count())).isZero();
    assertThat(verbs()).hasSize(5).containsOnly("SELECT");
  }

  private void follow(Member follower, Member followed, String reason) {
    run(
        sluice
            .model(Following_.TYPE)
            .create(
                Following_.follower.set(follower),
                Following_.followed.set(followed),
                Following_.reason.set(reason)));
  }

  @Test
  void loadDoesWhatAnIncludeDoes() {
    Member ada = ada();
    Member nobody = member("Nobody");

    List<Member> found =
        get(
            sluice.load(
                List.of(nobody, ada), Member_.clubs, c -> c.order(Club_.name.asc()).limit(2)));

    assertThat(verbs()).containsExactly("SELECT");
    assertThat(found.get(0).clubs().loadedJoined()).isEmpty();
    assertThat(found.get(1).clubs().loadedJoined())
        .extracting(each -> each.target().name() + " " + each.through().fee())
        .containsExactly("Chess 30", "Go 20");
  }
}
