package io.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.error.ModelException;
import io.sluice.fixture.Hero_;
import io.sluice.fixture.Pet_;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.AttributeDefinition.Trait;
import io.sluice.model.EntityMapper;
import io.sluice.model.EntityType;
import io.sluice.model.ForeignKey;
import io.sluice.model.JoinRow;
import io.sluice.model.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Join tables without an entity, their rows, and scopes. */
class JoinTableUnitTests {
  private static final TableName NAME = new TableName(null, "links");

  private static JoinTable.Side pets(List<String> columns, String... referenced) {
    return new JoinTable.Side(
        () -> Pet_.TYPE, columns, List.of(referenced), ForeignKey.Actions.DEFAULT);
  }

  @SuppressWarnings("NullAway") // it cannot see in class files that elements may be null
  private static JoinRow row(@Nullable Object... values) {
    return JoinRow.mapper(List.of("hero_id", "pet_id")).instantiate(values);
  }

  @Test
  void columnsAreMadeOfEntityAndReferencedColumn() {
    EntityType<JoinRow> type = new JoinTable(NAME, Hero_.side(), pets(List.of())).type();
    assertThat(type.attributes())
        .extracting(Attribute::column)
        .containsExactly("hero_id", "pet_id");
    assertThat(type.key()).isEqualTo(type.attributes());
    assertThat(type.attributes()).allMatch(each -> each.is(Trait.NOT_NULL));
    assertThat(type.table()).isEqualTo(NAME);
    assertThat(type.foreignKey("near").target()).isSameAs(Hero_.TYPE);
    assertThat(type.foreignKey("far").target()).isSameAs(Pet_.TYPE);
  }

  @Test
  void columnsAreAsNamedAndReferToWhatIsNamed() {
    EntityType<JoinRow> type =
        new JoinTable(NAME, Hero_.side("a"), pets(List.of("b"), "name")).type();
    assertThat(type.attributes()).extracting(Attribute::column).containsExactly("a", "b");
    assertThat(type.foreignKey("far").referenced()).isEqualTo(List.of(Pet_.name));
    assertThat(type.attribute("b").type()).isEqualTo(Pet_.name.type());
  }

  @Test
  void theTypeIsMadeOnce() {
    assertThat(Hero_.friendships.type()).isSameAs(Hero_.friendships.type());
  }

  @Test
  void columnsThatDoNotFitAreRefused() {
    JoinTable twice = new JoinTable(NAME, Hero_.side(), Hero_.side());
    assertThatThrownBy(twice::type)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("has a column twice: [hero_id, hero_id]")
        .hasMessageContaining("@JoinTable(columns, otherColumns)");
    JoinTable tooMany = new JoinTable(NAME, Hero_.side("a", "b"), pets(List.of()));
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

  @Test
  void scopesAreReadWhenAsked() {
    assertThat(Hero_.friends.scope("id", "5", "6").scope())
        .isEqualTo(List.of(new Association.Scope<>(Hero_.id, List.of(5L, 6L))));
    assertThat(Hero_.friends.scope("id", "5").scope("name", "x").scope()).hasSize(2);
    assertThat(Hero_.friends.scope()).isEmpty();
    assertThat(Hero_.friends.throughScope("hero_id", "7").through().scope())
        .singleElement()
        .satisfies(each -> assertThat(each.values()).isEqualTo(List.of(7L)));
  }

  @Test
  void scopesThatDoNotFitAreRefused() {
    BelongsToManyAssociation<?, ?, ?> noNumber = Hero_.friends.scope("id", "x");
    assertThatThrownBy(noNumber::scope)
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("@Scope of Hero.id: ")
        .hasMessageContaining("\"x\"")
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Hero_.friends.throughScope("hero_id", "x").through())
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("@Scope of ");
    assertThatThrownBy(() -> Hero_.friends.scope("title", "x").scope())
        .isInstanceOf(ModelException.class)
        .hasMessage("Hero has no attribute title; it has id, name, mentorId");
  }
}
