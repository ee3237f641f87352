package io.sluice.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.Person;
import io.sluice.fixture.Person_;
import io.sluice.query.Assignment;
import io.sluice.query.Expression.Arithmetic.Operator;
import io.sluice.query.Query;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.Term;
import io.sluice.statement.Update;
import io.sluice.type.DataType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Sluice manages itself, in statements that write. */
class WriteUnitTests {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Field VERSION = Field.of(Person_.version);

  private static Insert insert(List<Assignment<Person>> values) {
    RowChange<Person> row = RowChange.inserted(Person_.TYPE, values);
    return ConflictPlan.strict(InsertPlan.of(Person_.TYPE, List.of(row)), new Moment(CLOCK, null));
  }

  private static Update update(List<Assignment<Person>> values) {
    return new WritePlanner<>(new RowRules(Map.of()), Person_.TYPE)
        .update(RowChange.updated(Person_.TYPE, values), Query.of(Person_.TYPE))
        .at(new Moment(CLOCK, null));
  }

  @Test
  void aVersionStartsAtZeroWhateverIsAssigned() {
    Term zero = new Term.Value(0, DataType.INTEGER);
    for (List<Assignment<Person>> each :
        List.of(List.<Assignment<Person>>of(), List.of(Person_.version.set(9)))) {
      assertThat(insert(each).columns()).containsExactly(VERSION);
      assertThat(insert(each).rows()).containsExactly(List.of(zero));
    }
  }

  @Test
  void aVersionGoesUp() {
    Term own = new Term.Column("people", VERSION);
    Term one = new Term.Value(1, DataType.INTEGER);
    assertThat(update(List.of()).assignments())
        .containsExactly(
            new Update.Assigned(VERSION, new Term.Arithmetic(own, Operator.PLUS, one)));
  }

  @Test
  void theSamePlansAreEqual() {
    Planner planner = new Planner(new RowRules(Map.of()));
    Query<Person> query = Query.of(Person_.TYPE).where(Person_.age.gt(7)).include(Person_.pets);
    assertThat(planner.read(query).select()).isEqualTo(planner.read(query).select());
    assertThat(planner.read(query).select())
        .isNotEqualTo(planner.read(query.limit(1)).select())
        .hasSameHashCodeAs(planner.read(query).select());
    assertThat(update(List.of(Person_.age.set(1)))).isEqualTo(update(List.of(Person_.age.set(1))));
    assertThat(insert(List.of(Person_.age.set(1)))).isEqualTo(insert(List.of(Person_.age.set(1))));
  }
}
