package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.query.Include;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.fair.Booth;
import io.sluice.tests.fair.Booth_;
import io.sluice.tests.fair.Exhibit_;
import io.sluice.tests.fair.Hall;
import io.sluice.tests.fair.Hall_;
import io.sluice.tests.fair.Sponsor_;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that were soft-deleted, seen through associations: Bob is deleted, and so is booth two. */
public abstract class SoftDeleteAssociationContract extends ClubContract {
  private final Model<Hall> halls;

  /** On the database. */
  protected SoftDeleteAssociationContract(DatabaseUnderTest database) {
    super(database);
    this.halls = sluice.model(Hall_.TYPE);
  }

  @BeforeEach
  void createRows() {
    database.sync(Hall_.TYPE, Sponsor_.TYPE, Booth_.TYPE, Exhibit_.TYPE);
    Member bob = member("Bob");
    Member ada = member("Ada");
    run(club("chess").members().add(ada, bob));
    run(club("go").members().add(bob));
    run(bob.passport().create(Passport_.number.set("1")));
    run(ada.passport().create(Passport_.number.set("2")));
    run(members.destroy(bob));
    database.run(
        "INSERT INTO halls (name) VALUES ('hall')",
        "INSERT INTO booths (kind, hall_id, deleted_at) VALUES ('one', 1, NULL),"
            + " ('two', 1, CURRENT_TIMESTAMP)");
    log.clear();
  }

  private Passport passport(UnaryOperator<Include<Member>> include) {
    return get(
        passports.findOne(
            q -> q.where(Passport_.number.eq("1")).include(Passport_.member, include)));
  }

  @Test
  void includesOfOneRow() {
    for (UnaryOperator<Include<Member>> each :
        List.<UnaryOperator<Include<Member>>>of(m -> m, Include::separately)) {
      Passport found = passport(each);

      assertThat(found.member().loaded()).isEmpty();
      assertThat(found.member().key()).isEqualTo(1L);
      assertThat(passport(m -> each.apply(m).withDeleted()).member().loaded())
          .map(Member::name)
          .contains("Bob");
    }
    assertThat(get(passports.count(q -> q.include(Passport_.member, m -> m.required()))))
        .isEqualTo(1);
  }

  private Hall hall(UnaryOperator<Include<Booth>> include) {
    return get(halls.findByPk(1, q -> q.include(Hall_.booths, include)));
  }

  @Test
  void includesOfManyRows() {
    for (UnaryOperator<Include<Booth>> each :
        List.<UnaryOperator<Include<Booth>>>of(b -> b, Include::joined, b -> b.limit(2))) {
      assertThat(hall(each).booths().loaded()).extracting(Booth::kind).containsExactly("one");
      assertThat(hall(b -> each.apply(b).withDeleted()).booths().loaded())
          .extracting(Booth::kind)
          .containsExactlyInAnyOrder("one", "two");
    }
    assertThat(
            get(
                halls.count(
                    q -> q.include(Hall_.booths, b -> b.required().where(Booth_.kind.eq("two"))))))
        .isZero();
  }

  private List<String> membersOf(String club, UnaryOperator<Include<Member>> include) {
    Club found =
        get(clubs.findOne(q -> q.where(Club_.name.eq(club)).include(Club_.members, include)));
    return found.members().loaded().stream().map(Member::name).sorted().toList();
  }

  @Test
  void includesByJoinTable() {
    for (UnaryOperator<Include<Member>> each :
        List.<UnaryOperator<Include<Member>>>of(m -> m, Include::joined, m -> m.limit(2))) {
      assertThat(membersOf("chess", each)).containsExactly("Ada");
      assertThat(membersOf("go", each)).isEmpty();
      assertThat(membersOf("chess", m -> each.apply(m).withDeleted()))
          .containsExactly("Ada", "Bob");
    }
    assertThat(names(clubs.findAll(q -> q.include(Club_.members, Include::required))))
        .containsExactly("chess");
  }

  @Test
  void conditionsOnManyRows() {
    assertThat(names(clubs.findAll(q -> q.where(Club_.members.any())))).containsExactly("chess");
    assertThat(names(clubs.findAll(q -> q.where(Club_.members.any(Member_.name.eq("Bob"))))))
        .isEmpty();
    assertThat(names(clubs.findAll(q -> q.where(Club_.members.none())))).containsExactly("go");
    assertThat(names(clubs.findAll(q -> q.where(Club_.members.count().eq(1)))))
        .containsExactly("chess");
    assertThat(get(halls.count(q -> q.where(Hall_.booths.any(Booth_.kind.eq("two")))))).isZero();
    assertThat(get(halls.count(q -> q.where(Hall_.booths.count().eq(1))))).isEqualTo(1);
  }

  @Test
  void pathsToOneRow() {
    assertThat(
            get(
                passports
                    .findAll(q -> q.where(Passport_.member.to(Member_.name).isNull()))
                    .map(Passport::number)
                    .collectList()))
        .containsExactly("1");
    assertThat(get(passports.count(q -> q.where(Passport_.member.to(Member_.name).eq("Bob")))))
        .isZero();
  }

  @Test
  void associationValues() {
    Club chess = get(clubs.findOne(q -> q.where(Club_.name.eq("chess"))));
    Hall hall = get(halls.findByPk(1));
    Passport ofBob = get(passports.findOne(q -> q.where(Passport_.number.eq("1"))));

    assertThat(get(chess.members().get().map(Member::name).collectList())).containsExactly("Ada");
    assertThat(get(chess.members().count())).isEqualTo(1);
    assertThat(get(chess.members().count(q -> q.withDeleted()))).isEqualTo(2);
    assertThat(get(hall.booths().get().map(each -> String.valueOf(each.kind())).collectList()))
        .containsExactly("one");
    assertThat(get(hall.booths().count())).isEqualTo(1);
    empty(ofBob.member().get());
    assertThat(get(ofBob.member().get(q -> q.withDeleted())).name()).isEqualTo("Bob");
  }

  @Test
  void restoredRowsAreSeenAgain() {
    run(members.restoreByPk(1));

    assertThat(membersOf("go", m -> m)).containsExactly("Bob");
    assertThat(passport(m -> m).member().loaded()).isPresent();
  }
}
