package io.sluice.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.error.MappingException;
import io.sluice.generated.EntityMapper;
import io.sluice.model.Attribute;
import io.sluice.model.Trait;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is generated of records that are several columns of an entity's table. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@NullUnmarked // nulls are what half of it is about
class EmbeddedTests {
  private static final String PLACE =
      "public record Place(String city, int code, @Embedded Point at, List<String> names) {}";
  private static final String POINT = "public record Point(Integer north, Integer east) {}";

  private static EntityMapper<Object> mapper(Loaded loaded) {
    return loaded.entityType("A").mapper();
  }

  @Test
  void aRecordIsTakenApartAndPutTogether() {
    Loaded loaded =
        Compilation.of("@Table public record A(@Embedded Place x, @Id Long id) {}", PLACE, POINT)
            .load();
    Object point = loaded.create("Point", 1, 2);
    Object row = loaded.create("A", loaded.create("Place", "w", 7, point, List.of("n")), 5L);

    Object[] state = mapper(loaded).state(row);

    assertThat(state).containsExactly("w", 7, 1, 2, List.of("n"), 5L);
    assertThat(mapper(loaded).instantiate(state)).isEqualTo(row);
    Object without = loaded.create("A", null, 5L);
    assertThat(mapper(loaded).state(without)).containsExactly(null, null, null, null, null, 5L);
    assertThat(mapper(loaded).instantiate(mapper(loaded).state(without))).isEqualTo(without);
  }

  @Test
  void attributesHaveTheNamesAndColumnsOfWhatTheyAreIn() {
    Loaded loaded =
        Compilation.of(
                "@Table public record A(@Id Long id, @Embedded(prefix = \"\") Place homeAddress) {}",
                PLACE,
                POINT)
            .load();
    assertThat(loaded.entityType("A").attributes())
        .extracting(each -> each.name() + " " + each.column())
        .containsExactly(
            "id id",
            "homeAddress.city city",
            "homeAddress.code code",
            "homeAddress.at.north at_north",
            "homeAddress.at.east at_east",
            "homeAddress.names names");
    Object constant = loaded.constant("A", "homeAddress");
    assertThat(constant).hasToString("A.homeAddress");
  }

  @Test
  void columnsOfARecordThatCanBeNullTakeNull() {
    Attribute<Object, ?> code =
        Compilation.of("@Table public record A(@Id Long id, @Embedded Place x) {}", PLACE, POINT)
            .load()
            .attribute("A", "x.code");
    assertThat(code.nullable()).isTrue();
    assertThat(code.is(Trait.PRIMITIVE)).isFalse();
    code =
        Compilation.of(
                "@Table public record A(@Id Long id, @Embedded(nullable = false) Place x) {}",
                PLACE,
                POINT)
            .load()
            .attribute("A", "x.code");
    assertThat(code.nullable()).isFalse();
    assertThat(code.is(Trait.PRIMITIVE)).isTrue();
  }

  @Test
  void aClassHasRecords() {
    Loaded loaded =
        Compilation.of(
                "@Table public class A { @Id Long id; @Embedded private Point x;"
                    + " public Point getX() { return x; }"
                    + " public void setX(Point x) { this.x = x; } }",
                POINT)
            .load();
    Object row = mapper(loaded).instantiate(new Object[] {1L, 2, 3});
    assertThat(Loaded.call(row, "getX")).isEqualTo(loaded.create("Point", 2, 3));
    assertThat(mapper(loaded).state(row)).containsExactly(1L, 2, 3);
  }

  @Test
  void aRecordThatWasCompiledBeforeIsEmbedded() {
    Loaded loaded =
        Compilation.of(PLACE, POINT)
            .then("@Table public record A(@Id Long id, @Embedded Place x) {}")
            .load();
    assertThat(loaded.attribute("A", "x.at.east").column()).isEqualTo("x_at_east");
  }

  @Test
  void whatIsDeprecatedIsEmbeddedWithoutAWarning() {
    Compilation compilation =
        Compilation.of(
            "@Table public record A(@Id Long id, @Embedded P x) {}",
            "public record P(String old, String y) {"
                + " @Deprecated public String old() { return old; } }");
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.successful()).isTrue();
  }

  @Test
  void aRecordOfNullsAndAPrimitiveThatIsNullAreErrors() {
    Loaded loaded =
        Compilation.of("@Table public record A(@Id Long id, @Embedded Place x) {}", PLACE, POINT)
            .load();
    Object hollow = loaded.create("Place", "w", 1, loaded.create("Point", null, null), null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mapper(loaded).state(loaded.create("A", 1L, hollow)))
        .withMessageStartingWith("A.x.at is a record of nothing but nulls");
    assertThatThrownBy(
            () -> mapper(loaded).instantiate(new Object[] {1L, "w", null, null, null, null}))
        .isInstanceOf(MappingException.class)
        .hasMessageStartingWith("A.x.code is null");
  }
}
