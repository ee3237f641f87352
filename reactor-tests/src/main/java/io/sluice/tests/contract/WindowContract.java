package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.query.Case;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.Lock;
import io.sluice.query.Window;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Values of windows, and the database's time: Ada (36), Bob (20), Cem (20), Dora (no age). */
public abstract class WindowContract extends Contract {
  private static final Window<User> ALL = Window.of(User_.TYPE);

  protected WindowContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createRows() {
    run(
        users
            .bulkCreate(
                Flux.just(
                    User_.builder().name("Ada").age(36).visits(1).build(),
                    User_.builder().name("Bob").age(20).visits(2).build(),
                    User_.builder().name("Cem").age(20).visits(4).build(),
                    User_.builder().name("Dora").visits(8).build()))
            .then());
    log.clear();
  }

  @Test
  void numbersAndRanks() {
    Window<User> byAge = ALL.order(User_.age.asc());
    values(
        users
            .select(
                User_.name,
                ALL.order(User_.name.desc()).rowNumber(),
                byAge.rank(),
                byAge.denseRank())
            .where(User_.age.isNotNull())
            .order(User_.name.asc())
            .as((name, row, rank, dense) -> name + " " + row + " " + rank + " " + dense),
        "Ada 3 3 2",
        "Bob 2 1 1",
        "Cem 1 1 1");
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void aggregatesOfTheRowsUpToThisOneAndOfAllThatHaveSomethingInCommon() {
    Window<User> ofAge = ALL.partitionBy(User_.age);
    values(
        users
            .select(
                User_.name,
                ALL.order(User_.name.asc()).aggregate(User_.visits.sum()),
                ofAge.aggregate(User_.name.max()),
                ofAge.aggregate(Expression.count()))
            .order(User_.name.asc())
            .as((name, sum, last, count) -> name + " " + sum.intValue() + " " + last + " " + count),
        "Ada 1 Ada 1",
        "Bob 3 Cem 2",
        "Cem 7 Cem 2",
        "Dora 15 Dora 1");
  }

  @Test
  void neighboursAndWhatIsComputedWithThem() {
    Window<User> inOrder = ALL.order(User_.name.asc());
    values(
        users
            .select(
                inOrder.previous(User_.name).coalesce("-"),
                inOrder.next(User_.name),
                User_.visits.dividedBy(ALL.aggregate(User_.visits.max())))
            .order(User_.name.asc())
            .as((previous, next, part) -> previous + " " + next + " " + part),
        "- Bob 0.125",
        "Ada Cem 0.25",
        "Bob Dora 0.5",
        "Cem null 1.0");
  }

  @Test
  void ordersOfASelectionAndGroups() {
    values(
        users
            .select(User_.name)
            .order(ALL.partitionBy(User_.age).order(User_.name.asc()).rowNumber().desc())
            .limit(1)
            .as(name -> name),
        "Cem");
    values(
        users
            .select(User_.age, ALL.order(User_.visits.sum().desc()).rank())
            .where(User_.age.isNotNull())
            .groupBy(User_.age)
            .order(User_.age.asc())
            .as((age, rank) -> age + ":" + rank),
        "20:1",
        "36:2");
  }

  @Test
  void theTimeOfTheDatabase() {
    Instant now = get(users.select(Expression.<User>now()).limit(1).as(time -> time).single());
    assertThat(Duration.between(now, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    assertThat(get(users.count(q -> q.where(User_.createdAt.leTo(Expression.now()))))).isEqualTo(4);
    assertThat(get(users.count(q -> q.where(User_.createdAt.gtThan(Expression.now()))))).isZero();
  }

  @Test
  @SuppressWarnings("CheckReturnValue") // that is what is tested
  void wrongArgumentsAreErrorsAtTheCall() {
    var row = ALL.rowNumber();
    assertThatThrownBy(() -> users.findAll(q -> q.where(row.eq(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("selection");
    assertThatThrownBy(() -> users.findAll(q -> q.order(row.asc())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ALL.aggregate(User_.age))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("User.age");
    assertThatThrownBy(() -> ALL.aggregate(User_.age.countDistinct()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ALL.aggregate(User_.age.sum().plus(User_.visits.sum())))
        .isInstanceOf(IllegalArgumentException.class);
    var plus = row.plus(1);
    var chosen = Case.when(Condition.<User>all(), plus);
    assertThatThrownBy(() -> users.select(chosen).query(q -> q.fetchSize(10)).as(v -> v))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fetchSize");
    assertThatThrownBy(() -> users.select(plus).query(q -> q.lock(Lock.Strength.UPDATE)).as(v -> v))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lock");
  }
}
