package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.query.Include;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Skill;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Many rows loaded by a join in the statement of their parents. */
public abstract class JoinedIncludeContract extends ClubContract {
  /** On the database. */
  protected JoinedIncludeContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createMembers() {
    Member ada = member("Ada");
    Member bob = member("Bob");
    member("Cyd");
    Club chess = club("chess");
    Club go = club("go");
    Skill sing = skill("sing");
    Skill swim = skill("swim");
    run(ada.clubs().add(chess, Enrolment_.role.set("lead")));
    run(ada.clubs().add(go, Enrolment_.role.set("player")));
    run(bob.clubs().add(go, Enrolment_.role.set("coach")));
    run(ada.skills().add(sing, swim));
    run(bob.skills().add(swim));
    log.clear();
  }

  private static String clubs(Member member) {
    return member.name()
        + member.clubs().loadedJoined().stream()
            .map(each -> " " + each.target().name() + "/" + each.through().role())
            .reduce("", String::concat);
  }

  @Test
  void comesInOneStatementWithItsJoinRows() {
    List<String> found =
        get(
            members
                .findAll(
                    q ->
                        q.order(Member_.name.desc())
                            .include(Member_.clubs, c -> c.joined().order(Club_.name.desc())))
                .map(JoinedIncludeContract::clubs)
                .collectList());

    assertThat(found).containsExactly("Cyd", "Bob go/coach", "Ada go/player chess/lead");
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void severalOfThemMultiplyRowsButNotResults() {
    Member ada =
        get(
            members.findByPk(
                1,
                q ->
                    q.include(Member_.clubs, c -> c.joined().order(Club_.name.asc()))
                        .include(Member_.skills, Include::joined)));

    assertThat(clubs(ada)).isEqualTo("Ada chess/lead go/player");
    assertThat(ada.skills().loaded()).extracting(Skill::name).containsOnly("sing", "swim");
    assertThat(ada.skills().loaded()).hasSize(2);
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void nestsAndMakesTheSameRowOneInstance() {
    List<Member> found =
        get(
            members
                .findAll(
                    q ->
                        q.order(Member_.id.asc())
                            .include(
                                Member_.clubs,
                                c ->
                                    c.joined()
                                        .order(Club_.id.asc())
                                        .include(Club_.members, Include::joined)))
                .collectList());

    Club go = found.get(0).clubs().loaded().get(1);
    assertThat(go.members().loaded()).extracting(Member::name).containsOnly("Ada", "Bob");
    assertThat(found.get(1).clubs().loaded().get(0)).isSameAs(go);
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void requiredLeavesOutParentsByTheJoin() {
    Flux<String> found =
        members
            .findAll(
                q ->
                    q.order(Member_.name.asc())
                        .include(
                            Member_.clubs, c -> c.joined().required().where(Club_.name.eq("go"))))
            .map(JoinedIncludeContract::clubs);

    assertThat(get(found.collectList())).containsExactly("Ada go/player", "Bob go/coach");
    assertThat(log.all()).hasSize(1);
    assertThat(log.all().get(0)).doesNotContain("EXISTS");
  }

  @Test
  void aLimitCountsParentsSoASecondStatementLoads() {
    List<Member> found =
        get(
            members
                .findAll(
                    q ->
                        q.order(Member_.name.asc())
                            .limit(2)
                            .include(Member_.clubs, Include::joined))
                .collectList());

    assertThat(found).extracting(each -> each.clubs().loaded().size()).containsExactly(2, 1);
    assertThat(log.all()).hasSize(2);
  }

  @Test
  void rootsAreWholeWhereverAWindowEnds() {
    Club big = club("big");
    run(
        Flux.fromStream(IntStream.range(0, 30).mapToObj(i -> Member_.name.set("m" + i)))
            .concatMap(members::create)
            .concatMap(each -> each.clubs().add(big))
            .then());
    List<Integer> sizes =
        get(
            database
                .sluice(2, settings -> settings.windowRows(7))
                .model(Club_.TYPE)
                .findAll(q -> q.order(Club_.name.asc()).include(Club_.members, Include::joined))
                .map(each -> each.members().loaded().size())
                .collectList());

    assertThat(sizes).containsExactly(30, 1, 2);
  }
}
