package io.sluice.processor;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors of components that are records of several columns. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EmbeddedErrorTests {
  private static final String USER = "\n@Table public record User(@Id Long id) {}";

  @ParameterizedTest
  @MethodSource({"types", "places", "parts"})
  void saysWhatToDo(String message, List<String> sources) {
    Compilation.assertError(message, sources);
  }

  private static Arguments row(String message, String... sources) {
    return arguments(message, List.of(sources));
  }

  private static String entity(String component, String... records) {
    return "\n@Table public record A(@Id Long id,\n%s) {\n%s}"
        .formatted(component, String.join("\n", records));
  }

  static Stream<Arguments> types() {
    String none =
        "A.java:3: A.x: @Embedded is for records without type parameters, and this is none";
    return Stream.of(
        row(none, entity("@Embedded String x")),
        row(none, entity("@Embedded P<String> x", "record P<T>(T y) {}")),
        row(
            "A.java:3: A.x: the metamodel has to see P: make it visible",
            entity("@Embedded P x", "private record P(String y) {}")),
        row(
            "A.java:3: A.x: User is an entity: refer to it by a BelongsTo, or embed a record",
            entity("@Embedded User x"),
            USER),
        row(
            "A.java:4: P.y: P embeds itself, which has no end",
            entity("@Embedded P x", "record P(@Embedded P y) {}")),
        row(
            "A.java:3: A.x: a record without components has no columns",
            entity("@Embedded P x", "record P() {}")));
  }

  static Stream<Arguments> places() {
    String wayOut =
        " has no place on an @Embedded, which is no column: say it of its components, or of the"
            + " entity's own";
    return Stream.of("Id", "Unique", "Column(\"p\")", "ForeignKey(User.class)", "Json")
        .map(
            each ->
                row(
                    "A.java:3: A.x: @" + each.replaceAll("\\(.*", "") + wayOut,
                    entity("@%s @Embedded P x".formatted(each), "record P(String y) {}"),
                    USER));
  }

  static Stream<Arguments> parts() {
    return Stream.of(
        row(
            "A.java:4: P.y: an association has no place in an @Embedded: declare it in A itself",
            entity("@Embedded P x", "record P(BelongsTo<User> y) {}"),
            USER),
        row(
            "A.java:4: P.y: an association has no place in an @Embedded: declare it in A itself",
            entity("@Embedded P x", "record P(@ForeignKey(User.class) Long y) {}"),
            USER),
        row(
            "A.java:4: P.y: @Id has no place in an @Embedded: it is said of a component of A itself",
            entity("@Embedded P x", "record P(@Id Long y) {}")),
        row(
            "A.java:4: P.y: @Generated has no place in an @Embedded: it is said of a component of A"
                + " itself",
            entity("@Embedded P x", "record P(@Generated Long y) {}")),
        row(
            "A.java:4: P.y: @Column(nullable = false) in a record that is null where its columns"
                + " are: say @Embedded(nullable = false), or take it away",
            entity("@Embedded P x", "record P(@Column(nullable = false) String y) {}")),
        row(
            "A.java:3: A.z: the column x_y is that of A.x already: name another by"
                + " @Embedded(prefix = …)",
            entity("@Embedded P x, @Embedded(prefix = \"x_\") P z", "record P(String y) {}")));
  }
}
