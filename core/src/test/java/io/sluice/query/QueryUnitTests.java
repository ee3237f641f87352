package io.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.fixture.Person;
import io.sluice.fixture.Person_;
import io.sluice.fixture.Pet_;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries as values. */
class QueryUnitTests {
  private static Query<Person> query() {
    return Query.of(Person_.TYPE);
  }

  private static Query<Person> rich() {
    return query()
        .where(Person_.name.startsWith("A"))
        .order(Person_.age.desc().nullsLast())
        .limit(3)
        .offset(1)
        .attributes(Person_.name)
        .include(Person_.pets, p -> p.where(Pet_.name.eq("x")).required())
        .lock(Lock.Strength.SHARE)
        .fetchSize(7);
  }

  @Test
  void queriesOfTheSameWishAreEqual() {
    assertThat(rich()).isEqualTo(rich()).hasSameHashCodeAs(rich()).hasToString(rich().toString());
    assertThat(rich()).isNotEqualTo(rich().limit(4)).isNotEqualTo(rich().fetchSize(8));
    assertThat(rich()).isNotEqualTo(rich().lock(Lock.Strength.UPDATE));
    assertThat(rich()).isNotEqualTo(rich().include(Person_.pets));
    assertThat(query()).isNotEqualTo(Query.of(Pet_.TYPE));
  }

  @Test
  void everyStepIsACopy() {
    Query<Person> base = query().where(Person_.age.gt(1));
    Query<Person> narrow = base.where(Person_.age.lt(9));
    assertThat(base.criteria().where()).hasSize(1);
    assertThat(narrow.criteria().where()).hasSize(2);
    assertThatThrownBy(() -> base.criteria().where().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(base.order(Person_.id.asc()).criteria().order()).hasSize(1);
    assertThat(base.criteria().order()).isEmpty();
  }

  @Test
  void whereIfSkipsNull() {
    String none = null;
    assertThat(query().whereIf(none, Person_.name::eq)).isEqualTo(query());
    assertThat(query().whereIf("A", Person_.name::eq))
        .isEqualTo(query().where(Person_.name.eq("A")));
  }

  @Test
  void aLaterIncludeOfAnAssociationReplacesTheEarlier() {
    Query<Person> twice =
        query().include(Person_.pets, p -> p.limit(1)).include(Person_.pets, p -> p.limit(2));
    assertThat(twice.criteria().includes())
        .singleElement()
        .satisfies(each -> assertThat(each.criteria().limit()).isEqualTo(2));
  }

  @Test
  void wrongNumbersAreRefusedAtTheCall() {
    assertThatThrownBy(() -> query().limit(-1)).hasMessage("limit is negative: -1");
    assertThatThrownBy(() -> query().offset(-1)).hasMessage("offset is negative: -1");
    assertThatThrownBy(() -> query().fetchSize(-1)).hasMessage("fetchSize is negative: -1");
    assertThatThrownBy(() -> query().attributes())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("attributes() names no attribute");
  }

  @Test
  @SuppressWarnings("NullAway") // that is the point
  void nullsAreRefusedWithAWayOut() {
    assertThatThrownBy(() -> Person_.name.eq(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Person.name: equal(null); use isNull()");
    assertThatThrownBy(() -> Person_.age.in(1, null)).hasMessageContaining("Person.age: in(null)");
    assertThatThrownBy(() -> Person_.name.set(null)).hasMessageContaining("setNull()");
    assertThatThrownBy(() -> Person_.name.contains(null)).hasMessageContaining("isNull()");
    assertThatThrownBy(() -> Person_.name.setNull()).hasMessage("Person.name takes no null");
    assertThatThrownBy(() -> Person_.name.setNullable(null))
        .hasMessage("Person.name takes no null");
    assertThat(Person_.age.setNullable(null)).isEqualTo(Person_.age.setNull());
    assertThat(Person_.age.setNullable(1)).isEqualTo(Person_.age.set(1));
  }

  @Test
  void longsBecomeTheNumbersOfTheAttribute() {
    assertThat(Person_.age.eq(5L)).isEqualTo(Person_.age.eq(Integer.valueOf(5)));
    assertThatThrownBy(() -> Person_.age.eq(3_000_000_000L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Person.age: 3000000000 is no Integer");
    assertThatThrownBy(() -> Person_.age.by(Long.MIN_VALUE)).hasMessageContaining("is no Integer");
  }

  @Test
  void ordersAreParsed() {
    assertThat(OrderBy.parse(" name , -age,+id,name:DESC", Person_.name, Person_.age, Person_.id))
        .isEqualTo(
            List.of(Person_.name.asc(), Person_.age.desc(), Person_.id.asc(), Person_.name.desc()));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void noTextIsNoOrder(String text) {
    assertThat(OrderBy.parse(text, Person_.name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "age",
        "Name",
        "name;",
        "name:up",
        "-name:asc",
        "name,",
        ",",
        "-",
        ":",
        "name asc",
        "--name",
        "name:",
        "name:asc:desc",
        "name--"
      })
  void otherTextIsRefused(String text) {
    assertThatThrownBy(() -> OrderBy.parse(text, Person_.name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot sort by");
  }
}
