package io.sluice.processor;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors of join entities and join tables. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class JoinErrorTests {
  private static final String TEAM = "\n@Table public record Team(@Id Long id, String name) {}";
  private static final String MEMBERSHIP =
      "\n@Table public record Membership(@Id BelongsTo<A> a, @Id BelongsTo<Team> team, String role,"
          + " Long plain) {}";
  private static final String NOTE =
      "\n@Table public record Note(@Id Long id, BelongsTo<A> a, String text, Long plain) {}";
  private static final String PAIR =
      "\n@Table public record Pair(@Id Long left, @Id String right) {}";

  @ParameterizedTest
  @MethodSource({"joins", "selves", "joinTables", "tables"})
  void saysWhatToDo(String message, List<String> sources) {
    Compilation.assertError(message, sources);
  }

  private static Arguments row(String message, String... sources) {
    return arguments(message, List.of(sources));
  }

  /** An entity A with one component more, on the third line. */
  private static String entity(String component) {
    return "\n@Table public record A(@Id Long id, String name,\n " + component + ") {}";
  }

  static Stream<Arguments> joins() {
    String toTeam = "\n@Table public record Membership(@Id Long id, BelongsTo<Team> team) {}";
    String toA = "\n@Table public record Membership(@Id Long id, BelongsTo<A> a, Long plain) {}";
    String two =
        "\n@Table public record Membership(@Id Long id, BelongsTo<A> a, BelongsTo<A> b,"
            + " BelongsTo<Team> team) {}";
    return Stream.of(
        row(
            "A.java:3: A.x: Membership has no foreign key to A: add a component BelongsTo<A> a, or"
                + " @ForeignKey(A.class) on a plain one, to Membership",
            entity("BelongsToMany<Team, Membership> x"),
            TEAM,
            toTeam),
        row(
            "A.java:3: A.x: Membership has no foreign key to Team: add a component BelongsTo<Team>"
                + " team, or @ForeignKey(Team.class) on a plain one, to Membership",
            entity("BelongsToMany<Team, Membership> x"),
            TEAM,
            toA),
        row(
            "A.java:3: A.x: Membership has several foreign keys to A: choose one by"
                + " @ForeignKey(mappedBy = \"a\") or @ForeignKey(mappedBy = \"b\")",
            entity("BelongsToMany<Team, Membership> x"),
            TEAM,
            two),
        row(
            "A.java:3: A.x: @ForeignKey(mappedBy = \"c\"): Membership has no component c; choose"
                + " from \"a\", \"b\"",
            entity("@ForeignKey(mappedBy = \"c\") BelongsToMany<Team, Membership> x"),
            TEAM,
            two),
        row(
            "A.java:3: A.x: @ForeignKey(otherKey = \"b\"): Membership.b does not refer to Team;"
                + " choose from \"team\"",
            entity("@ForeignKey(otherKey = \"b\") BelongsToMany<Team, Membership> x"),
            TEAM,
            two),
        row(
            "A.java:3: A.x: @ForeignKey(otherKey = \"plain\"): Membership.plain is that of mappedBy"
                + " already; choose from \"team\"",
            entity(
                "@ForeignKey(mappedBy = \"plain\", otherKey = \"plain\") BelongsToMany<Team,"
                    + " Membership> x"),
            TEAM,
            MEMBERSHIP),
        row(
            "A.java:3: A.x: Membership.role refers to A.id, which is a Long: make it a Long too",
            entity("@ForeignKey(mappedBy = \"role\") BelongsToMany<Team, Membership> x"),
            TEAM,
            MEMBERSHIP),
        row(
            "A.java:3: A.x: Membership.role refers to Team.id, which is a Long: make it a Long too",
            entity("@ForeignKey(otherKey = \"role\") BelongsToMany<Team, Membership> x"),
            TEAM,
            MEMBERSHIP),
        row(
            "A.java:3: A.x: @ForeignKey(references) is for a mappedBy that is no foreign key by"
                + " itself, but Membership.a is one: take it away",
            entity("@ForeignKey(references = \"id\") BelongsToMany<Team, Membership> x"),
            TEAM,
            MEMBERSHIP));
  }

  static Stream<Arguments> selves() {
    String two =
        "\n@Table public record Follow(@Id BelongsTo<A> follower, @Id BelongsTo<A> followed) {}";
    return Stream.of(
        row(
            "A.java:3: A.x: Follow has several foreign keys to A: choose one by"
                + " @ForeignKey(mappedBy = \"follower\") or @ForeignKey(mappedBy = \"followed\")",
            entity("BelongsToMany<A, Follow> x"),
            two),
        row(
            "A.java:3: A.x: @ForeignKey(otherKey = \"folowed\"): Follow has no component folowed;"
                + " choose from \"follower\", \"followed\"",
            entity("@ForeignKey(otherKey = \"folowed\") BelongsToMany<A, Follow> x"),
            two),
        row(
            "A.java:3: A.x: Follow has several foreign keys to A: choose one by"
                + " @ForeignKey(otherKey = \"b\") or @ForeignKey(otherKey = \"c\")",
            entity("@ForeignKey(mappedBy = \"a\") BelongsToMany<A, Follow> x"),
            "\n@Table public record Follow(@Id BelongsTo<A> a, @Id BelongsTo<A> b, BelongsTo<A> c)"
                + " {}"),
        row(
            "A.java:3: A.x: Follow has no second foreign key to A: add a component BelongsTo<A>"
                + " otherA, or @ForeignKey(A.class) on a plain one, to Follow",
            entity("BelongsToMany<A, Follow> x"),
            "\n@Table public record Follow(@Id Long id, BelongsTo<A> a) {}"));
  }

  static Stream<Arguments> joinTables() {
    String only = "@JoinTable is for a BelongsToMany<…, JoinRow> only: take it away";
    return Stream.of(
        row(
            "A.java:3: A.x: a JoinRow is a row of a table that has no entity: name the table by"
                + " @JoinTable(\"…\"), or make an entity of it and write that instead of JoinRow",
            entity("BelongsToMany<Team, JoinRow> x"),
            TEAM),
        row(
            "A.java:3: A.x: @JoinTable names no table: write @JoinTable(\"…\")",
            entity("@JoinTable(\"\") BelongsToMany<Team, JoinRow> x"),
            TEAM),
        row(
            "A.java:3: A.x: @JoinTable is for a JoinRow, and the join entity names its table by"
                + " @Table: take it away",
            entity("@JoinTable(\"t\") BelongsToMany<Team, Membership> x"),
            TEAM,
            MEMBERSHIP),
        row("A.java:3: A.x: " + only, entity("@JoinTable(\"t\") HasMany<Note> x"), NOTE),
        row("A.java:3: A.x: " + only, entity("@JoinTable(\"t\") BelongsTo<Team> x"), TEAM),
        row("A.java:3: A.x: " + only, entity("@JoinTable(\"t\") Long x")));
  }

  static Stream<Arguments> tables() {
    String twice = " twice: name them by @JoinTable(columns = …, otherColumns = …)";
    return Stream.of(
        row(
            "A.java:3: A.x: @JoinTable(columns) has 2, but refers to 1: write a column for each of"
                + " id of A",
            entity(
                "@JoinTable(value = \"t\", columns = {\"a\", \"b\"}) BelongsToMany<Team, JoinRow>"
                    + " x"),
            TEAM),
        row(
            "A.java:3: A.x: @JoinTable(otherColumns) has 1, but refers to 2: write a column for"
                + " each of left, right of Pair",
            entity(
                "@JoinTable(value = \"t\", otherColumns = \"a\") BelongsToMany<Pair, JoinRow> x"),
            PAIR),
        row(
            "A.java:3: A.x: @JoinTable(references = \"name\"): A.name is not unique: mark it with"
                + " @Unique",
            entity(
                "@JoinTable(value = \"t\", references = \"name\") BelongsToMany<Team, JoinRow> x"),
            TEAM),
        row(
            "A.java:3: A.x: @JoinTable(otherReferences = \"nmae\"): Team has no such attribute; it"
                + " has id, name",
            entity(
                "@JoinTable(value = \"t\", otherReferences = \"nmae\") BelongsToMany<Team, JoinRow>"
                    + " x"),
            TEAM),
        row(
            "A.java:3: A.x: the join table t would have the column a_id" + twice,
            entity("@JoinTable(\"t\") BelongsToMany<A, JoinRow> x")),
        row(
            "A.java:3: A.x: the join table t would have the column TEAM_ID" + twice,
            entity(
                "@JoinTable(value = \"t\", columns = \"team_id\", otherColumns = \"TEAM_ID\")"
                    + " BelongsToMany<Team, JoinRow> x"),
            TEAM));
  }
}
