package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.query.Assignment;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport;
import io.sluice.tests.club.Passport_;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A query is taken wherever a function is, a list wherever some assignments are. */
public abstract class OverloadContract extends ClubContract {
  protected OverloadContract(DatabaseUnderTest database) {
    super(database);
  }

  private static List<Assignment<Enrolment>> role(String role) {
    return List.of(Enrolment_.role.set(role));
  }

  private static Query<Club> named(String name) {
    return Query.of(Club_.TYPE).where(Club_.name.eq(name));
  }

  @DisplayName("of belongs-to-many")
  @Test
  void belongsToMany() {
    Member ada = member("Ada");
    Club chess = club("Chess");
    Club go = club("Go");

    assertThat(get(ada.clubs().add(chess, role("a"))).added()).isEqualTo(1);
    assertThat(get(ada.clubs().addKey(clubs.key(go), role("a"))).added()).isEqualTo(1);
    assertThat(get(ada.clubs().addAll(List.of(chess, go), role("b"))).updated()).isEqualTo(2);
    assertThat(get(ada.clubs().setAll(List.of(go), role("c"))).removed()).isEqualTo(1);
    run(ada.clubs().create(List.of(Club_.name.set("Whist"))));
    run(ada.clubs().create(Club_.builder().name("Bridge").build(), role("d")));

    assertThat(get(ada.clubs().count(named("Bridge")))).isEqualTo(1);
    values(ada.clubs().get(named("Go")), go);
    values(
        ada.clubs().getJoined(named("Go")).map(each -> String.valueOf(each.through().role())), "c");
    values(
        ada.clubs().getJoined(named("Bridge")).map(each -> String.valueOf(each.through().role())),
        "d");
  }

  @DisplayName("of has-one and belongs-to")
  @Test
  void toOne() {
    Member ada = member("Ada");

    Passport passport = get(ada.passport().create(List.of(Passport_.number.set("1"))));
    values(ada.passport().get(Query.of(Passport_.TYPE).where(Passport_.number.eq("1"))), passport);
    Member bob = get(passport.member().create(List.of(Member_.name.set("Bob"))));
    Passport ofBob = get(passports.reload(passport));
    values(ofBob.member().get(Query.of(Member_.TYPE).where(Member_.name.eq("Bob"))), bob);
    empty(ofBob.member().get(Query.of(Member_.TYPE).where(Member_.name.eq("Ada"))));
  }

  @DisplayName("of a model")
  @Test
  void model() {
    Member ada = get(members.create(List.of(Member_.name.set("Ada"), Member_.age.set(36))));

    assertThat(get(members.increment(ada, List.of(Member_.age.by(1)))).age()).isEqualTo(37);
  }
}
