package io.sluice.processor;

import static io.sluice.model.Trait.CREATED_AT;
import static io.sluice.model.Trait.GENERATED;
import static io.sluice.model.Trait.ID;
import static io.sluice.model.Trait.NOT_NULL;
import static io.sluice.model.Trait.PRIMITIVE;
import static io.sluice.model.Trait.UNIQUE;
import static io.sluice.model.Trait.UPDATED_AT;
import static io.sluice.model.Trait.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.ComparableAttribute;
import io.sluice.model.Deferrable;
import io.sluice.model.EntityType;
import io.sluice.model.IndexOptions;
import io.sluice.model.NumberAttribute;
import io.sluice.model.Reference;
import io.sluice.model.ReferentialAction;
import io.sluice.model.StringAttribute;
import io.sluice.model.TableName;
import io.sluice.model.Trait;
import io.sluice.type.DataType.Kind;
import io.sluice.type.DataType.Size;
import io.sluice.type.NativeConstants;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What generated metamodels say. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MetamodelTests {
  private static final String USER =
      "@Table(\"users\") public record User(@Id @Generated Long id, @Unique @Column(length = 80)"
          + " String email, HasMany<Project> projects) {}";
  private static final String PROJECT =
      "@Table public record Project(BelongsTo<User> owner, @Id long id, BigDecimal budget) {}";

  private static Set<Trait> traits(Attribute<?, ?> attribute) {
    return Stream.of(Trait.values()).filter(attribute::is).collect(Collectors.toSet());
  }

  private static List<String> names(EntityType<?> type) {
    return type.attributes().stream().map(Attribute::name).toList();
  }

  private static Loaded load(String... sources) {
    Compilation compilation = Compilation.of(sources);
    assertThat(compilation.messages()).isEmpty();
    return compilation.load();
  }

  @Test
  void positionsAreThoseOfComponentsThenAssociations() {
    Loaded loaded = load(USER, PROJECT);
    EntityType<Object> project = loaded.entityType("Project");
    assertThat(names(project)).containsExactly("ownerId", "id", "budget");
    assertThat(project.attributes()).extracting(Attribute::position).containsExactly(0, 1, 2);
    assertThat(project.associations()).extracting(Association::position).containsExactly(3);
    assertThat(project.stateSize()).isEqualTo(4);
    assertThat(loaded.constant("Project", "budget")).isSameAs(project.attribute("budget"));
    assertThat(loaded.constant("Project", "owner")).isSameAs(project.associations().get(0));
    project.check();
    loaded.entityType("User").check();
  }

  @Test
  void everyTypeOfValueHasItsAttribute() {
    EntityType<Object> type =
        load(
                "@Table public record All(@Id Long id, boolean a, Byte b, short c, Integer d,"
                    + " float e, Double f, BigDecimal g, BigInteger h, String i, UUID j, LocalDate"
                    + " k, LocalTime l, LocalDateTime m, Instant n, OffsetDateTime o, byte[] p,"
                    + " Shade q, Boolean r, Inner s) { enum Inner { X } }",
                "public enum Shade { DARK { }, LIGHT }")
            .entityType("All");
    assertThat(
            type.attributes().stream().map(each -> each.getClass().getSimpleName() + each.type()))
        .containsExactly(
            "NumberAttributeBIGINT(Long)",
            "AttributeBOOLEAN(Boolean)",
            "NumberAttributeSMALLINT(Byte)",
            "NumberAttributeSMALLINT(Short)",
            "NumberAttributeINTEGER(Integer)",
            "NumberAttributeREAL(Float)",
            "NumberAttributeDOUBLE(Double)",
            "NumberAttributeDECIMAL(BigDecimal)",
            "NumberAttributeDECIMAL(BigInteger)",
            "StringAttributeTEXT(String)",
            "ComparableAttributeUUID(UUID)",
            "ComparableAttributeDATE(LocalDate)",
            "ComparableAttributeTIME(LocalTime)",
            "ComparableAttributeTIMESTAMP(LocalDateTime)",
            "ComparableAttributeINSTANT(Instant)",
            "ComparableAttributeINSTANT(OffsetDateTime)",
            "AttributeBINARY(byte[])",
            "ComparableAttributeTEXT(Shade)",
            "AttributeBOOLEAN(Boolean)",
            "ComparableAttributeTEXT(Inner)");
    assertThat(type.attribute("q").type().fromWire("LIGHT")).hasToString("LIGHT");
    assertThat(List.of(NumberAttribute.class, StringAttribute.class))
        .allMatch(ComparableAttribute.class::isAssignableFrom)
        .allMatch(Attribute.class::isAssignableFrom);
  }

  @Test
  void valuesThatAreStoredAsOthersHaveTheirColumns() {
    Loaded loaded =
        load(
            "@Table public record A(@Id @Generated Key id, Duration b, java.net.URI c, Currency d,"
                + " @Column(precision = 9, scale = 2) Price e, @Convert(Words.class) List<String>"
                + " f, Own g, Twice h, Deep i, BelongsTo<A> up) { record Key(long value) {} record"
                + " Deep(Price price) implements Comparable<Deep> { public int compareTo(Deep o) {"
                + " return 0; } } }",
            "public record Price(BigDecimal amount) {}",
            "@Convert(OwnAsText.class) public record Own(int x, int y) {}",
            "public record Twice(@Convert(OwnAsText.class) Own own) {}",
            converter("Words", "List<String>", "List.of(b)"),
            converter("OwnAsText", "Own", "new Own(1, 2)"));
    EntityType<Object> type = loaded.entityType("A");
    assertThat(
            type.attributes().stream().map(each -> each.getClass().getSimpleName() + each.type()))
        .containsExactly(
            "AttributeBIGINT(Key)",
            "ComparableAttributeBIGINT(Duration)",
            "AttributeTEXT(URI)",
            "AttributeTEXT(Currency)",
            "AttributeDECIMAL(Price)",
            "AttributeTEXT(List)",
            "AttributeTEXT(Own)",
            "AttributeTEXT(Twice)",
            "ComparableAttributeDECIMAL(Deep)",
            "AttributeBIGINT(Key)");
    assertThat(type.attribute("d").type().size()).isEqualTo(new Size(3, 0, 0));
    assertThat(type.attribute("e").type().size()).isEqualTo(new Size(0, 9, 2));
    assertThat(type.attribute("id").type().fromWire(7L)).hasToString("Key[value=7]");
  }

  @Test
  void enumsCanBeTypesOfTheDatabase() {
    EntityType<Object> type =
        load("@Table public record A(@Id Long id, Big b, @NativeEnum(\"x y\") Small c, Small d)"
                + " { @NativeEnum enum Big { X, Y } enum Small { Z } }")
            .entityType("A");
    assertThat(type.attributes().stream().skip(1).map(each -> each.type().toString()))
        .containsExactly("ENUM(Big)", "ENUM(Small)", "TEXT(Small)");
    assertThat(type.attribute("b").type().nativeConstants())
        .isEqualTo(new NativeConstants("big", List.of("X", "Y")));
    assertThat(type.attribute("c").type().nativeConstants())
        .isEqualTo(new NativeConstants("x y", List.of("Z")));
  }

  @Test
  void columnsCanHaveTypesOfTheirOwn() {
    EntityType<Object> type =
        load("@Table public record A(@Id @Column(type = \"citext\") String id,"
                + " @Column(type = \"inet\") java.net.InetAddress b,"
                + " @Column(type = \"interval\") Duration c,"
                + " @Column(type = \"hstore\") java.util.Map<String, String> d,"
                + " @Column(type = \"citext[]\") List<String> e,"
                + " io.sluice.type.Range<Instant> f, @Column(type = \"char(8)\")"
                + " String g, BelongsTo<A> h) {}")
            .entityType("A");
    assertThat(
            type.attributes().stream()
                .map(
                    each ->
                        each.getClass().getSimpleName()
                            + each.type()
                            + each.type().columnType()
                            + each.type().size().length()))
        .containsExactly(
            "StringAttributeTEXT(String)citext0",
            "AttributeTEXT(InetAddress)inet0",
            "ComparableAttributeTEXT(Duration)interval0",
            "AttributeTEXT(Map)hstore0",
            "ListAttributeARRAY(List)citext[]0",
            "RangeAttributeRANGE(Range)null0",
            "StringAttributeTEXT(String)char(8)0",
            "StringAttributeTEXT(String)citext0");
  }

  @Test
  void listsAreArrays() {
    EntityType<Object> type =
        load("@Table public record A(@Id Long id, List<String> b, List<Shade> c, List<Price> d,"
                + " List<Duration> e) { enum Shade { X } record Price(BigDecimal x) {} }")
            .entityType("A");
    assertThat(
            type.attributes().stream()
                .skip(1)
                .map(each -> each.getClass().getSimpleName() + each.type() + each.type().element()))
        .containsExactly(
            "ListAttributeARRAY(List)TEXT(String)",
            "ListAttributeARRAY(List)TEXT(Shade)",
            "ListAttributeARRAY(List)DECIMAL(Price)",
            "ListAttributeARRAY(List)BIGINT(Duration)");
  }

  @Test
  void documentsAreJson() {
    EntityType<Object> type =
        load("@Table public record A(@Id Long id, @Json String b, @Json Map<String, List<Part>>"
                + " c, @Json Part d, @Json int[] e) { record Part(int x, String y) {} }")
            .entityType("A");
    assertThat(
            type.attributes().stream()
                .skip(1)
                .map(each -> each.getClass().getSimpleName() + each.type()))
        .containsExactly(
            "JsonAttributeJSON(String)",
            "JsonAttributeJSON(Map)",
            "JsonAttributeJSON(Part)",
            "JsonAttributeJSON(int[])");
  }

  private static String converter(String name, String type, String made) {
    return "public class "
        + name
        + " implements io.sluice.type.Converter<"
        + type
        + ", String> { public String toColumn("
        + type
        + " a) { return a.toString(); } public "
        + type
        + " toAttribute(String b) { return "
        + made
        + "; } }";
  }

  @Test
  void tablesAndColumnsAreInSnakeCaseUnlessNamed() {
    Loaded loaded =
        load(
            "@Table public record OrderLine(@Id Long id, String URLPath, String address2,"
                + " @Column(\"Größe\") String a, String größeÄnderung, String userID) {}",
            "@Table(value = \"x y\", schema = \"s\") record Other(@Id Long id) {}");
    assertThat(loaded.entityType("OrderLine").table()).isEqualTo(new TableName(null, "order_line"));
    assertThat(loaded.entityType("Other").table()).isEqualTo(new TableName("s", "x y"));
    assertThat(loaded.entityType("OrderLine").attributes())
        .extracting(Attribute::column)
        .containsExactly("id", "url_path", "address2", "Größe", "größe_änderung", "user_id");
  }

  @Test
  void traitsComeFromAnnotationsAndPrimitives() {
    Loaded loaded =
        load(
            "@Table public record A(@Id @Generated Long id, @Version Integer version, @CreatedAt"
                + " Instant created, @UpdatedAt LocalDateTime updated, @Unique String email,"
                + " @Column(nullable = false, defaultValue = \"'ü$T \\\"'\") String name, int"
                + " count) {}");
    assertThat(traits(loaded.attribute("A", "id"))).containsOnly(ID, GENERATED, NOT_NULL);
    assertThat(traits(loaded.attribute("A", "version"))).containsOnly(VERSION, NOT_NULL);
    assertThat(traits(loaded.attribute("A", "created"))).containsOnly(CREATED_AT, NOT_NULL);
    assertThat(traits(loaded.attribute("A", "updated"))).containsOnly(UPDATED_AT, NOT_NULL);
    assertThat(traits(loaded.attribute("A", "email"))).containsOnly(UNIQUE);
    assertThat(traits(loaded.attribute("A", "name"))).containsOnly(NOT_NULL);
    assertThat(traits(loaded.attribute("A", "count"))).containsOnly(NOT_NULL, PRIMITIVE);
    assertThat(loaded.attribute("A", "name").defaultValue()).isEqualTo("'ü$T \"'");
    assertThat(loaded.attribute("A", "email").defaultValue()).isEmpty();
  }

  @Test
  void jakartaValidationSaysLengthAndNotNull() {
    Compilation compilation =
        new Compilation.Setup()
            .foreignAnnotations()
            .compile(
                constraint("NotNull"),
                constraint("NotBlank"),
                constraint("NotEmpty"),
                constraint("Size"),
                "import jakarta.validation.constraints.*; @Table public record A(@Id Long id,"
                    + " @NotNull String a, @NotBlank String b, @NotEmpty byte[] c, @Size(max = 8)"
                    + " String d, @Size(max = 8) @Column(length = 5) String e, @Size(min = 2)"
                    + " String f, @NotNull BelongsTo<A> g) {}",
                "import jakarta.validation.constraints.*; @Table class B { @Id Long id; @NotNull"
                    + " @Size(max = 3) String a; }");
    assertThat(compilation.messages()).isEmpty();
    EntityType<Object> type = compilation.load().entityType("A");
    assertThat(type.attributes().stream().filter(each -> !each.nullable()).map(Attribute::name))
        .containsExactly("id", "a", "b", "c", "gId");
    assertThat(type.attributes())
        .extracting(each -> each.type().size().length())
        .containsExactly(0, 0, 0, 0, 8, 5, 0, 0);
    Attribute<Object, ?> field = compilation.load().attribute("B", "a");
    assertThat(field.nullable()).isFalse();
    assertThat(field.type().size()).isEqualTo(new Size(3, 0, 0));
  }

  private static String constraint(String name) {
    return "package jakarta.validation.constraints; import java.lang.annotation.*;"
        + " @Target({ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER,"
        + " ElementType.TYPE_USE}) public @interface "
        + name
        + " { int min() default 0; int max() default Integer.MAX_VALUE; }";
  }

  @Test
  void sizesGoFromColumnsToTheForeignKeysThatReferToThem() {
    Loaded loaded =
        load(
            USER,
            PROJECT,
            "@Table public record Money(@Id @Column(precision = 9, scale = 2) BigDecimal amount)"
                + " {}",
            "@Table public record A(@Id Long id, @ForeignKey(references = \"email\")"
                + " BelongsTo<User> user, BelongsTo<Money> money) {}");
    assertThat(loaded.attribute("A", "userEmail").type().size()).isEqualTo(new Size(80, 0, 0));
    assertThat(loaded.attribute("A", "moneyAmount").type().size()).isEqualTo(new Size(0, 9, 2));
    assertThat(loaded.attribute("A", "moneyAmount").type().kind()).isEqualTo(Kind.DECIMAL);
    assertThat(loaded.constant("A", "userEmail")).isInstanceOf(StringAttribute.class);
    Reference<Object, ?> user = loaded.entityType("A").reference("user");
    assertThat(user.referenced()).map(Attribute::name).containsExactly("email");
    loaded.entityType("A").check();
  }

  @Test
  void foreignKeysTakeTheKeyTheyReferTo() {
    Loaded loaded =
        load(
            USER,
            PROJECT,
            "@Table public record Seat(@Id @ForeignKey(deferrable = Deferrable.INITIALLY_DEFERRED)"
                + " BelongsTo<User> user, @Id @Column(\"nr\") int number)"
                + " {}",
            "@Table public record Ticket(@Id Long id, BelongsTo<Seat> seat, @Unique"
                + " @ForeignKey(columns = {\"u\", \"n\"}, nullable = false, onDelete ="
                + " ReferentialAction.CASCADE, onUpdate = ReferentialAction.RESTRICT, constraint ="
                + " false) BelongsTo<Seat> other) {}");
    EntityType<Object> ticket = loaded.entityType("Ticket");
    assertThat(names(ticket))
        .containsExactly("id", "seatUserId", "seatNumber", "otherUserId", "otherNumber");
    assertThat(ticket.attributes())
        .extracting(Attribute::column)
        .containsExactly("id", "seat_user_id", "seat_nr", "u", "n");
    assertThat(traits(ticket.attribute("seatNumber"))).isEmpty();
    assertThat(traits(ticket.attribute("otherNumber"))).containsOnly(NOT_NULL);
    assertThat(ticket.attribute("seatNumber").type().javaType()).isEqualTo(Integer.class);
    Reference<Object, ?> other = ticket.reference("other");
    assertThat(other.onDelete()).isEqualTo(ReferentialAction.CASCADE);
    assertThat(other.onUpdate()).isEqualTo(ReferentialAction.RESTRICT);
    assertThat(other.constraint()).isFalse();
    assertThat(other.deferrable()).isEqualTo(Deferrable.NOT);
    assertThat(loaded.entityType("Seat").reference("user").deferrable())
        .isEqualTo(Deferrable.INITIALLY_DEFERRED);
    assertThat(ticket.reference("seat").onDelete()).isEqualTo(ReferentialAction.SET_NULL);
    assertThat(ticket.uniqueKeys())
        .containsExactly(new EntityType.UniqueKey("", List.of("otherUserId", "otherNumber")));
    assertThat(traits(loaded.attribute("Seat", "userId"))).containsOnly(ID, NOT_NULL);
    ticket.check();
  }

  @Test
  void plainComponentsAreForeignKeysToo() {
    Loaded loaded =
        load(
            "@Table public record User(@Id Long id, HasMany<Task> tasks) {}",
            "@Table public record Task(@Id Long id, Long userIdForeignKey, @ForeignKey(value ="
                + " User.class, nullable = false) Long userId) {}");
    Reference<Object, ?> key = loaded.entityType("Task").reference("userId");
    assertThat(key.target()).isSameAs(loaded.entityType("User"));
    assertThat(key.attributes()).extracting(Attribute::name).containsExactly("userId");
    assertThat(key.nullable()).isFalse();
    assertThat(loaded.entityType("Task").associations()).isEmpty();
    assertThat(loaded.association("User", "tasks").targetAttributes())
        .isEqualTo(List.copyOf(key.attributes()));
    loaded.entityType("Task").check();
  }

  @Test
  void manyFollowTheOneForeignKeyOrTheChosenOne() {
    Loaded loaded =
        load(
            "@Table public record User(@Id Long id, @ForeignKey(mappedBy = \"reviewer\")"
                + " HasMany<Project> reviews, HasMany<Note> notes, HasMany<User> reports,"
                + " BelongsTo<User> boss) {}",
            "@Table public record Project(@Id Long id, BelongsTo<User> owner, BelongsTo<User>"
                + " reviewer) {}",
            "@Table public record Note(@Id Long id, BelongsTo<User> by) {}");
    EntityType<Object> user = loaded.entityType("User");
    assertThat(user.associations())
        .extracting(each -> each.targetAttributes().toString())
        .containsExactly("[Project.reviewerId]", "[Note.byId]", "[User.bossId]", "[User.id]");
    assertThat(user.associations())
        .extracting(Association::toMany)
        .containsExactly(true, true, true, false);
    user.check();
  }

  @Test
  void constraintsAreInTermsOfAttributes() {
    EntityType<Object> type =
        load(
                USER,
                PROJECT,
                "@Table(unique = {@UniqueKey({\"name\", \"user\"}), @UniqueKey(value = \"userId\","
                    + " name = \"u\")}, indexes = {@Index(\"name\"), @Index(value = {\"user\","
                    + " \"id\"}, name = \"i\", unique = true)}) public record A(@Id Long id,"
                    + " String name, BelongsTo<User> user) {}")
            .entityType("A");
    assertThat(type.uniqueKeys())
        .containsExactly(
            new EntityType.UniqueKey("", List.of("name", "userId")),
            new EntityType.UniqueKey("u", List.of("userId")));
    assertThat(type.indexes())
        .containsExactly(
            new EntityType.Index("", List.of("name"), false, IndexOptions.NONE),
            new EntityType.Index("i", List.of("userId", "id"), true, IndexOptions.NONE));
  }

  @Test
  void indexesChecksAndCommentsAreAsTheyAreSaid() {
    EntityType<Object> type =
        load(
                USER,
                PROJECT,
                "@Table(comment = \"It's\", checks = {@Check(\"a > 0\"), @Check(value = \"b > 0\","
                    + " name = \"c\")}, indexes = {@Index(value = {\"name\", \"user\"}, unique ="
                    + " true, where = \"x IS NULL\", method = \"btree\", include = \"id\", descending"
                    + " = \"user\"), @Index(name = \"e\", expressions = {\"lower(name)\", \"1\"})})"
                    + " public record A(@Id Long id, @Column(comment = \"the name\") String name,"
                    + " BelongsTo<User> user) {}")
            .entityType("A");
    IndexOptions options =
        IndexOptions.NONE.where("x IS NULL").method("btree").include("id").descending("userId");
    assertThat(type.indexes())
        .containsExactly(
            new EntityType.Index("", List.of("name", "userId"), true, options),
            new EntityType.Index(
                "e", List.of(), false, IndexOptions.NONE.expressions("lower(name)", "1")));
    assertThat(type.checks())
        .containsExactly(new EntityType.Check("", "a > 0"), new EntityType.Check("c", "b > 0"));
    assertThat(type.comment()).isEqualTo("It's");
    assertThat(type.attribute("name").comment()).isEqualTo("the name");
    assertThat(type.uniques()).isEmpty();
  }

  @Test
  void aUniqueKeyOfOneMakesAnAttributeFitToBeReferredTo() {
    Loaded loaded =
        load(
            "@Table(unique = @UniqueKey(\"code\")) public record Land(@Id Long id, String code,"
                + " @Unique BelongsTo<Land> twin) {}",
            "@Table public record A(@Id Long id, @ForeignKey(references = \"code\")"
                + " BelongsTo<Land> land, @ForeignKey(references = \"twinId\") BelongsTo<Land>"
                + " other, @ForeignKey(value = Land.class, references = \"code\") String plain,"
                + " @ForeignKey(references = \"id\") BelongsTo<Land> third) {}");
    assertThat(names(loaded.entityType("A")))
        .containsExactly("id", "landCode", "otherTwinId", "plain", "thirdId");
    loaded.entityType("A").check();
  }

  @Test
  void hostileNamesAreNames() {
    EntityType<Object> type =
        load("@Table(value = \"a*/b\", schema = \"c*/\\\\u0041\") public record Hostile("
                + "@Id @Column(\"x*/y} \\\\uZ $L\") Long id, @Id @Column(\"/**/\") Long other) {}")
            .entityType("Hostile");
    assertThat(type.attributes())
        .extracting(Attribute::column)
        .containsExactly("x*/y} \\uZ $L", "/**/");
    assertThat(type.table().name()).isEqualTo("a*/b");
  }
}
