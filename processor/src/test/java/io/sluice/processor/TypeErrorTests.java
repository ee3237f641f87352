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

/**
 * Errors of a type or a component by itself. A row is the whole message with its file and line, and
 * the sources; the first line of a source is that of the package.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TypeErrorTests {
  private static final String USER = "\n@Table public record User(@Id Long id, String email) {}";
  private static final String WAYS_OUT =
      "; use String, a number, boolean, UUID, a date or time, byte[], an enum or a record of one of"
          + " them, @Convert(…) to say what converts it, @Embedded if its components are columns,"
          + " @Json to store it as JSON, BelongsTo<…> for"
          + " a row of another entity, or HasMany<…> for many";

  private static final String NEVER_NULL =
      "A.java:3: A.x: @DeletedAt is null while the row is there: take away what says that it is"
          + " never null, as @Column(nullable = false), @NotNull or another mark";

  @ParameterizedTest
  @MethodSource({
    "types",
    "classes",
    "components",
    "remedies",
    "converters",
    "associations",
    "once",
    "columns",
    "writes",
    "deletion"
  })
  void saysWhatToDo(String message, List<String> sources) {
    Compilation.assertError(message, sources);
  }

  private static Arguments row(String message, String... sources) {
    return arguments(message, List.of(sources));
  }

  static Stream<Arguments> types() {
    return Stream.of(
        row(
            "A.java:2: A cannot be an entity: @Table is for records and classes",
            "\n@Table public interface A {}"),
        row(
            "A.java:2: A cannot be an entity: @Table is for records and classes",
            "\n@Table public enum A { X }"),
        row(
            "A.java:2: A has type parameters, and a table has none: take them away",
            "\n@Table public record A<T>(@Id Long id) {}"),
        row(
            "A.java:2: A has no key: mark a component with @io.sluice.annotation.Id",
            "\n@Table public record A(Long id) {}"));
  }

  static Stream<Arguments> classes() {
    String constructor =
        "A.java:2: A needs a constructor A() that is not private and throws nothing checked;"
            + " or make it a record";
    String unwritable =
        "A.java:3: A.name: cannot be written: add setName(v) or name(v) that takes a"
            + " java.lang.String, or make the field non-private and non-final";
    return Stream.of(
        row(
            "A.java:2: A is abstract, and rows are made of it: put @Table on a concrete class",
            "\n@Table public abstract class A { @Id Long id; }"),
        row(constructor, "\n@Table public class A { @Id Long id; A(Long id) { this.id = id; } }"),
        row(constructor, "\n@Table public class A { @Id Long id; private A() {} }"),
        row(constructor, "\n@Table public class A { @Id Long id; A() throws Exception {} }"),
        row(
            "A.java:3: A.name: cannot be read: add getName() or isName() or name() that returns it,"
                + " or make the field non-private",
            "\n@Table public class A { @Id Long id;\n private String name;"
                + " void setName(String name) { this.name = name; }"
                + " private String getName() { return name; } static String name() { return null; }"
                + " Long isName() { return 1L; } }"),
        row(
            unwritable,
            "\n@Table public class A { @Id Long id;\n private String name;"
                + " String getName() { return name; } void setName(Long name) {} }"),
        row(unwritable, "\n@Table public class A { @Id Long id;\n final String name = \"\"; }"));
  }

  static Stream<Arguments> components() {
    return Stream.of(
        row(
            "A.java:3: A.tags: a Map is no type of a column: store it with @Json, or one of Strings"
                + " with @Column(type = \"hstore\") on PostgreSQL",
            "\n@Table public record A(@Id Long id,\n Map<String, String> tags) {}"),
        row(
            "A.java:3: A.letters: char[] is no type of a column" + WAYS_OUT,
            "\n@Table public record A(@Id Long id,\n char[] letters) {}"),
        row(
            "A.java:3: A.all: java.util.List<byte[]> is no type of a column" + WAYS_OUT,
            "\n@Table public record A(@Id Long id,\n List<byte[]> all) {}"),
        row(
            "A.java:3: A.letter: char is no type of a column; use String",
            "\n@Table public record A(@Id Long id,\n char letter) {}"),
        row(
            "A.java:3: A.b: app.A.B is no type of a column" + WAYS_OUT,
            "\n@Table public record A(@Id Long id,\n B b) { public record B() {} }"),
        row(
            "A.java:3: A.name: an Optional is no component; declare the type itself, which may be"
                + " null",
            "\n@Table public record A(@Id Long id,\n Optional<String> name) {}"),
        row(
            "A.java:3: A.user: to refer to a row of User, use BelongsTo<User>",
            "\n@Table public record A(@Id Long id,\n User user) {}",
            USER),
        row(
            "A.java:3: A.users: to refer to rows of User, use HasMany<User>",
            "\n@Table public record A(@Id Long id,\n List<User> users) {}",
            USER),
        row(
            "A.java:3: A.state: the enum State is private; the metamodel has to see it",
            "\n@Table public record A(@Id Long id,\n State state) { private enum State { X } }"),
        row(
            "A.java:3: A.j: JSON is no key: servers compare documents, or their texts, in ways of"
                + " their own",
            "\n@Table public record A(@Id Long id,\n @Json @Unique String j) {}"),
        row(
            "A.java:3: A.n: @Column(type) is the whole type of the column: write the size into it,"
                + " as in \"varchar(20)\"",
            "\n@Table public record A(@Id Long id,\n"
                + " @Column(type = \"citext\", length = 3) String n) {}"),
        row(
            "A.java:3: A.n: @Column(type) has no place on JSON, whose column has a type already:"
                + " take it away",
            "\n@Table public record A(@Id Long id,\n"
                + " @Json @Column(type = \"json\") String n) {}"),
        row(
            "A.java:3: A.b: @Column(type) has no place on a B, whose column has a type already:"
                + " take it away",
            "\n@Table public record A(@Id Long id,\n"
                + " @NativeEnum @Column(type = \"x\") B b) { enum B { X } }"),
        row(
            "A.java:3: A.b: io.sluice.type.Range<java.lang.String>: there are ranges of Integer,"
                + " Long, BigDecimal, BigInteger, LocalDate, LocalDateTime, Instant and"
                + " OffsetDateTime",
            "\n@Table public record A(@Id Long id,\n io.sluice.type.Range<String> b) {}"),
        row(
            "A.java:3: A.n: @NativeEnum is for enums: take it away",
            "\n@Table public record A(@Id Long id,\n @NativeEnum String n) {}"),
        row(
            "A.java:3: A.j: @Json and @Convert both say how it is stored: take one away",
            "\n@Table public record A(@Id Long id,\n @Json @Convert(C.class) String j) {}",
            "class C implements io.sluice.type.Converter<String, String> { public String"
                + " toColumn(String a) { return a; } public String toAttribute(String b) { return"
                + " b; } }"),
        row(
            "A.java:3: A.id: arrays are equal to themselves only, and no key: use a UUID, which a @Convert may store"
                + " as bytes",
            "\n@Table public record A(\n @Id byte[] id) {}"));
  }

  static Stream<Arguments> remedies() {
    return Stream.of(
            List.of(
                "java.time.ZonedDateTime",
                "databases keep no zone beside an instant: use Instant or OffsetDateTime, and a"
                    + " ZoneId in a component of its own, or @Convert(…) it to a text"),
            List.of(
                "java.time.OffsetTime",
                "databases keep no offset beside a time: use LocalTime, and a ZoneOffset in a"
                    + " component of its own, or @Convert(…) it to a text"),
            List.of("java.net.URL", "a URL looks its host up when it is compared: use URI"),
            List.of("java.util.Date", "a Date can be changed: use Instant"),
            List.of("Character", "java.lang.Character is no type of a column; use String"))
        .map(
            each ->
                row(
                    "A.java:3: A.x: " + each.get(1),
                    "\n@Table public record A(@Id Long id,\n " + each.get(0) + " x) {}"));
  }

  static Stream<Arguments> converters() {
    String unusable =
        "A.java:3: A.m: @Convert(C.class): it needs a constructor C() that A_ sees, and no type"
            + " parameters";
    return Stream.of(
        row(unusable, converted("class", "M", "String", "C(int x) {}")),
        row(unusable, converted("abstract class", "M", "String", "")),
        row(
            "A.java:3: A.m: @Convert(C.class) converts java.lang.Long, and not app.M",
            converted("class", "Long", "String", "")),
        row(
            "A.java:3: A.m: @Convert(C.class) makes a java.lang.Object of it, which is no type of a"
                + " column: make it a String, a number or another one that is",
            converted("class", "M", "Object", "")));
  }

  private static String[] converted(String kind, String from, String to, String constructor) {
    return new String[] {
      "\n@Table public record A(@Id Long id,\n @Convert(C.class) M m) {}",
      kind
          + " C implements io.sluice.type.Converter<"
          + from
          + ", "
          + to
          + "> { "
          + constructor
          + " public "
          + to
          + " toColumn("
          + from
          + " a) { return null; } public "
          + from
          + " toAttribute("
          + to
          + " b) { return null; } }",
      "record M(String a, String b) {}"
    };
  }

  static Stream<Arguments> associations() {
    String noEntity =
        " is no entity: put @io.sluice.annotation.Table on it, or refer to one that has it";
    return Stream.of(
        row(
            "A.java:3: A.users: a raw HasMany; name the entity: HasMany<…>, between the brackets",
            "\n@Table @SuppressWarnings(\"rawtypes\") public record A(@Id Long id,\n HasMany users)"
                + " {}"),
        row(
            "A.java:3: A.users: io.sluice.HasMany<?> has a wildcard; name the entity itself:"
                + " HasMany<…>",
            "\n@Table public record A(@Id Long id,\n HasMany<?> users) {}"),
        row(
            "A.java:3: A.user: io.sluice.BelongsTo<? extends app.User> has a wildcard; name the"
                + " entity itself: BelongsTo<…>",
            "\n@Table public record A(@Id Long id,\n BelongsTo<? extends User> user) {}",
            USER),
        row(
            "A.java:3: A.user: byte[] is no entity",
            "\n@Table public record A(@Id Long id,\n BelongsTo<byte[]> user) {}"),
        row(
            "A.java:3: A.user: String" + noEntity,
            "\n@Table public record A(@Id Long id,\n BelongsTo<String> user) {}"),
        row(
            "A.java:3: A.bs: B" + noEntity,
            "\n@Table public record A(@Id Long id,\n HasMany<B> bs) {}",
            "public record B(Long id) {}"),
        row(
            "A.java:3: A.b: B" + noEntity,
            "\n@Table public record A(@Id Long id,\n @ForeignKey(B.class) Long b) {}",
            "public record B(Long id) {}"),
        row(
            "A.java:3: A.user: @Column(value) has no place on a BelongsTo: use @ForeignKey(columns"
                + " = …)",
            "\n@Table public record A(@Id Long id,\n @Column(\"u\") BelongsTo<User> user) {}",
            USER),
        row(
            "A.java:3: A.user: @Column(defaultValue) has no place on a BelongsTo, whose columns are"
                + " as the key that they refer to: take it away, or map the column by a plain"
                + " component, with @ForeignKey(mappedBy = …) here",
            "\n@Table public record A(@Id Long id,\n"
                + " @Column(defaultValue = \"1\") BelongsTo<User> user) {}",
            USER),
        row(
            "A.java:3: A.user: @Version has no place on a BelongsTo: take it away",
            "\n@Table public record A(@Id Long id,\n @Version BelongsTo<User> user) {}",
            USER),
        row(
            "A.java:3: A.bs: @Unique has no place on a HasMany, which has no column: take it away",
            "\n@Table public record A(@Id Long id,\n @Unique HasMany<B> bs) {}",
            "\n@Table public record B(@Id Long id, BelongsTo<A> a) {}"),
        row(
            "A.java:3: A.bs: @Column(nullable) has no place on a HasMany, which has no column: take"
                + " it away",
            "\n@Table public record A(@Id Long id,\n @Column(nullable = false) HasMany<B> bs) {}",
            "\n@Table public record B(@Id Long id, BelongsTo<A> a) {}"));
  }

  static Stream<Arguments> once() {
    String once = "; an entity has one at most: take one away";
    return Stream.of(
        row(
            "A.java:3: A.w: a second @Version, after A.v" + once,
            "\n@Table public record A(@Id Long id, @Version int v,\n @Version long w) {}"),
        row(
            "A.java:3: A.c: a second @CreatedAt, after A.b" + once,
            "\n@Table public record A(@Id Long id, @CreatedAt Instant b,\n @CreatedAt Instant c)"
                + " {}"),
        row(
            "A.java:3: A.c: a second @UpdatedAt, after A.b" + once,
            "\n@Table public record A(@Id Long id, @UpdatedAt Instant b,\n @UpdatedAt Instant c)"
                + " {}"));
  }

  static Stream<Arguments> columns() {
    String time = " is a point in time: make it an Instant, an OffsetDateTime or a LocalDateTime";
    return Stream.of(
        row(
            "A.java:3: A.v: @Version counts updates: make it an int, a long or a short",
            "\n@Table public record A(@Id Long id,\n @Version Instant v) {}"),
        row(
            "A.java:3: A.v: @Version counts updates: make it an int, a long or a short",
            "\n@Table public record A(@Id Long id,\n @Version Byte v) {}"),
        row(
            "A.java:3: A.c: @CreatedAt" + time,
            "\n@Table public record A(@Id Long id,\n @CreatedAt LocalDate c) {}"),
        row(
            "A.java:3: A.c: @UpdatedAt" + time,
            "\n@Table public record A(@Id Long id,\n @UpdatedAt long c) {}"),
        row(
            "A.java:3: A.n: @Column(length) is for texts and bytes; int has none",
            "\n@Table public record A(@Id Long id,\n @Column(length = 3) int n) {}"),
        row(
            "A.java:3: A.n: @Column(precision, scale) is for BigDecimal and BigInteger; double has"
                + " none",
            "\n@Table public record A(@Id Long id,\n @Column(precision = 3) double n) {}"),
        row(
            "A.java:3: A.n: @Column(scale) is part of the precision: write precision as well, not"
                + " less than 2",
            "\n@Table public record A(@Id Long id,\n @Column(scale = 2) BigDecimal n) {}"),
        row(
            "A.java:3: A.n: a length, precision or scale of @Column is negative",
            "\n@Table public record A(@Id Long id,\n @Column(length = -2) String n) {}"));
  }

  static Stream<Arguments> writes() {
    String computed = "A.java:3: A.x: @Generated(as = …) is computed of other columns, ";
    return Stream.of(
        row(
            "A.java:3: A.x: a foreign key is written by associations: take away what says that it is"
                + " not",
            "\n@Table public record A(@Id Long id,\n"
                + "@Column(updatable = false) @ForeignKey(User.class) Long x) {}",
            USER),
        row(
            "A.java:3: A.x: @Column(updatable) has no place on a BelongsTo, whose columns are as the"
                + " key that they refer to: take it away, or map the column by a plain component,"
                + " with @ForeignKey(mappedBy = …) here",
            "\n@Table public record A(@Id Long id,\n"
                + "@Column(updatable = false) BelongsTo<User> x) {}",
            USER),
        row(
            "A.java:3: A.x: a new row has a key: @Generated(always = true) says that the database"
                + " makes it",
            "\n@Table public record A(\n@Id @Column(insertable = false) Long x) {}"),
        row(
            "A.java:3: A.x: Sluice writes it in new rows: take @Column(insertable = false) away",
            "\n@Table public record A(@Id Long id,\n"
                + "@CreatedAt @Column(insertable = false) Instant x) {}"),
        row(
            "A.java:3: A.x: Sluice writes it when a row changes: take @Column(updatable = false) away",
            "\n@Table public record A(@Id Long id,\n"
                + "@Version @Column(updatable = false) int x) {}"),
        row(
            computed + "by which a row is not found before it is there: use another key",
            "\n@Table public record A(\n@Id @Generated(as = \"1\") Long x) {}"),
        row(
            computed + "but Sluice writes this one: take one of the two away",
            "\n@Table public record A(@Id Long id,\n"
                + "@UpdatedAt @Generated(as = \"1\") Instant x) {}"),
        row(
            computed + "and nothing else writes it: take away what else says so",
            "\n@Table public record A(@Id Long id,\n"
                + "@Generated(as = \"1\") @Column(defaultValue = \"2\") int x) {}"));
  }

  static Stream<Arguments> deletion() {
    String time =
        "A.java:3: A.x: @DeletedAt is a point in time: make it an Instant, an OffsetDateTime or a"
            + " LocalDateTime";
    return Stream.of(
        row(NEVER_NULL, deletable("@Column(nullable = false) Instant x")),
        row(NEVER_NULL, deletable("@UpdatedAt LocalDateTime x")),
        row(time, deletable("long x")),
        row(time, deletable("LocalDate x")),
        row(
            "A.java:3: A.x: a second @DeletedAt, after A.w; an entity has one at most: take one"
                + " away",
            "\n@Table public record A(@Id Long id, @DeletedAt Instant w,\n @DeletedAt Instant x)"
                + " {}"),
        row(
            "A.java:3: A.x: @DeletedAt has no place on a BelongsTo: take it away",
            deletable("BelongsTo<User> x"),
            USER));
  }

  /** An entity with a component that is marked, on the third line. */
  private static String deletable(String component) {
    return "\n@Table public record A(@Id Long id,\n @DeletedAt " + component + ") {}";
  }

  @Test
  void theInstantOfDeletionIsNotRequiredByOthersEither() {
    Compilation compilation =
        new Compilation.Setup()
            .foreignAnnotations()
            .compile(
                deletable("@jakarta.validation.constraints.NotNull Instant x"),
                "package jakarta.validation.constraints; public @interface NotNull {}");
    assertThat(compilation.messages()).containsExactly(NEVER_NULL);
  }
}
