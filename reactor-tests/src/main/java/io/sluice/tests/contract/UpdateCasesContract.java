package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.query.Condition;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Following_;
import io.sluice.tests.club.Member;
import io.sluice.tests.fair.Booth;
import io.sluice.tests.fair.Booth_;
import io.sluice.tests.fair.Exhibit_;
import io.sluice.tests.fair.Hall;
import io.sluice.tests.fair.Hall_;
import io.sluice.tests.fair.Sponsor_;
import io.sluice.tests.model.Odd;
import io.sluice.tests.model.Odd_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of updates, of numbers that are counted up, of versions and of soft deletes. */
public abstract class UpdateCasesContract extends ClubContract {
  private final Model<Odd> odds;
  private final Model<Booth> booths;

  protected UpdateCasesContract(DatabaseUnderTest database) {
    super(database);
    this.odds = sluice.model(Odd_.TYPE);
    this.booths = sluice.model(Booth_.TYPE);
  }

  /** Rows 1 to 4, of which only the last has a number in the column of the odd name. */
  private void odds() {
    database.sync(Odd_.TYPE);
    for (int i = 1; i <= 4; i++) {
      run(odds.create(new Odd("" + i, null, 0, i == 4 ? 0 : 9)));
    }
  }

  private Odd odd(int row) {
    return get(odds.findByPk("" + row));
  }

  @Test
  @DisplayName("PAR-01, PAR-02: soft deletes by a mapped column, and back")
  void softDeletes() {
    database.sync(Hall_.TYPE, Sponsor_.TYPE, Booth_.TYPE, Exhibit_.TYPE);
    Hall hall = get(sluice.model(Hall_.TYPE).create(Hall_.name.set("north")));
    run(booths.create(Booth_.kind.set("wood"), Booth_.hall.set(hall)));
    Condition<Booth> there = Booth_.hallId.eq(1L);

    assertThat(get(booths.count())).isEqualTo(1);
    assertThat(get(booths.destroyWhere(there))).isEqualTo(1);
    assertThat(get(booths.count())).isZero();
    assertThat(get(booths.withDeleted().count())).isEqualTo(1);
    assertThat(get(booths.restoreWhere(there))).isEqualTo(1);
    assertThat(get(booths.count())).isEqualTo(1);
  }

  @Test
  @DisplayName("OL-02, OL-04, OL-05: each kind of update makes the version go up by one")
  void versions() {
    User created = user("Ada");
    assertThat(created.version()).isZero();
    User two = get(users.update(created, User_.visits.set(2)));
    assertThat(two.version()).isEqualTo(1);
    User three = get(users.update(two, two.withVisits(3)));
    assertThat(three).returns(3, User::visits).returns(2, User::version);

    User bob = user("Bob");
    run(users.increment(bob, User_.visits.by(1)));
    assertThat(get(users.reload(bob)).version()).isEqualTo(1);
    run(users.increment(bob, User_.visits.by(-1)));
    assertThat(get(users.reload(bob))).returns(0, User::visits).returns(2, User::version);
  }

  @Test
  @DisplayName("UPD-01: an update needs no value of a column that takes no null")
  void onlyWhatIsGiven() {
    Member ada = member("Ada");
    Member bea = member("Bea");
    run(ada.idols().add(bea));
    var followings = sluice.model(Following_.TYPE);
    log.clear();
    assertThat(get(followings.updateByPk(1L, Following_.reason.set("fan"))).followed().key())
        .isEqualTo(bea.id());
    assertThat(
            get(followings.updateWhere(Following_.followerId.eq(1L), Following_.reason.set("x"))))
        .isEqualTo(1);
    assertThat(log.all().get(0)).doesNotContainPattern("SET.*follower_id.*WHERE");
  }

  @Test
  @DisplayName(
      "INC-01, INC-02: numbers of the rows of a condition, also by a column of another name")
  void ofCondition() {
    odds();
    assertThat(get(odds.updateWhere(Odd_.keyword.eq("1"), Odd_.mixedQuote.by(2)))).isEqualTo(1);
    assertThat(odd(1).mixedQuote()).isEqualTo(2);
    assertThat(odd(2).mixedQuote()).isZero();
    assertThat(get(odds.updateWhere(Odd_.accented.eq(0), Odd_.mixedQuote.by(2)))).isEqualTo(1);
    assertThat(odd(4)).isEqualTo(new Odd("4", null, 2, 0));
    assertThat(get(odds.updateWhere(Odd_.accented.eq(0), Odd_.accented.by(-3)))).isEqualTo(1);
    assertThat(odd(4).accented()).isEqualTo(-3);
  }

  @Test
  @DisplayName("INC-05: a number that was updated before is counted up from there, and down")
  void afterUpdate() {
    odds();
    Odd read = odd(1);
    run(odds.updateByPk("1", Odd_.mixedQuote.set(2)));
    assertThat(get(odds.increment(read, Odd_.mixedQuote.by(2))).mixedQuote()).isEqualTo(4);
    run(odds.updateWhere(Odd_.keyword.eq("1"), Odd_.mixedQuote.by(-4)));
    assertThat(odd(1).mixedQuote()).isZero();
  }

  @Test
  @DisplayName("INC-07: a scope is the condition of rows whose numbers are counted up")
  void ofScope() {
    run(users.create(User_.name.set("Jeff"), User_.age.set(1)));
    run(users.create(User_.name.set("Bob"), User_.age.set(3)));
    Model<User> jeff = users.scoped(Query.of(User_.TYPE).where(User_.name.eq("Jeff")));
    assertThat(get(jeff.updateWhere(Condition.all(), User_.age.by(1)))).isEqualTo(1);
    assertThat(ages()).containsExactly(2, 3);
    run(jeff.updateWhere(Condition.all(), User_.age.by(-2)));
    assertThat(ages()).containsExactly(0, 3);
  }

  private List<Integer> ages() {
    return get(
        users.select(User_.age).query(q -> q.order(User_.id.asc())).as(age -> age).collectList());
  }

  @Test
  @DisplayName("INC-08: a row that a scope has read in part is counted up, and comes back whole")
  void ofRowReadInPart() {
    run(users.create(User_.name.set("Jeff"), User_.age.set(5)));
    for (Query<User> scope :
        List.of(
            Query.of(User_.TYPE).attributes(User_.id),
            Query.of(User_.TYPE).attributesExcept(User_.age))) {
      Model<User> scoped = users.scoped(scope);
      User part = get(scoped.findOne(q -> q.limit(1)));
      assertThat(part.age()).isNull();
      assertThat(get(scoped.increment(part, User_.age.by(2))))
          .returns(7, User::age)
          .returns("Jeff", User::name);
      assertThat(get(scoped.increment(part, User_.age.by(-2))).age()).isEqualTo(5);
    }
  }

  @Test
  @DisplayName(
      "UPD-04: an entity is a value: what was changed of it is not stored before an update")
  void reload() {
    User ada = user("Ada");
    User changed = ada.withName("bar");
    assertThat(get(users.reload(changed))).isEqualTo(ada);
    run(users.update(ada, changed));
    assertThat(get(users.reload(ada)).name()).isEqualTo("bar");
  }
}
