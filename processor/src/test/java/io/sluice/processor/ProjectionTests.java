package io.sluice.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is made of projections, and what is said of those that are wrong. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ProjectionTests {
  private static final String USER =
      "@Table public record User(@Id Long id, String name, int age, HasMany<Project> projects) {}";
  private static final String PROJECT =
      "@Table public record Project(@Id Long id, String title, BelongsTo<User> owner) {}";

  @ParameterizedTest
  @MethodSource("errors")
  void saysWhatToDo(String message, String projection) {
    Compilation compilation = Compilation.of(USER, PROJECT, "\n" + projection);
    assertThat(compilation.messages()).containsExactly(message);
    assertThat(compilation.hasGenerated("app.A_")).isFalse();
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        arguments(
            "A.java:2: A.nam: User has no attribute \"nam\": it has id, name, age; @From(\"…\") says"
                + " which one it is",
            "@Projection(User.class) public record A(String nam) {}"),
        arguments(
            "A.java:2: A.age: User.age is an Integer: make it one",
            "@Projection(User.class) public record A(long age) {}"),
        arguments(
            "A.java:2: A.title: \"projects\" is no association of User with one row: it leads to"
                + " many, or nowhere",
            "@Projection(User.class) public record A(@From(\"projects.title\") String title) {}"),
        arguments(
            "A.java:2: A.x: \"boss\" is no association of Project with one row: there is no such"
                + " component",
            "@Projection(Project.class) public record A(@From(\"boss.name\") String x) {}"),
        arguments(
            "A.java:2: A.owner: B is no projection of User, which Project.owner leads to",
            "@Projection(Project.class) public record A(B owner) {"
                + " @Projection(Project.class) public record B(String title) {} }"),
        arguments(
            "A.java:2: A cannot be a projection: make it a record",
            "@Projection(User.class) public class A {}"),
        arguments(
            "A.java:2: A has type parameters, and columns have none: take them away",
            "@Projection(User.class) public record A<T>(String name) {}"),
        arguments(
            "A.java:2: A has no components: name what it has of a row",
            "@Projection(User.class) public record A() {}"),
        arguments(
            "A.java:2: @Projection(String.class): that is no entity",
            "@Projection(String.class) public record A(String name) {}"));
  }

  @Test
  void oneOfAnEntityInAClassFile() {
    Compilation compilation =
        Compilation.of(USER, PROJECT)
            .then("@Projection(Project.class) record A(@From(\"owner.name\") String owner) {}");
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.hasGenerated("app.A_")).isTrue();
  }

  @Test
  void aCircleIsAnErrorNotAnEndlessLoop() {
    Compilation compilation =
        Compilation.of(
            "@Table public record Node(@Id Long id, BelongsTo<Node> parent) {}",
            "@Projection(Node.class) public record A(Long id, A parent) {}");
    assertThat(compilation.messages())
        .singleElement()
        .asString()
        .endsWith("projections are nested too deep: is there a circle?");
  }

  @Test
  void rowsOfStatementsByHand() {
    Compilation compilation =
        Compilation.of("@Projection record A(String name, long total, LocalDate day) {}");
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.hasGenerated("app.A_")).isTrue();
    assertThat(Compilation.of("\n@Projection record A(Object any) {}").messages())
        .singleElement()
        .asString()
        .startsWith("A.java:2: A.any: java.lang.Object is no type of a column");
  }
}
