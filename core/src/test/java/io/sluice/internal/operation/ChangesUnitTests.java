package io.sluice.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.fixture.Person;
import io.sluice.fixture.Person_;
import io.sluice.query.Assignment;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Assignments, taken apart. */
class ChangesUnitTests {
  @SafeVarargs
  private static Changes<Person> changes(Assignment<Person>... assignments) {
    return new Changes<>(Person_.TYPE, List.of(assignments));
  }

  @Test
  void anAttributeIsAssignedOnce() {
    assertThatThrownBy(() -> changes(Person_.age.set(1), Person_.age.setNull()))
        .hasMessage("Person.age is assigned twice");
    Assignment<Person> several = new Assignment.Several<>(List.of(Person_.age.set(1)));
    assertThatThrownBy(() -> changes(several, several)).hasMessage("Person.age is assigned twice");
  }

  @Test
  void theVersionIsNotAssignedInAnUpdate() {
    assertThatThrownBy(() -> changes(Person_.version.set(1)).forUpdate())
        .hasMessageContaining("goes up by itself");
    assertThat(changes(Person_.version.expect(1)).forUpdate().expectations())
        .containsExactly(Person_.version.eq(1));
  }

  @Test
  void aVersionStartsAtZeroAndGoesUp() {
    Clock clock = Clock.systemUTC();
    assertThat(changes(Person_.version.set(9)).forInsert().inserted(clock))
        .isEqualTo(List.of(Person_.version.set(0)));
    assertThat(changes().forUpdate().updated(clock)).isEqualTo(List.of(Person_.version.by(1)));
  }

  @Test
  void aRowToCreateHasNothingToExpectOrToComputeWith() {
    assertThatThrownBy(() -> changes(Person_.age.expect(1)).forInsert())
        .hasMessageContaining("no values to expect");
    assertThatThrownBy(() -> changes(Person_.age.by(1)).forInsert())
        .hasMessage("Person.age: a row to create has no value to compute with");
    assertThatThrownBy(() -> changes(Person_.age.setTo(Person_.version)).forInsert())
        .hasMessage("Person.age: a row to create has no value to compute with");
  }
}
