package io.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.Hero;
import io.sluice.fixture.Hero_;
import io.sluice.fixture.Person_;
import io.sluice.fixture.Pet;
import io.sluice.fixture.Pet_;
import io.sluice.type.DataType;
import org.junit.jupiter.api.Test;

/** Ways to other rows, as values. */
class ToOneUnitTests {
  private static StringOperand<Hero> two() {
    return Hero_.sidekick.to(Hero_.sidekick).to(Hero_.name);
  }

  @Test
  void waysReadAsTheyAreWritten() {
    assertThat(Pet_.owner.to(Person_.name)).hasToString("Pet.owner.to(Person.name)");
    assertThat(Pet_.owner.to(Person_.age)).hasToString("Pet.owner.to(Person.age)");
    assertThat(two()).hasToString("Hero.sidekick.to(Hero.sidekick.to(Hero.name))");
  }

  @Test
  void theSameWaysAreEqual() {
    assertThat(Pet_.owner.to(Person_.name))
        .isEqualTo(Pet_.owner.to(Person_.name))
        .hasSameHashCodeAs(Pet_.owner.to(Person_.name))
        .isNotEqualTo(Pet_.owner.to(Person_.age));
    assertThat(two()).isEqualTo(two()).hasSameHashCodeAs(two());
    assertThat(two()).isNotEqualTo(Hero_.sidekick.to(Hero_.name));
    assertThat(Hero_.sidekick.to(Hero_.sidekick))
        .isEqualTo(Hero_.sidekick.to(Hero_.sidekick))
        .isNotEqualTo(Hero_.sidekick);
  }

  @Test
  void conditionsAndOrdersOnTheSameWayAreEqual() {
    Condition<Pet> condition = Pet_.owner.to(Person_.name).eq("x");
    assertThat(condition)
        .isEqualTo(Pet_.owner.to(Person_.name).eq("x"))
        .isNotEqualTo(Pet_.owner.to(Person_.name).eq("y"));
    assertThat(two().asc()).isEqualTo(two().asc()).isNotEqualTo(two().desc());
  }

  @Test
  void aWayHasTheTypeOfItsEnd() {
    assertThat(two().type()).isEqualTo(DataType.STRING);
    assertThat(Pet_.owner.to(Person_.age).type()).isEqualTo(DataType.INTEGER);
    assertThat(Pet_.owner.to(Person_.age).ge(5L))
        .isEqualTo(Pet_.owner.to(Person_.age).ge(Integer.valueOf(5)));
  }
}
