package io.sluice.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors of an entity with regard to others, and of names with regard to each other. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ReferenceErrorTests {
  private static final String USER = "\n@Table public record User(@Id Long id, String email) {}";
  private static final String PAIR =
      "\n@Table public record Pair(@Id Long left, @Id String right) {}";

  @ParameterizedTest
  @MethodSource({"places", "references", "inverses", "names"})
  void saysWhatToDo(String message, List<String> sources) {
    Compilation.assertError(message, sources);
  }

  private static Arguments row(String message, String... sources) {
    return arguments(message, List.of(sources));
  }

  static Stream<Arguments> places() {
    String value =
        "@ForeignKey(value) is for plain components; the type names the entity already: take the"
            + " class away";
    String inverse =
        " has no place on a HasMany, which takes mappedBy only: the foreign key is the target's,"
            + " write it there";
    String project = "\n@Table public record Project(@Id Long id, BelongsTo<A> a) {}";
    return Stream.of(
        row(
            "A.java:3: A.user: " + value,
            "\n@Table public record A(@Id Long id,\n @ForeignKey(User.class) BelongsTo<User> user)"
                + " {}",
            USER),
        row(
            "A.java:3: A.ps: " + value,
            "\n@Table public record A(@Id Long id,\n @ForeignKey(Project.class) HasMany<Project>"
                + " ps) {}",
            project),
        row(
            "A.java:3: A.ps: @ForeignKey(columns)" + inverse,
            "\n@Table public record A(@Id Long id,\n @ForeignKey(columns = \"x\") HasMany<Project>"
                + " ps) {}",
            project),
        row(
            "A.java:3: A.ps: @ForeignKey(onDelete)" + inverse,
            "\n@Table public record A(@Id Long id,\n @ForeignKey(onDelete ="
                + " ReferentialAction.CASCADE) HasMany<Project> ps) {}",
            project),
        row(
            "A.java:3: A.userId: @ForeignKey(mappedBy) is for associations only: take it away",
            "\n@Table public record A(@Id Long id,\n @ForeignKey(value = User.class, mappedBy ="
                + " \"x\") Long userId) {}",
            USER),
        row(
            "A.java:3: A.userId: @ForeignKey needs the entity that userId refers to:"
                + " @ForeignKey(User.class), or make it a BelongsTo<User>",
            "\n@Table public record A(@Id Long id,\n @ForeignKey Long userId) {}"),
        row(
            "A.java:3: A.userId: @ForeignKey needs the entity that userId refers to:"
                + " @ForeignKey(User.class), or make it a BelongsTo<User>",
            "\n@Table public record A(@Id Long id,\n @ForeignKey(int.class) Long userId) {}"),
        row(
            "A.java:3: A.userId: @ForeignKey(columns) has no place on a plain component: use"
                + " @Column(\"…\")",
            "\n@Table public record A(@Id Long id,\n @ForeignKey(value = User.class, columns ="
                + " \"x\") Long userId) {}",
            USER));
  }

  static Stream<Arguments> references() {
    return Stream.of(
        row(
            "A.java:3: A.pair: @ForeignKey(columns) has 1, but refers to 2: write a column for each"
                + " of left, right",
            "\n@Table public record A(@Id Long id,\n @ForeignKey(columns = \"x\") BelongsTo<Pair>"
                + " pair) {}",
            PAIR),
        row(
            "A.java:3: A.user: @ForeignKey(references = \"mail\"): User has no such attribute; it"
                + " has id, email",
            "\n@Table public record A(@Id Long id,\n @ForeignKey(references = \"mail\")"
                + " BelongsTo<User> user) {}",
            USER),
        row(
            "A.java:3: A.user: @ForeignKey(references = \"email\"): User.email is not unique: mark"
                + " it with @Unique",
            "\n@Table public record A(@Id Long id,\n @ForeignKey(references = \"email\")"
                + " BelongsTo<User> user) {}",
            USER),
        row(
            "A.java:3: A.pair: @ForeignKey(references = \"left\"): Pair.left is not unique: mark it"
                + " with @Unique",
            "\n@Table public record A(@Id Long id,\n @ForeignKey(references = \"left\")"
                + " BelongsTo<Pair> pair) {}",
            PAIR),
        row(
            "A.java:3: A.pair: the key of Pair has 2 attributes (left, right), which one component"
                + " cannot hold: make it a BelongsTo<Pair>",
            "\n@Table public record A(@Id Long id,\n @ForeignKey(Pair.class) Long pair) {}",
            PAIR),
        row(
            "A.java:3: A.user: refers to User.id, which is a Long: make it a Long too",
            "\n@Table public record A(@Id Long id,\n @ForeignKey(User.class) int user) {}",
            USER),
        row(
            "A.java:3: A.a: the key refers to itself: A.a -> A.a; give one of them a key of its"
                + " own",
            "\n@Table public record A(\n @Id BelongsTo<A> a) {}"));
  }

  static Stream<Arguments> inverses() {
    String two =
        "\n@Table public record Project(@Id Long id, BelongsTo<A> owner, @ForeignKey(A.class) Long"
            + " reviewer, BelongsTo<User> user) {}";
    String none = "\n@Table public record Project(@Id Long id, BelongsTo<User> user) {}";
    String missing =
        "Project has no foreign key to A: add a component BelongsTo<A> a, or @ForeignKey(A.class)"
            + " on a plain one, to Project";
    return Stream.of(
        row(
            "A.java:3: A.ps: " + missing,
            "\n@Table public record A(@Id Long id,\n HasMany<Project> ps) {}",
            none,
            USER),
        row(
            "A.java:3: A.ps: Project has several foreign keys to A: choose one by"
                + " @ForeignKey(mappedBy = \"owner\") or @ForeignKey(mappedBy = \"reviewer\")",
            "\n@Table public record A(@Id Long id,\n HasMany<Project> ps) {}",
            two,
            USER),
        row(
            "A.java:3: A.ps: @ForeignKey(mappedBy = \"ower\"): Project has no component ower;"
                + " choose from \"owner\", \"reviewer\"",
            "\n@Table public record A(@Id Long id,\n @ForeignKey(mappedBy = \"ower\")"
                + " HasMany<Project> ps) {}",
            two,
            USER),
        row(
            "A.java:3: A.ps: @ForeignKey(mappedBy = \"user\"): Project.user does not refer to A;"
                + " choose from \"owner\", \"reviewer\"",
            "\n@Table public record A(@Id Long id,\n @ForeignKey(mappedBy = \"user\")"
                + " HasMany<Project> ps) {}",
            two,
            USER),
        row(
            "A.java:3: A.ps: @ForeignKey(mappedBy = \"user\"): Project.user does not refer to A; "
                + missing,
            "\n@Table public record A(@Id Long id,\n @ForeignKey(mappedBy = \"user\")"
                + " HasMany<Project> ps) {}",
            none,
            USER));
  }

  static Stream<Arguments> names() {
    return Stream.of(
        row(
            "A.java:3: A.b: the column x is that of A.a already: name another by @Column(\"…\")",
            "\n@Table public record A(@Id Long id, @Column(\"x\") int a,\n @Column(\"x\") int b) {}"),
        row(
            "A.java:3: A.user: the column USER_ID is that of A.a already: name another by"
                + " @ForeignKey(columns = …)",
            "\n@Table public record A(@Id Long id, @Column(\"user_id\") int a,\n"
                + " @ForeignKey(columns = \"USER_ID\") BelongsTo<User> user) {}",
            USER),
        row(
            "A.java:3: A.user: its key is the attribute userId, a name that A.userId has taken:"
                + " rename one of them, or leave userId out, as the metamodel has userId anyway",
            "\n@Table public record A(@Id Long id, @Column(\"x\") Long userId,\n BelongsTo<User>"
                + " user) {}",
            USER),
        row(
            "A.java:3: A.TYPE: the metamodel has a constant of this name: give it another",
            "\n@Table public record A(@Id Long id,\n int TYPE) {}"),
        row(
            "A.java:2: A: @UniqueKey names nmae, which is no attribute; there are id, name",
            "\n@Table(unique = @UniqueKey(\"nmae\")) public record A(@Id Long id, String name)"
                + " {}"),
        row(
            "A.java:2: A: @Index names bs, which is no attribute; there are id",
            "\n@Table(indexes = @Index(\"bs\")) public record A(@Id Long id, HasMany<B> bs) {}",
            "\n@Table public record B(@Id Long id, BelongsTo<A> a) {}"),
        row(
            "A.java:2: A: @Index names nothing: write the components, or take it away",
            "\n@Table(indexes = @Index({})) public record A(@Id Long id, String name) {}"),
        row(
            "A.java:2: A: @Index is of expressions, and so needs a name: add name = …",
            "\n@Table(indexes = @Index(expressions = \"1\")) public record A(@Id Long id) {}"),
        row(
            "A.java:2: A: @Index has the method b-tree, which is no name",
            "\n@Table(indexes = @Index(value = \"id\", method = \"b-tree\")) public record A(@Id Long"
                + " id) {}"),
        row(
            "A.java:2: A: @Index has name descending, which it is not of",
            "\n@Table(indexes = @Index(value = \"id\", descending = \"name\")) public record A(@Id"
                + " Long id, String name) {}"));
  }

  @Test
  void saysOnceThatKeysGoInCircles() {
    Compilation compilation =
        Compilation.of(
            "\n@Table public record C(@Id Long id, BelongsTo<A> a) {}",
            "\n@Table public record A(@Id BelongsTo<B> b) {}",
            "\n@Table public record B(@Id BelongsTo<A> a) {}");
    assertThat(compilation.messages())
        .containsExactly(
            "A.java:2: A.b: the key refers to itself: A.b -> B.a -> A.b; give one of them a key of"
                + " its own");
  }

  @Test
  void saysAllThatIsWrongAtOnceAndNothingOfWhatFollows() {
    Compilation compilation =
        Compilation.of(
            "\n@Table public record Project(@Id Long id, BelongsTo<User> owner,\n Object a,\n"
                + " Object b) {}",
            "\n@Table public record User(@Id Long id, HasMany<Project> projects) {}",
            "\n@Table public record Team(Long id) {}",
            "\n@Table public record Member(@Id BelongsTo<Team> team, HasMany<Project> ps) {}",
            "\n@Table public record Other(@Id Long id) {}");
    assertThat(compilation.messages().stream().map(each -> each.split(": ", -1)[1]))
        .containsExactlyInAnyOrder("Project.a", "Project.b", "Team has no key");
    assertThat(compilation.hasGenerated("app.Other_")).isTrue();
    assertThat(compilation.hasGenerated("app.Project_")).isFalse();
    assertThat(compilation.hasGenerated("app.User_")).isFalse();
  }

  @Test
  void leavesUnknownTypesToTheCompiler() {
    Compilation compilation =
        Compilation.of(
            "\n@Table public record A(@Id Long id,\n Missing missing) {}",
            "\n@Table public record B(@Id Long id,\n @ForeignKey(Missing.class) Long missing) {}",
            "\n@Table public record C(@Id Long id,\n HasMany<Missing> missing) {}",
            "\n@Table public record D(@Id Long id,\n BelongsToMany<D, Missing> missing) {}");
    assertThat(compilation.messages())
        .hasSize(4)
        .allMatch(each -> each.contains(":3: cannot find symbol"));
  }
}
