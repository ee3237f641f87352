package io.sluice.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.fixture.Person;
import io.sluice.fixture.Person_;
import io.sluice.query.Assignment;
import io.sluice.query.Changes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Assignments, taken apart. */
class RowChangeUnitTests {
  @SafeVarargs
  private static RowChange<Person> inserted(Assignment<Person>... assignments) {
    return RowChange.inserted(Person_.TYPE, List.of(assignments));
  }

  @SafeVarargs
  private static RowChange<Person> updated(Assignment<Person>... assignments) {
    return RowChange.updated(Person_.TYPE, List.of(assignments));
  }

  @Test
  void anAttributeIsAssignedOnce() {
    assertThatThrownBy(() -> inserted(Person_.age.set(1), Person_.age.setNull()))
        .hasMessage("Person.age is assigned twice");
    Assignment<Person> several = Changes.of(Person_.age.set(1));
    assertThatThrownBy(() -> updated(several, several)).hasMessage("Person.age is assigned twice");
  }

  @Test
  void theVersionIsNotAssignedInAnUpdate() {
    assertThatThrownBy(() -> updated(Person_.version.set(1)))
        .hasMessageContaining("goes up by itself");
    assertThat(updated(Person_.version.expect(1)).expectations())
        .containsExactly(Person_.version.eq(1));
  }

  @Test
  void aRowToCreateHasNothingToExpect() {
    assertThatThrownBy(() -> inserted(Person_.age.expect(1)))
        .hasMessageContaining("no values to expect");
  }

  @Test
  void aRowThatIsCreatedWithOthersIsNotComputed() {
    String refused = "Person.age: a row that is created with others takes values only";
    assertThatThrownBy(() -> inserted(Person_.age.by(1))).hasMessage(refused);
    assertThatThrownBy(() -> inserted(Person_.age.setTo(Person_.version))).hasMessage(refused);
  }

  @Test
  void aRowToCreateHasNothingToComputeWith() {
    WritePlanner<Person> planner = new WritePlanner<>(new RowRules(Map.of()), Person_.TYPE);
    assertThatThrownBy(() -> planner.insert(List.of(Person_.age.by(1))))
        .hasMessage("Person.age: a row to create has no value to compute with");
    assertThatThrownBy(() -> planner.insert(List.of(Person_.age.setTo(Person_.version))))
        .hasMessage("Person.version: a row to create has no value to compute with");
  }

  @Test
  void anIncrementTakesNoValue() {
    assertThatThrownBy(() -> RowChange.incremented(Person_.TYPE, List.of(Person_.age.set(1))))
        .hasMessage("Person.age is assigned a value: increment takes by(…); use update(…)");
  }
}
