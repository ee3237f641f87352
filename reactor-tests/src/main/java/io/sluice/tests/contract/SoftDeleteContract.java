package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.error.GoneException;
import io.sluice.query.Include;
import io.sluice.query.Selection;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport;
import io.sluice.tests.club.Passport_;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Rows that are marked as deleted are not there, until they are asked for or restored. */
public abstract class SoftDeleteContract extends ClubContract {
  private Member ada;
  private Member bob;
  private Club chess;

  /** On the database. */
  @SuppressWarnings("NullAway.Init") // by createRows
  protected SoftDeleteContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createRows() {
    ada = member("Ada");
    bob = member("Bob");
    chess = club("chess");
    run(chess.members().add(ada, bob));
    run(ada.passport().create(Passport_.number.set("a")));
    run(members.destroy(ada));
    log.clear();
  }

  private static List<String> membersOf(Flux<Member> found) {
    return get(found.map(Member::name).sort().collectList());
  }

  @Test
  void destroyIsOneUpdateThatSetsTheTime() {
    StepVerifier.create(members.destroy(bob)).verifyComplete();
    assertThat(log.all()).hasSize(1);
    assertThat(log.all().get(0)).startsWith("UPDATE").contains("left_at");
    assertThat(get(members.withDeleted().findByPk(members.key(bob))).leftAt()).isNotNull();
    assertThat(get(members.count())).isZero();
  }

  @Test
  void destroyOfKeysAndConditionsCountsLivingRowsOnly() {
    assertThat(get(members.destroyByPk(members.key(ada)))).isFalse();
    assertThat(get(members.destroyByPk(members.key(bob)))).isTrue();
    member("Cyd");
    assertThat(get(members.destroyWhere(Member_.name.ge("A")))).isEqualTo(1);
    assertThat(get(members.withDeleted().count())).isEqualTo(3);
  }

  @Test
  void queriesDoNotSeeIt() {
    assertThat(membersOf(members.findAll())).containsExactly("Bob");
    StepVerifier.create(members.findByPk(members.key(ada))).verifyComplete();
    assertThat(get(members.count())).isEqualTo(1);
    assertThat(get(members.findAndCountAll(q -> q.limit(5))).count()).isEqualTo(1);
    assertThat(get(members.updateWhere(Member_.age.isNull(), Member_.age.set(3)))).isEqualTo(1);
    StepVerifier.create(members.updateByPk(members.key(ada), Member_.age.set(4))).verifyComplete();
  }

  @Test
  void associationsDoNotSeeIt() {
    assertThat(membersOf(chess.members().get())).containsExactly("Bob");
    assertThat(get(chess.members().count())).isEqualTo(1);
    assertThat(get(chess.members().has(ada))).isFalse();
    Passport passport = get(passports.findAll().single());
    StepVerifier.create(passport.member().get()).verifyComplete();
    assertThat(membersOf(chess.members().get(Selection::withDeleted)))
        .containsExactly("Ada", "Bob");
  }

  @Test
  void includesDoNotSeeIt() {
    Club found = get(clubs.findOne(q -> q.include(Club_.members)));
    assertThat(found.members().loaded()).extracting(Member::name).containsExactly("Bob");
    Passport passport = get(passports.findOne(q -> q.include(Passport_.member)));
    assertThat(passport.member().loaded()).isEmpty();
    assertThat(passport.member().key()).isEqualTo(ada.id());
    assertThat(get(passports.count(q -> q.include(Passport_.member, Include::required)))).isZero();

    Club all = get(clubs.findOne(q -> q.include(Club_.members, Include::withDeleted)));
    assertThat(all.members().loaded()).hasSize(2);
    Passport known =
        get(passports.findOne(q -> q.include(Passport_.member, m -> m.withDeleted().required())));
    assertThat(known.member().loaded().orElseThrow().name()).isEqualTo("Ada");
  }

  @Test
  void conditionsAcrossAssociationsDoNotSeeIt() {
    assertThat(get(clubs.count(q -> q.where(Club_.members.any(Member_.name.eq("Ada")))))).isZero();
    assertThat(get(clubs.count(q -> q.where(Club_.members.count().eq(1))))).isEqualTo(1);
    assertThat(get(passports.count(q -> q.where(Passport_.member.is())))).isZero();
    assertThat(get(passports.count(q -> q.where(Passport_.member.to(Member_.name).isNull()))))
        .isEqualTo(1);
    assertThat(get(passports.destroyWhere(Passport_.member.to(Member_.name).eq("Ada")))).isZero();
  }

  @Test
  void writesOfTheEntityAreErrors() {
    StepVerifier.create(members.update(ada, Member_.age.set(1))).verifyError(GoneException.class);
    StepVerifier.create(members.destroy(ada)).verifyError(GoneException.class);
    StepVerifier.create(members.reload(ada)).verifyError(GoneException.class);
  }

  @Test
  void restoringMakesItSeenAgain() {
    assertThat(get(members.restoreByPk(members.key(ada)))).isTrue();
    assertThat(log.all()).hasSize(1);
    assertThat(get(members.restoreByPk(members.key(ada)))).isFalse();
    assertThat(get(members.findByPk(members.key(ada))).leftAt()).isNull();
    assertThat(get(members.destroyWhere(Member_.name.ge("A")))).isEqualTo(2);
    assertThat(get(members.restoreWhere(Member_.name.eq("Bob")))).isEqualTo(1);
    assertThat(membersOf(members.findAll())).containsExactly("Bob");
  }

  @Test
  void purgingRemovesTheRow() {
    assertThat(get(members.purgeWhere(Member_.name.eq("Cyd")))).isZero();
    run(passports.destroyWhere(Passport_.number.eq("a")));
    run(enrolments.destroyWhere(Enrolment_.memberId.gt(0)));
    assertThat(get(members.purgeWhere(Member_.name.eq("Ada")))).isZero();
    assertThat(get(members.purgeByPk(99))).isFalse();
    assertThat(get(members.withDeleted().purgeWhere(Member_.name.eq("Ada")))).isEqualTo(1);
    StepVerifier.create(members.purge(bob)).verifyComplete();
    assertThat(get(members.withDeleted().count())).isZero();
  }

  @Test
  void withoutTheAttributeThereIsNothingToRestore() {
    assertThatThrownBy(() -> run(clubs.restoreByPk(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("@DeletedAt");
  }

  @Test
  void purgeByKeyRemovesTheRow() {
    Member bob = member("Zed");
    assertThat(get(members.purgeByPk(members.key(bob)))).isTrue();
    assertThat(get(members.purgeByPk(members.key(bob)))).isFalse();
    assertThat(get(members.withDeleted().count(q -> q.where(Member_.name.eq("Zed"))))).isZero();
  }

  @Test
  void aSecondDestroyKeepsTheTimeOfTheFirst() {
    Member bob = member("Zed");
    run(members.destroy(bob));
    Member first = get(members.withDeleted().findByPk(members.key(bob)));
    run(members.withDeleted().destroyByPk(members.key(bob)));
    run(members.destroy(first));
    assertThat(get(members.withDeleted().findByPk(members.key(bob))).leftAt())
        .isEqualTo(first.leftAt());
  }
}
