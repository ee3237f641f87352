package io.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.error.ModelException;
import io.sluice.fixture.Hero;
import io.sluice.fixture.Hero_;
import io.sluice.fixture.Pet_;
import io.sluice.generated.AssociationDefinition;
import io.sluice.generated.EntityMapper;
import io.sluice.generated.JoinDefinition;
import io.sluice.generated.JoinTableDefinition;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Join tables without an entity, their rows, and scopes. */
class JoinTableUnitTests {
  private static final TableName NAME = new TableName(null, "links");

  private static JoinTableDefinition.Side pets(List<String> columns, String... referenced) {
    return new JoinTableDefinition.Side(
        () -> Pet_.TYPE, columns, List.of(referenced), Reference.Actions.DEFAULT);
  }

  @SuppressWarnings("NullAway") // it cannot see in class files that elements may be null
  private static JoinRow row(@Nullable Object... values) {
    return JoinRow.mapper(List.of("hero_id", "pet_id")).instantiate(values);
  }

  @Test
  void columnsAreMadeOfEntityAndReferencedColumn() {
    EntityType<JoinRow> type = new JoinTableDefinition(NAME, Hero_.side(), pets(List.of())).type();
    assertThat(type.attributes())
        .extracting(Attribute::column)
        .containsExactly("hero_id", "pet_id");
    assertThat(type.key()).isEqualTo(type.attributes());
    assertThat(type.attributes()).allMatch(each -> each.is(Trait.NOT_NULL));
    assertThat(type.table()).isEqualTo(NAME);
    assertThat(type.reference("near").target()).isSameAs(Hero_.TYPE);
    assertThat(type.reference("far").target()).isSameAs(Pet_.TYPE);
  }

  @Test
  void columnsAreAsNamedAndReferToWhatIsNamed() {
    EntityType<JoinRow> type =
        new JoinTableDefinition(NAME, Hero_.side("a"), pets(List.of("b"), "name")).type();
    assertThat(type.attributes()).extracting(Attribute::column).containsExactly("a", "b");
    assertThat(type.reference("far").referenced()).isEqualTo(List.of(Pet_.name));
    assertThat(type.attribute("b").type()).isEqualTo(Pet_.name.type());
  }

  @Test
  void theTypeIsMadeOnce() {
    assertThat(Hero_.friendships.type()).isSameAs(Hero_.friendships.type());
  }

  @Test
  void columnsThatDoNotFitAreRefused() {
    JoinTableDefinition twice = new JoinTableDefinition(NAME, Hero_.side(), Hero_.side());
    assertThatThrownBy(twice::type)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("has a column twice: [hero_id, hero_id]")
        .hasMessageContaining("@JoinTable(columns, otherColumns)");
    JoinTableDefinition tooMany =
        new JoinTableDefinition(NAME, Hero_.side("a", "b"), pets(List.of()));
    assertThatThrownBy(tooMany::type)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("has columns [a, b] for [Hero.id]");
  }

  @Test
  void rowsHaveValuesByColumn() {
    assertThat(row(1L, 2L).get("hero_id", Long.class)).isEqualTo(1L);
    assertThat(row(1L, null).get("pet_id", Long.class)).isNull();
    assertThatThrownBy(() -> row(1L, 2L).get("id", Long.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no column id in a join row of [hero_id, pet_id]");
    assertThatThrownBy(() -> row(1L, 2L).get("pet_id", String.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pet_id is a java.lang.Long, not a java.lang.String");
  }

  @Test
  void rowsOfTheSameValuesAreEqual() {
    assertThat(row(1L, 2L)).isEqualTo(row(1L, 2L)).hasSameHashCodeAs(row(1L, 2L));
    assertThat(row(1L, 2L)).isNotEqualTo(row(2L, 1L)).isNotEqualTo("row");
    assertThat(row(1L, 2L))
        .isNotEqualTo(JoinRow.mapper(List.of("a", "b")).instantiate(new Object[] {1L, 2L}))
        .hasToString("JoinRow[hero_id, pet_id][1, 2]");
  }

  @Test
  void keysOfRowsAreLists() {
    EntityMapper<JoinRow> mapper = JoinRow.mapper(List.of("hero_id", "pet_id"));
    assertThat(mapper.keyParts(List.of(1L, 2L))).containsExactly(1L, 2L);
    assertThat(mapper.key(new Object[] {1L, 2L})).isEqualTo(List.of(1L, 2L));
    assertThat(mapper.state(row(1L, 2L))).containsExactly(1L, 2L);
    assertThatThrownBy(() -> mapper.keyParts(List.of(1L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("[1] is no list of values for [hero_id, pet_id]");
    assertThatThrownBy(() -> mapper.keyParts(1L)).hasMessageContaining("1 is no list of values");
  }

  private static BelongsToManyAssociation<Hero, Hero, JoinRow> friends(
      UnaryOperator<AssociationDefinition<Hero>> fixing) {
    return new BelongsToManyAssociation<>(
        fixing.apply(AssociationDefinition.of(() -> Hero_.TYPE, 4, "friends")),
        () -> Hero_.TYPE,
        JoinDefinition.table(Hero_.friendships));
  }

  @Test
  void whatIsFixedIsReadWhenAsked() {
    assertThat(friends(each -> each.fixed("id", "5", "6")).fixed())
        .isEqualTo(List.of(new FixedAttribute<>(Hero_.id, List.of(5L, 6L))));
    assertThat(friends(each -> each.fixed("id", "5").fixed("name", "x")).fixed()).hasSize(2);
    assertThat(Hero_.friends.fixed()).isEmpty();
    assertThat(friends(each -> each.throughFixed("hero_id", "7")).through().fixed())
        .singleElement()
        .satisfies(each -> assertThat(each.values()).isEqualTo(List.of(7L)));
  }

  @Test
  void whatCannotBeFixedIsRefused() {
    assertThatThrownBy(friends(each -> each.fixed("id", "x"))::fixed)
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("@Scope of Hero.id: ")
        .hasMessageContaining("\"x\"")
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(friends(each -> each.throughFixed("hero_id", "x"))::through)
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("@Scope of ");
    assertThatThrownBy(friends(each -> each.fixed("title", "x"))::fixed)
        .isInstanceOf(ModelException.class)
        .hasMessage("Hero has no attribute title; it has id, name, mentorId");
  }
}
