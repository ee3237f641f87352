package io.sluice.processor;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors of the associations that follow foreign keys of others, or plain keys. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AssociationErrorTests {
  private static final String TEAM = "\n@Table public record Team(@Id Long id, String name) {}";
  private static final String MEMBERSHIP =
      "\n@Table public record Membership(@Id BelongsTo<A> a, @Id BelongsTo<Team> team, String role,"
          + " Long plain) {}";
  private static final String NOTE =
      "\n@Table public record Note(@Id Long id, BelongsTo<A> a, String text, Long plain) {}";
  private static final String PAIR =
      "\n@Table public record Pair(@Id Long left, @Id String right) {}";

  @ParameterizedTest
  @MethodSource({"types", "marks", "places", "plain", "borrowed", "scopes"})
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

  static Stream<Arguments> types() {
    return Stream.of(
        row(
            "A.java:3: A.x: a raw BelongsToMany; name the entity: BelongsToMany<…, …>, between the"
                + " brackets",
            "\n@Table @SuppressWarnings(\"rawtypes\") public record A(@Id Long id,\n BelongsToMany"
                + " x) {}"),
        row(
            "A.java:3: A.x: a raw HasOne; name the entity: HasOne<…>, between the brackets",
            "\n@Table @SuppressWarnings(\"rawtypes\") public record A(@Id Long id,\n HasOne x) {}"),
        row(
            "A.java:3: A.x: io.sluice.BelongsToMany<app.Team, ?> has a wildcard; name the entity"
                + " itself: BelongsToMany<…, …>",
            entity("BelongsToMany<Team, ?> x"),
            TEAM),
        row(
            "A.java:3: A.x: String is no entity: put @io.sluice.annotation.Table on it, or refer to"
                + " one that has it",
            entity("@JoinTable(\"t\") BelongsToMany<String, JoinRow> x")),
        row(
            "A.java:3: A.x: String is no entity of a join table: put @io.sluice.annotation.Table on"
                + " it, or write io.sluice.model.JoinRow for a table without one",
            entity("BelongsToMany<Team, String> x"),
            TEAM));
  }

  static Stream<Arguments> marks() {
    String away = ", which has no column: take it away";
    return Stream.of(
        row(
            "A.java:3: A.x: @Unique has no place on a HasOne" + away,
            entity("@Unique HasOne<Note> x"),
            NOTE),
        row(
            "A.java:3: A.x: @Column(value) has no place on a BelongsToMany" + away,
            entity("@Column(\"c\") BelongsToMany<Team, Membership> x"),
            TEAM,
            MEMBERSHIP),
        row(
            "A.java:3: A.x: @Id has no place on a BelongsTo with mappedBy" + away,
            entity("@Id @ForeignKey(mappedBy = \"id\") BelongsTo<Team> x"),
            TEAM),
        row(
            "A.java:3: A.x: @Column(nullable) has no place on a BelongsTo with mappedBy" + away,
            entity("@Column(nullable = false) @ForeignKey(mappedBy = \"id\") BelongsTo<Team> x"),
            TEAM));
  }

  static Stream<Arguments> places() {
    return Stream.of(
        row(
            "A.java:3: A.x: @ForeignKey(value) is for plain components; the type names the entity"
                + " already: take the class away",
            entity("@ForeignKey(Note.class) HasOne<Note> x"),
            NOTE),
        row(
            "A.java:3: A.x: @ForeignKey(columns) has no place on a HasOne, which takes mappedBy"
                + " only: the foreign key is the target's, write it there",
            entity("@ForeignKey(columns = \"c\") HasOne<Note> x"),
            NOTE),
        row(
            "A.java:3: A.x: @ForeignKey(onDelete) has no place on a BelongsToMany, which takes"
                + " mappedBy and otherKey only: the foreign keys are the join entity's, write it"
                + " there",
            entity(
                "@ForeignKey(onDelete = ReferentialAction.CASCADE) BelongsToMany<Team, Membership>"
                    + " x"),
            TEAM,
            MEMBERSHIP),
        row(
            "A.java:3: A.x: @ForeignKey(otherKey) is for a BelongsToMany only: take it away",
            entity("@ForeignKey(otherKey = \"a\") HasOne<Note> x"),
            NOTE),
        row(
            "A.java:3: A.x: @ForeignKey(otherKey) is for a BelongsToMany only: take it away",
            entity("@ForeignKey(otherKey = \"a\") BelongsTo<Team> x"),
            TEAM),
        row(
            "A.java:3: A.x: @ForeignKey(otherKey) is for a BelongsToMany only: take it away",
            entity("@ForeignKey(value = Team.class, otherKey = \"a\") Long x"),
            TEAM),
        row(
            "A.java:3: A.x: @ForeignKey has no place beside a JoinRow: use @JoinTable, which has"
                + " columns, otherColumns, references, otherReferences, onDelete, onUpdate,"
                + " constraint and deferrable",
            entity(
                "@JoinTable(\"t\") @ForeignKey(mappedBy = \"a\") BelongsToMany<Team, JoinRow> x"),
            TEAM));
  }

  static Stream<Arguments> plain() {
    String pairs =
        "\n@Table public record A(@Id Long left, @Id Long right,\n @ForeignKey(mappedBy ="
            + " \"plain\") HasMany<Note> x) {}";
    return Stream.of(
        row(
            "A.java:3: A.x: Note.text refers to A.id, which is a Long: make it a Long too",
            entity("@ForeignKey(mappedBy = \"text\") HasMany<Note> x"),
            NOTE),
        row(
            "A.java:3: A.x: Note.text refers to A.id, which is a Long: make it a Long too",
            entity("@ForeignKey(mappedBy = \"text\") HasOne<Note> x"),
            NOTE),
        row(
            "A.java:3: A.x: the key of A has 2 attributes (left, right), which one component cannot"
                + " hold: make Note.plain a BelongsTo<A>",
            pairs,
            "\n@Table public record Note(@Id Long id, Long plain) {}"),
        row(
            "A.java:3: A.x: @ForeignKey(references = \"name\"): A.name is not unique: mark it with"
                + " @Unique",
            entity("@ForeignKey(mappedBy = \"text\", references = \"name\") HasMany<Note> x"),
            NOTE),
        row(
            "A.java:3: A.x: @ForeignKey(references = \"nmae\"): A has no such attribute; it has id,"
                + " name",
            entity("@ForeignKey(mappedBy = \"text\", references = \"nmae\") HasMany<Note> x"),
            NOTE),
        row(
            "A.java:3: A.x: @ForeignKey(references) is for a mappedBy that is no foreign key by"
                + " itself, but Note.a is one: take it away",
            entity("@ForeignKey(references = \"id\") HasMany<Note> x"),
            NOTE),
        row(
            "A.java:3: A.x: Note has no foreign key to A by itself: name the component with the key"
                + " by @ForeignKey(mappedBy = \"plain\")",
            entity("HasMany<Note> x"),
            "\n@Table public record Note(@Id Long id, Long plain, @ForeignKey(mappedBy = \"plain\")"
                + " BelongsTo<A> a) {}"),
        row(
            "A.java:3: A.x: @ForeignKey(mappedBy = \"a\"): Note.a is no foreign key by itself; Note"
                + " has no foreign key to A by itself: name the component with the key by"
                + " @ForeignKey(mappedBy = \"plain\")",
            entity("@ForeignKey(mappedBy = \"a\") HasOne<Note> x"),
            "\n@Table public record Note(@Id Long id, Long plain, @ForeignKey(mappedBy = \"plain\")"
                + " BelongsTo<A> a) {}"));
  }

  static Stream<Arguments> borrowed() {
    String beside =
        " has no place beside mappedBy: name holds the key, and there is no column and no"
            + " constraint besides: take it away";
    String named = "; name a plain component of A that holds the key";
    return Stream.of(
        row(
            "A.java:3: A.x: @ForeignKey(columns)" + beside,
            entity("@ForeignKey(mappedBy = \"name\", columns = \"c\") BelongsTo<Team> x"),
            TEAM),
        row(
            "A.java:3: A.x: @ForeignKey(constraint)" + beside,
            entity("@ForeignKey(mappedBy = \"name\", constraint = false) BelongsTo<Team> x"),
            TEAM),
        row(
            "A.java:3: A.x: @ForeignKey(nullable)" + beside,
            entity("@ForeignKey(mappedBy = \"name\", nullable = false) BelongsTo<Team> x"),
            TEAM),
        row(
            "A.java:3: A.x: @ForeignKey(mappedBy = \"y\"): A has no component y" + named,
            entity("@ForeignKey(mappedBy = \"y\") BelongsTo<Team> x"),
            TEAM),
        row(
            "A.java:3: A.x: @ForeignKey(mappedBy = \"y\"): A.y is an association" + named,
            entity("@ForeignKey(mappedBy = \"y\") BelongsTo<Team> x, BelongsTo<Team> y"),
            TEAM),
        row(
            "A.java:3: A.x: A.name refers to Team.id, which is a Long: make it a Long too",
            entity("@ForeignKey(mappedBy = \"name\") BelongsTo<Team> x"),
            TEAM),
        row(
            "A.java:3: A.x: the key of Pair has 2 attributes (left, right), which one component"
                + " cannot hold: make A.name a BelongsTo<Pair>",
            entity("@ForeignKey(mappedBy = \"name\") BelongsTo<Pair> x"),
            PAIR),
        row(
            "A.java:3: A.x: @ForeignKey(references = \"name\"): Team.name is not unique: mark it"
                + " with @Unique",
            entity("@ForeignKey(mappedBy = \"name\", references = \"name\") BelongsTo<Team> x"),
            TEAM));
  }

  static Stream<Arguments> scopes() {
    String scope = "A.java:3: A.x: @Scope(attribute = \"text\")";
    String only =
        " is for a HasOne, a HasMany, a BelongsToMany, or a BelongsTo with @ForeignKey(mappedBy)"
            + " only: take it away";
    String text = "@Scope(attribute = \"text\", value = \"v\") ";
    String through = "@Scope(attribute = \"text\", value = \"v\", through = true) ";
    return Stream.of(
        row(scope + only, entity(text + "String x")),
        row(scope + only, entity(text + "BelongsTo<Team> x"), TEAM),
        row(
            scope + ": Team has no such attribute; it has id, name",
            entity(text + "BelongsToMany<Team, Membership> x"),
            TEAM,
            MEMBERSHIP),
        row(
            scope + ": Membership has no such attribute; it has role, plain",
            entity(through + "BelongsToMany<Team, Membership> x"),
            TEAM,
            MEMBERSHIP),
        row(
            "A.java:3: A.x: @Scope(attribute = \"b\"): Note has no such attribute; it has id, text,"
                + " plain",
            entity(text + "@Scope(attribute = \"b\", value = \"v\") HasMany<Note> x"),
            NOTE),
        row(
            scope + ": A has no such attribute; it has id, name, plainId",
            entity(
                "Long plainId, @ForeignKey(mappedBy = \"plainId\") " + text + "BelongsTo<Team> x"),
            TEAM),
        row(
            scope + " of a BelongsTo is written with its key: write one value",
            entity(
                "String text, Long plainId, @ForeignKey(mappedBy = \"plainId\")"
                    + " @Scope(attribute = \"text\", value = {\"v\", \"w\"}) BelongsTo<Team> x"),
            TEAM),
        row(
            scope + " has no value: write one, or several of which any will do",
            entity("@Scope(attribute = \"text\", value = {}) HasMany<Note> x"),
            NOTE),
        row(
            scope
                + ": a JoinRow has foreign keys only, so take through away, or make an entity of the"
                + " join table",
            entity("@JoinTable(\"t\") " + through + "BelongsToMany<Team, JoinRow> x"),
            TEAM),
        row(
            scope + ": through is for a BelongsToMany only, which has a join entity: take it away",
            entity(through + "HasOne<Note> x"),
            NOTE));
  }
}
