package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Following;
import io.sluice.tests.club.Following_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport;
import io.sluice.tests.club.Passport_;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of rows that are created with those of their associations. */
public abstract class CreateIncludeCasesContract extends ClubContract {
  /** On the database. */
  protected CreateIncludeCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  private static Member newMember(String name) {
    return Member_.builder().name(name).build();
  }

  /** The tables of the INSERTs that were sent, in their order. */
  private List<String> inserted() {
    return log.statements().stream()
        .filter(each -> each.startsWith("INSERT"))
        .map(each -> each.replaceFirst("INSERT INTO .(\\w+).*", "$1"))
        .toList();
  }

  // there are no hooks to see it from: the order of the statements shows it
  @Test
  @DisplayName("CRI-01: the row that it belongs to comes first")
  void belongsTo() {
    Passport passport = Passport_.builder().number("1").member(newMember("Ada")).build();

    Passport created = get(passports.create(passport, Passport_.member));

    assertThat(inserted()).containsExactly("members", "passports");
    Member ada = created.member().loaded().orElseThrow();
    assertThat(ada.id()).isNotNull().isEqualTo(created.member().key());
    Passport found =
        get(passports.findOne(q -> q.where(Passport_.number.eq("1")).include(Passport_.member)));
    assertThat(found).isEqualTo(created);
    assertThat(found.member().loaded()).contains(ada);
  }

  @Test
  @DisplayName("CRI-02: a foreign key that takes no null")
  void belongsToWithoutNull() {
    Following following =
        Following_.builder().follower(newMember("Ada")).followed(newMember("Bob")).build();

    Following created =
        get(
            sluice
                .model(Following_.TYPE)
                .create(following, Following_.follower, Following_.followed));

    assertThat(created.follower().loaded()).map(Member::name).contains("Ada");
    assertThat(created.followed().loaded()).map(Member::name).contains("Bob");
    assertThat(get(members.count())).isEqualTo(2);
  }

  @Test
  @DisplayName("CRI-04: a has-many")
  void hasMany() {
    Club games =
        Club_.builder()
            .name("games")
            .sections(Club_.builder().name("chess").build(), Club_.builder().name("go").build())
            .build();

    Club created = get(clubs.create(games, Club_.sections));

    assertThat(created.sections().loaded()).extracting(Club::name).containsExactly("chess", "go");
    assertThat(created.sections().loaded()).noneMatch(each -> each.id() == null);
    assertThat(names(clubs.association(Club_.sections, clubs.key(created)).get()))
        .containsExactly("chess", "go");
  }

  @Test
  @DisplayName("CRI-05: a has-one")
  void hasOne() {
    Member ada =
        Member_.builder().name("Ada").passport(Passport_.builder().number("1").build()).build();

    Member created = get(members.create(ada, Member_.passport));

    assertThat(created.passport().loaded()).map(Passport::number).contains("1");
    Passport found = get(passports.findOne(q -> q.where(Passport_.number.eq("1"))));
    assertThat(found.member().key()).isEqualTo(created.id());
  }

  @Test
  @DisplayName("CRI-07: a belongs-to-many whose scope is written into the join rows")
  void belongsToMany() {
    Club chess = Club_.builder().name("chess").board(newMember("Ada"), newMember("Bob")).build();

    Club created = get(clubs.create(chess, Club_.board));

    assertThat(created.board().loaded()).extracting(Member::name).containsExactly("Ada", "Bob");
    List<Enrolment> joined =
        get(enrolments.findAll(q -> q.order(Enrolment_.memberId.asc())).collectList());
    assertThat(joined).extracting(Enrolment::role).containsExactly("board", "board");
    assertThat(joined)
        .extracting(each -> each.member().key())
        .isEqualTo(created.board().loaded().stream().map(Member::id).toList());
  }
}
