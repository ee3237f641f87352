package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.club.Skill;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code load}: associations of rows that are there already. */
public abstract class LoadContract extends ClubContract {
  /** On the database. */
  protected LoadContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createRows() {
    Member ada = member("Ada");
    Member bob = member("Bob");
    member("Cyd");
    Club chess = club("chess");
    Club go = club("go");
    Club polo = club("polo");
    run(ada.clubs().add(chess, Enrolment_.role.set("lead")));
    run(ada.clubs().add(go, polo));
    run(bob.clubs().add(chess, go));
    run(bob.passport().create(Passport_.number.set("1")));
    run(ada.skills().add(skill("sing")));
    log.clear();
  }

  private List<Member> membersOf(long... ids) {
    List<Member> found = Arrays.stream(ids).mapToObj(each -> get(members.findByPk(each))).toList();
    log.clear();
    return found;
  }

  private static List<String> clubs(Member member) {
    return member.clubs().loaded().stream().map(Club::name).toList();
  }

  @Test
  void takesOneStatementAndKeepsTheOrder() {
    List<Member> loaded =
        get(sluice.load(membersOf(3, 1, 2), Member_.clubs, c -> c.order(Club_.name.desc())));

    assertThat(loaded).extracting(Member::name).containsExactly("Cyd", "Ada", "Bob");
    assertThat(loaded)
        .extracting(LoadContract::clubs)
        .containsExactly(List.of(), List.of("polo", "go", "chess"), List.of("go", "chess"));
    assertThat(loaded.get(1).clubs().loadedJoined().get(2).through().role()).isEqualTo("lead");
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void aLimitCountsForEach() {
    List<Member> loaded =
        get(
            sluice.load(
                membersOf(1, 2), Member_.clubs, c -> c.order(Club_.name.asc()).offset(1).limit(1)));

    assertThat(loaded)
        .extracting(LoadContract::clubs)
        .containsExactly(List.of("go"), List.of("go"));
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void conditionsAndIncludesAreThoseOfIncludes() {
    List<Member> loaded =
        get(
            sluice.load(
                membersOf(1, 3),
                Member_.clubs,
                c -> c.where(Club_.name.eq("chess")).include(Club_.members)));

    assertThat(clubs(loaded.get(0))).containsExactly("chess");
    assertThat(loaded.get(0).clubs().loaded().get(0).members().loaded()).hasSize(2);
    assertThat(clubs(loaded.get(1))).isEmpty();
    assertThat(log.all()).hasSize(2);
  }

  @Test
  void loadsOneRow() {
    List<Member> loaded = get(sluice.load(membersOf(1, 2), Member_.passport));
    assertThat(log.all()).hasSize(1);
    List<Passport> found = get(passports.findAll().collectList());
    log.clear();
    List<Passport> withMembers = get(sluice.load(found, Passport_.member));

    assertThat(loaded.get(0).passport().loaded()).isEmpty();
    assertThat(loaded.get(1).passport().loaded()).map(Passport::number).contains("1");
    assertThat(withMembers.get(0).member().loaded()).map(Member::name).contains("Bob");
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void nothingTakesNoStatement() {
    assertThat(get(sluice.load(List.<Member>of(), Member_.clubs))).isEmpty();
    assertThat(log.all()).isEmpty();
  }

  @Test
  void anEntityWithoutKeyHasNone() {
    Member unsaved = Member_.builder().name("new").build();

    List<Member> alone = get(sluice.load(List.of(unsaved), Member_.clubs));
    assertThat(log.all()).isEmpty();
    List<Member> loaded = get(sluice.load(List.of(unsaved, membersOf(2).get(0)), Member_.clubs));

    assertThat(clubs(alone.get(0))).isEmpty();
    assertThat(clubs(loaded.get(0))).isEmpty();
    assertThat(loaded.get(0).name()).isEqualTo("new");
    assertThat(clubs(loaded.get(1))).containsExactlyInAnyOrder("chess", "go");
  }

  @Test
  void aForeignKeyOfNullHasNone() {
    Passport stray = passport("stray");

    List<Passport> loaded = get(sluice.load(List.of(stray), Passport_.member));

    assertThat(loaded.get(0).member().loaded()).isEmpty();
    assertThat(log.all()).isEmpty();
  }

  @Test
  void whatWasLoadedStays() {
    Member ada = get(members.findByPk(1, q -> q.include(Member_.skills).include(Member_.passport)));

    Member loaded = get(sluice.load(List.of(ada), Member_.clubs)).get(0);

    assertThat(loaded.clubs().loaded()).hasSize(3);
    assertThat(loaded.skills().loaded()).extracting(Skill::name).containsExactly("sing");
    assertThat(loaded.passport().loaded()).isEmpty();
    assertThat(loaded.idols().isLoaded()).isFalse();
    assertThat(loaded).isEqualTo(ada);
    assertThat(get(loaded.clubs().count())).isEqualTo(3);
    assertThat(ada.clubs().isLoaded()).isFalse();
  }

  @Test
  void theSameRowTwiceIsLoadedTwice() {
    List<Member> loaded = get(sluice.load(membersOf(2, 2), Member_.clubs));

    assertThat(loaded).hasSize(2).allMatch(each -> each.clubs().loaded().size() == 2);
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void isPartOfTheTransactionAround() {
    Member ada = membersOf(1).get(0);

    List<Member> loaded =
        get(
            sluice.transactional(
                ada.clubs().clear().then(sluice.load(List.of(ada), Member_.clubs))));

    assertThat(clubs(loaded.get(0))).isEmpty();
    database.requireNothingOpen();
  }
}
