package io.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.Hero;
import io.sluice.fixture.Hero_;
import io.sluice.query.Selection.Visibility;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Two queries as one, and all includes. */
class MergedQueryUnitTests {
  private static Query<Hero> query() {
    return Query.of(Hero_.TYPE);
  }

  private static Query<Hero> friends(UnaryOperator<Include<Hero>> include) {
    return query().include(Hero_.friends, include);
  }

  private static Include<?> only(Query<Hero> query) {
    assertThat(query.criteria().includes()).hasSize(1);
    return query.criteria().includes().get(0);
  }

  @Test
  void conditionsOrdersAndAttributesOfBothOnceEach() {
    Query<Hero> one =
        query()
            .where(Hero_.id.gt(1), Hero_.name.eq("x"))
            .order(Hero_.name.asc())
            .attributes(Hero_.name);
    Query<Hero> other =
        query()
            .where(Hero_.name.eq("x"), Hero_.id.lt(9))
            .order(Hero_.id.asc(), Hero_.name.asc())
            .attributes(Hero_.mentorId, Hero_.name);
    assertThat(one.and(other))
        .isEqualTo(
            query()
                .where(Hero_.id.gt(1), Hero_.name.eq("x"), Hero_.id.lt(9))
                .order(Hero_.name.asc(), Hero_.id.asc())
                .attributes(Hero_.name, Hero_.mentorId));
  }

  @Test
  void theLaterLimitLockAndFetchSizeWin() {
    Query<Hero> one = query().limit(1).offset(2).lock(Lock.Strength.SHARE).fetchSize(3);
    Query<Hero> other = query().limit(4).offset(5).lock(Lock.Strength.UPDATE).fetchSize(6);
    assertThat(one.and(other)).isEqualTo(other);
    assertThat(one.and(query())).isEqualTo(one);
    assertThat(query().and(one)).isEqualTo(one);
    assertThat(one.and(query().limit(0)).criteria().limit()).isZero();
  }

  @Test
  void visibilityIsThatOfEither() {
    Query<Hero> one = query().withDeleted();
    assertThat(one.and(query().unscoped()).criteria().visibility())
        .isEqualTo(new Visibility(true, false, true));
    assertThat(query().withDeletedLinks().and(one).criteria().visibility())
        .isEqualTo(new Visibility(true, true, false));
    assertThat(query().and(query()).criteria().visibility())
        .isEqualTo(new Visibility(false, false, false));
  }

  @Test
  void includesOfTheSameAssociationAreMerged() {
    Query<Hero> one = friends(f -> f.where(Hero_.id.gt(1)).limit(2)).include(Hero_.sidekick);
    Query<Hero> other = friends(f -> f.where(Hero_.name.eq("x")).limit(3).required());
    Query<Hero> both =
        friends(f -> f.where(Hero_.id.gt(1), Hero_.name.eq("x")).limit(3).required())
            .include(Hero_.sidekick);
    assertThat(one.and(other)).isEqualTo(both);
    assertThat(other.and(friends(f -> f))).isEqualTo(other);
  }

  @Test
  void includesMergeInDepth() {
    Query<Hero> one = friends(f -> f.include(Hero_.friends, g -> g.limit(1)));
    Query<Hero> other =
        friends(f -> f.include(Hero_.friends, g -> g.offset(1)).include(Hero_.sidekick));
    assertThat(one.and(other))
        .isEqualTo(
            friends(
                f -> f.include(Hero_.friends, g -> g.limit(1).offset(1)).include(Hero_.sidekick)));
  }

  @Test
  void theLaterStrategyWinsIfItSaysOne() {
    Query<Hero> joined = friends(f -> f.joined());
    Query<Hero> separate = friends(f -> f.separately());
    assertThat(only(joined.and(separate)).strategy()).isEqualTo(Include.Strategy.STATEMENT);
    assertThat(only(separate.and(joined)).strategy()).isEqualTo(Include.Strategy.JOIN);
    assertThat(only(joined.and(friends(f -> f))).strategy()).isEqualTo(Include.Strategy.JOIN);
    assertThat(only(friends(f -> f).and(joined)).strategy()).isEqualTo(Include.Strategy.JOIN);
  }

  @Test
  void neitherQueryChanges() {
    Query<Hero> one = friends(f -> f.limit(1));
    Query<Hero> merged = one.and(friends(f -> f.limit(2)));
    assertThat(only(one).criteria().limit()).isEqualTo(1);
    assertThat(only(merged).criteria().limit()).isEqualTo(2);
  }

  @Test
  void includeAllAddsWhatIsNotThere() {
    Query<Hero> all = query().includeAll();
    assertThat(all.criteria().includes())
        .extracting(include -> (Object) include.association())
        .containsExactly(Hero_.sidekick, Hero_.friends);
    Query<Hero> some = friends(f -> f.limit(1)).includeAll();
    assertThat(some).isEqualTo(friends(f -> f.limit(1)).include(Hero_.sidekick));
    assertThat(some.includeAll()).isEqualTo(some);
  }

  @Test
  void includeAllGoesNoLevelFurther() {
    for (Include<?> each : query().includeAll().criteria().includes()) {
      assertThat(each.criteria().includes()).isEmpty();
    }
    Query<Hero> deep = friends(f -> f.includeAll());
    assertThat(only(deep).criteria().includes())
        .extracting(include -> (Object) include.association())
        .containsExactly(Hero_.sidekick, Hero_.friends);
  }
}
