package io.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.error.ModelException;
import io.sluice.fixture.Person;
import io.sluice.fixture.Person_;
import io.sluice.fixture.Pet;
import io.sluice.fixture.Pet_;
import io.sluice.query.HasManyAssociation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a metamodel is checked for. */
class EntityTypeUnitTests {
  private static EntityType.Builder<Person> people() {
    return EntityType.builder(Person.class, new TableName(null, "people"), Person_.TYPE.mapper());
  }

  @Test
  void attributesAreFoundByName() {
    assertThat(Person_.TYPE.attribute("age")).isSameAs(Person_.age);
    assertThatThrownBy(() -> Person_.TYPE.attribute("agee"))
        .isInstanceOf(ModelException.class)
        .hasMessage("Person has no attribute agee; it has id, name, age, version");
    assertThatThrownBy(() -> Pet_.TYPE.foreignKey("keeper"))
        .hasMessage("Pet has no foreign key keeper");
  }

  @Test
  void aKeyIsNeeded() {
    assertThatThrownBy(() -> people().build())
        .isInstanceOf(ModelException.class)
        .hasMessage("Person has no key: mark an attribute with @Id");
  }

  @Test
  void positionsHaveNoGaps() {
    assertThatThrownBy(() -> people().attributes(List.of(Person_.id, Person_.age)).build())
        .hasMessage("Person has a gap in its positions at 1");
    assertThatThrownBy(
            () ->
                people()
                    .attributes(List.of(Person_.id))
                    .associations(List.of(Person_.pets))
                    .build())
        .hasMessage("Person has a gap in its positions at 1");
  }

  @Test
  void foreignKeysFitWhatTheyReferTo() {
    Person_.TYPE.check();
    Pet_.TYPE.check();
    ForeignKey<Pet, Person> ofText =
        new ForeignKey<>(
            "owner", List.of(Pet_.name), () -> Person_.TYPE, List.of(), ForeignKey.Actions.DEFAULT);
    assertThatThrownBy(ofText::check)
        .isInstanceOf(ModelException.class)
        .hasMessage("Pet.name is no java.lang.Long as Person.id, which it refers to");
    ForeignKey<Pet, Person> ofTwo =
        new ForeignKey<>(
            "owner",
            List.of(Pet_.ownerId, Pet_.id),
            () -> Person_.TYPE,
            List.of(),
            ForeignKey.Actions.DEFAULT);
    assertThatThrownBy(ofTwo::check)
        .hasMessage("foreign key Pet.owner has 2 columns, but refers to [Person.id]");
  }

  @Test
  void aHasManyFollowsAForeignKeyToItsSource() {
    HasManyAssociation<Pet, Pet> wrong =
        new HasManyAssociation<>(Pet.class, 4, "kittens", () -> Pet_.TYPE, "owner");
    assertThatThrownBy(wrong::foreignKey)
        .isInstanceOf(ModelException.class)
        .hasMessage("Pet.kittens follows foreign key Pet.owner, which refers to Person");
  }

  @Test
  void actionsHaveDefaults() {
    ForeignKey<Pet, ?> key = Pet_.TYPE.foreignKey("owner");
    assertThat(key.nullable()).isTrue();
    assertThat(key.onDelete()).isEqualTo(ReferentialAction.SET_NULL);
    assertThat(key.onUpdate()).isEqualTo(ReferentialAction.CASCADE);
  }
}
