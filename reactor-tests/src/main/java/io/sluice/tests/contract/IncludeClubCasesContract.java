package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.query.Condition;
import io.sluice.query.Include;
import io.sluice.query.Query;
import io.sluice.result.Page;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.club.Skill;
import io.sluice.tests.club.Skill_;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Cases of includes of members and clubs. */
public abstract class IncludeClubCasesContract extends ClubContract {
  /** On the database. */
  protected IncludeClubCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  @Test
  @DisplayName("INC-I01, INC-I04: a belongs-to and a has-one without a row")
  void ofNoRow() {
    club("chess");
    member("Ada");

    Club chess = get(clubs.findOne(q -> q.include(Club_.parent)));
    Member ada = get(members.findOne(q -> q.include(Member_.passport)));

    assertThat(chess.parent().loaded()).isEmpty();
    assertThat(ada.passport().loaded()).isEmpty();
    // passports of a member are not unique, so that they take a statement of their own
    assertThat(log.all()).hasSize(3);
  }

  @Test
  @DisplayName("INC-I05: each kind of association, a has-many also with a condition")
  void ofEachKind() {
    Club games = club("games");
    run(games.sections().add(club("chess"), club("trivial")));
    Member ada = member("Ada");
    run(ada.skills().add(skill("sing"), skill("swim")));

    Club chess = get(clubs.findOne(q -> q.where(Club_.name.eq("chess")).include(Club_.parent)));
    Club all = get(clubs.findByPk(1, q -> q.include(Club_.sections)));
    Club trivial =
        get(
            clubs.findByPk(
                1, q -> q.include(Club_.sections, s -> s.where(Club_.name.eq("trivial")))));
    Member found = get(members.findByPk(1, q -> q.include(Member_.skills)));

    assertThat(chess.parent().loaded()).map(Club::name).contains("games");
    assertThat(all.sections().loaded())
        .extracting(Club::name)
        .containsExactlyInAnyOrder("chess", "trivial");
    assertThat(trivial.sections().loaded()).extracting(Club::name).containsExactly("trivial");
    assertThat(found.skills().loaded())
        .extracting(Skill::name)
        .containsExactlyInAnyOrder("sing", "swim");
  }

  @Test
  @DisplayName("INC-I13: a belongs-to-many of an entity with itself")
  void ofItself() {
    Member ada = member("Ada");
    run(ada.idols().set(member("Bob"), member("Cyd"), member("Dan")));

    Member found =
        get(members.findOne(q -> q.where(Member_.name.eq("Ada")).include(Member_.idols)));

    assertThat(found.idols().loaded())
        .extracting(Member::name)
        .containsExactlyInAnyOrder("Bob", "Cyd", "Dan");
  }

  private void passports() {
    for (String each : List.of("abc", "def", "ghi")) {
      run(member("of " + each).passport().create(Passport_.number.set(each)));
    }
    log.clear();
  }

  private static Query<Member> withPassport(Condition<Passport> condition) {
    return Query.of(Member_.TYPE)
        .order(Member_.id.asc())
        .include(Member_.passport, p -> p.required().where(condition));
  }

  @Test
  @DisplayName("INC-I16, IFA-10: conditions of a has-one, also with or")
  void conditionsOfHasOne() {
    passports();
    Condition<Passport> def = Passport_.number.eq("def");

    List<Member> one = get(members.findAll(withPassport(def)).collectList());
    List<Member> two =
        get(
            members
                .findAll(withPassport(Condition.anyOf(List.of(def, Passport_.number.eq("abc")))))
                .collectList());

    assertThat(one).extracting(Member::name).containsExactly("of def");
    assertThat(one.get(0).passport().loaded()).map(Passport::number).contains("def");
    assertThat(two).extracting(Member::name).containsExactly("of abc", "of def");
    assertThat(log.all()).hasSize(4);
  }

  @Test
  @DisplayName("INC-I17: rows and their number by a condition of a has-one")
  void countsByHasOne() {
    passports();

    Page<Member> page =
        get(
            members.findAndCountAll(
                q ->
                    q.include(
                        Member_.passport, p -> p.required().where(Passport_.number.eq("def")))));

    assertThat(page.count()).isEqualTo(1);
    assertThat(page.rows()).extracting(Member::name).containsExactly("of def");
  }

  @Test
  @DisplayName("INC-I22, INC-I23: a required belongs-to-many, alone and with a required one below")
  void requiredBelowRequired() {
    Member ada = member("Ada");
    run(ada.passport().create(Passport_.number.set("1")));
    run(club("A").members().add(ada, member("Bob")));
    run(club("B").members().add(member("Cyd")));
    club("C");
    log.clear();

    Flux<Club> cleared =
        clubs.findAll(
            q ->
                q.include(
                    Club_.members, m -> m.required().include(Member_.passport, Include::required)));
    List<Club> ofA =
        get(
            clubs
                .findAll(q -> q.where(Club_.name.eq("A")).include(Club_.members, Include::required))
                .collectList());

    assertThat(names(cleared)).containsExactly("A");
    assertThat(ofA).hasSize(1);
    assertThat(ofA.get(0).members().loaded()).hasSize(2);
    assertThat(names(clubs.findAll(q -> q.include(Club_.members, Include::required))))
        .containsExactly("A", "B");
  }

  @Test
  @DisplayName("IFA-23: a limit, a condition, and a required include of what can be soft-deleted")
  void limitsWithoutDeleted() {
    Skill food = skill("food");
    for (int i = 0; i < 4; i++) {
      Member each = get(members.create(Member_.name.set("m" + i), Member_.age.set(1)));
      if (i % 2 == 1) {
        run(each.skills().add(food));
      }
    }
    Member gone = get(members.create(Member_.name.set("gone"), Member_.age.set(1)));
    run(gone.skills().add(food));
    run(members.destroy(gone));

    List<Member> found =
        get(
            members
                .findAll(
                    q ->
                        q.where(Member_.age.eq(1))
                            .include(
                                Member_.skills, s -> s.required().where(Skill_.name.eq("food")))
                            .order(Member_.id.desc())
                            .limit(2))
                .collectList());

    assertThat(found).extracting(Member::name).containsExactly("m3", "m1");
  }
}
