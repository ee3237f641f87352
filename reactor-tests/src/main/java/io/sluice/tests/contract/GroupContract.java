package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.dialect.Feature;
import io.sluice.error.UnsupportedFeatureException;
import io.sluice.query.Expression;
import io.sluice.query.Lock;
import io.sluice.query.NumberOperand;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Groups of rows, and rows without those that are alike. */
public abstract class GroupContract extends Contract {
  protected GroupContract(DatabaseUnderTest database) {
    super(database);
  }

  /** A group of users of an age. */
  record OfAge(@Nullable Integer age, long count, @Nullable Integer mostVisits) {}

  @BeforeEach
  void createRows() {
    User ada = get(users.create(User_.name.set("Ada"), User_.age.set(36), User_.visits.set(3)));
    User bob = get(users.create(User_.name.set("Bob"), User_.age.set(20), User_.visits.set(5)));
    run(users.create(User_.name.set("Cem"), User_.age.set(20), User_.visits.set(4)));
    run(users.create(User_.name.set("Dag"), User_.visits.set(1)));
    projectsOf(ada, "x", "y");
    projectsOf(bob, "z");
    log.clear();
  }

  @Test
  void aRowForEachGroup() {
    values(
        users
            .select(User_.age, Expression.count(), User_.visits.max())
            .groupBy(User_.age)
            .order(Expression.<User>count().desc(), User_.age.desc().nullsLast())
            .as(OfAge::new),
        new OfAge(20, 2, 5),
        new OfAge(36, 1, 3),
        new OfAge(null, 1, 1));
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void onlyGroupsOfWhichItIsTrue() {
    values(
        users
            .select(User_.age, User_.visits.sum().asLong())
            .where(User_.name.ne("Dag"))
            .groupBy(User_.age)
            .having(Expression.<User>count().gt(1), User_.visits.sum().ge(9))
            .as((age, sum) -> age + ":" + sum),
        "20:9");
    values(
        users
            .select(Expression.count())
            .having(Expression.<User>count().gt(100))
            .as(count -> count));
  }

  @Test
  void groupsOfWhatAnAssociationLeadsTo() {
    values(
        projects
            .select(Project_.owner.to(User_.name), Expression.count())
            .groupBy(Project_.owner.to(User_.name))
            .order(Project_.owner.to(User_.name).asc())
            .as((name, count) -> name + count),
        "Ada2",
        "Bob1");
    assertThat(log.all()).hasSize(1);
    assertThat(log.all().get(0)).containsOnlyOnce("JOIN");
  }

  @Test
  void groupsOfWhatIsComputedWithAValue() {
    values(
        users
            .select(User_.visits.times(2).plus(1), Expression.count())
            .groupBy(User_.visits.times(2).plus(1))
            .order(User_.visits.times(2).plus(1).desc())
            .limit(2)
            .offset(1)
            .as((odd, count) -> odd + ":" + count),
        "9:1",
        "7:1");
  }

  @Test
  void groupsInAnOrderThatSaysWhereNullsAre() {
    NumberOperand<User, Integer> sum = User_.age.plus(User_.visits).plus(1);
    var sums = users.select(sum).groupBy(sum);
    values(
        sums.order(sum.desc().nullsLast()).as(Optional::ofNullable),
        Optional.of(40),
        Optional.of(26),
        Optional.of(25),
        Optional.empty());
    Flux<Optional<Integer>> last = sums.order(sum.asc().nullsLast()).as(Optional::ofNullable);
    if (has(Feature.NULLS_ARE_LOW)) {
      assertThat(failure(UnsupportedFeatureException.class, last))
          .hasMessageContaining("leave out nullsFirst()");
    } else {
      values(last, Optional.of(25), Optional.of(26), Optional.of(40), Optional.empty());
    }
  }

  @Test
  void differentValuesOnly() {
    values(
        users
            .select(User_.age)
            .where(User_.age.isNotNull())
            .distinct()
            .order(User_.age.asc())
            .as(a -> a),
        20,
        36);
    values(users.select(User_.age.minus(20)).where(User_.age.lt(30)).distinct().as(a -> a), 0);
    assertThat(log.all()).allMatch(sql -> sql.startsWith("SELECT DISTINCT"));
  }

  @Test
  void theFirstOfThoseThatAreAlike() {
    Flux<String> youngest =
        users
            .select(User_.age, User_.name)
            .where(User_.age.isNotNull())
            .distinctOn(User_.age)
            .order(User_.age.asc(), User_.visits.desc())
            .as((age, name) -> age + name);
    if (has(Feature.DISTINCT_ON)) {
      values(youngest, "20Bob", "36Ada");
    } else {
      assertThat(failure(UnsupportedFeatureException.class, youngest))
          .hasMessageContaining("DISTINCT ON")
          .hasMessageContaining("groupBy");
      assertThat(log.all()).isEmpty();
    }
  }

  @Test
  @SuppressWarnings("CheckReturnValue") // that is what is tested
  void whatHasNoMeaningIsRefusedAtTheCall() {
    assertThatThrownBy(
            () ->
                users
                    .select(User_.age)
                    .distinct()
                    .query(q -> q.lock(Lock.Strength.UPDATE))
                    .as(a -> a))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("locked");
    assertThatThrownBy(
            () -> users.select(User_.age).groupBy(User_.age).query(q -> q.fetchSize(5)).as(a -> a))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fetchSize");
    assertThatThrownBy(() -> users.select(User_.age).groupBy(User_.age.max()).as(a -> a))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
