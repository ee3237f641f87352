package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.error.GoneException;
import io.sluice.query.Condition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What soft deletion does to rows, and what may be done to those that are deleted. */
public abstract class SoftDeleteContract extends ClubContract {
  /** On the database. */
  protected SoftDeleteContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createMembers() {
    member("Ada");
    member("Bob");
    member("Cyd");
  }

  private List<String> living() {
    return get(members.findAll().map(Member::name).sort().collectList());
  }

  private long withDeleted() {
    return get(members.withDeleted().count());
  }

  private Member read(long id) {
    Member member = get(members.findByPk(id));
    log.clear();
    return member;
  }

  private void requireOneUpdate() {
    assertThat(log.all())
        .singleElement()
        .asString()
        .startsWith("UPDATE \"members\" SET \"left_at\"");
  }

  @Test
  void destroyMarksTheRow() {
    run(members.destroy(read(1)));

    requireOneUpdate();
    assertThat(living()).containsExactly("Bob", "Cyd");
    assertThat(get(members.withDeleted().findByPk(1)).leftAt()).isNotNull();
  }

  @Test
  void destroyByPkMarksTheRowOnce() {
    assertThat(get(members.destroyByPk(2))).isTrue();

    requireOneUpdate();
    assertThat(get(members.destroyByPk(2))).isFalse();
    assertThat(living()).containsExactly("Ada", "Cyd");
    assertThat(withDeleted()).isEqualTo(3);
  }

  @Test
  void destroyWhereMarksTheRowsOnce() {
    assertThat(get(members.destroyWhere(Member_.id.le(2)))).isEqualTo(2);

    requireOneUpdate();
    assertThat(get(members.destroyWhere(Condition.all()))).isEqualTo(1);
    assertThat(living()).isEmpty();
    assertThat(withDeleted()).isEqualTo(3);
  }

  @Test
  void queriesAndChangesByConditionDoNotSeeIt() {
    run(members.destroyByPk(1));

    empty(members.findByPk(1));
    empty(members.findOne(q -> q.where(Member_.name.eq("Ada"))));
    empty(members.updateByPk(1, Member_.age.set(1)));
    assertThat(get(members.count())).isEqualTo(2);
    assertThat(get(members.findAndCountAll(q -> q.limit(1))).count()).isEqualTo(2);
    assertThat(get(members.updateWhere(Condition.all(), Member_.age.set(1)))).isEqualTo(2);
    assertThat(get(members.withDeleted().findByPk(1)).age()).isNull();
    assertThat(get(members.withDeleted().updateWhere(Condition.all(), Member_.age.set(2))))
        .isEqualTo(3);
  }

  @Test
  void theTimeOfDeletionStays() {
    run(members.destroyByPk(1));
    Member deleted = get(members.withDeleted().findByPk(1));

    run(members.destroyWhere(Condition.all()));

    assertThat(get(members.withDeleted().findByPk(1)).leftAt()).isEqualTo(deleted.leftAt());
  }

  @Test
  void aQuerySeesItWhereItSaysSo() {
    run(members.destroyByPk(1));

    assertThat(get(members.findByPk(1, q -> q.withDeleted())).name()).isEqualTo("Ada");
    assertThat(get(members.count(q -> q.withDeleted()))).isEqualTo(3);
    assertThat(get(members.withDeleted().findAll().collectList())).hasSize(3);
    assertThat(get(members.count())).isEqualTo(2);
  }

  @Test
  void anEntityOfADeletedRowIsGone() {
    Member ada = read(1);
    run(members.destroyByPk(1));
    Member deleted = get(members.withDeleted().findByPk(1));

    for (Member each : List.of(ada, deleted)) {
      failure(GoneException.class, members.update(each, Member_.age.set(1)));
      failure(GoneException.class, members.increment(each, Member_.age.by(1)));
      failure(GoneException.class, members.replace(each.withName("x")));
      failure(GoneException.class, members.update(each, each.withName("x")));
      failure(GoneException.class, members.destroy(each));
      failure(GoneException.class, members.reload(each));
    }
    assertThat(get(members.withDeleted().findByPk(1))).isEqualTo(deleted);
  }

  @Test
  void restoresByKey() {
    run(members.destroyByPk(1));
    log.clear();

    assertThat(get(members.restoreByPk(1))).isTrue();

    requireOneUpdate();
    assertThat(get(members.restoreByPk(1))).isFalse();
    assertThat(get(members.restoreByPk(404))).isFalse();
    assertThat(living()).containsExactly("Ada", "Bob", "Cyd");
    assertThat(get(members.update(read(1), Member_.age.set(7))).age()).isEqualTo(7);
  }

  @Test
  void restoresByCondition() {
    run(members.destroyWhere(Member_.id.le(2)));
    log.clear();

    assertThat(get(members.restoreWhere(Member_.id.ge(2)))).isEqualTo(1);

    requireOneUpdate();
    assertThat(living()).containsExactly("Bob", "Cyd");
    assertThat(get(members.restoreWhere(Condition.all()))).isEqualTo(1);
  }

  @Test
  void purgeRemovesTheRow() {
    Member bob = read(2);
    run(members.purge(read(1)));
    assertThat(log.all()).singleElement().asString().startsWith("DELETE FROM \"members\"");

    run(members.destroy(bob));
    run(members.purge(bob));

    assertThat(withDeleted()).isEqualTo(1);
    failure(GoneException.class, members.purge(bob));
  }

  @Test
  void purgeWhereRemovesWhatItSees() {
    run(members.destroyByPk(1));
    log.clear();

    assertThat(get(members.purgeWhere(Member_.id.le(2)))).isEqualTo(1);
    assertThat(log.all()).singleElement().asString().startsWith("DELETE FROM \"members\"");
    assertThat(withDeleted()).isEqualTo(2);
    assertThat(get(members.withDeleted().purgeWhere(Member_.id.le(2)))).isEqualTo(1);
    assertThat(withDeleted()).isEqualTo(1);
  }

  @Test
  void onlyWhatIsSoftDeletedCanBeRestored() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clubs.restoreByPk(1))
        .withMessageContaining("@DeletedAt");
    assertThatIllegalArgumentException().isThrownBy(() -> clubs.restoreWhere(Club_.id.eq(1)));
    assertThat(log.all()).isEmpty();
  }
}
