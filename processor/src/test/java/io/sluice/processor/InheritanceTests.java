package io.sluice.processor;

import static io.sluice.model.Trait.CREATED_AT;
import static io.sluice.model.Trait.GENERATED;
import static io.sluice.model.Trait.ID;
import static io.sluice.model.Trait.NOT_NULL;
import static io.sluice.model.Trait.UPDATED_AT;
import static io.sluice.model.Trait.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsTo;
import io.sluice.generated.EntityMapper;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What entities have from mapped superclasses and from interfaces. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class InheritanceTests {
  private static final String TIMESTAMPED =
      "public interface Timestamped { @CreatedAt Instant createdAt();"
          + " @Column(\"changed\") @UpdatedAt Instant updatedAt(); }";
  private static final String BASE =
      "@MappedSuperclass public abstract class Base<K> { @Id @Generated private K id; @Version int"
          + " version; public K getId() { return id; } public void setId(K id) { this.id = id; } }";

  private static Loaded load(String... sources) {
    Compilation compilation = Compilation.of(sources);
    assertThat(compilation.messages()).isEmpty();
    return compilation.load();
  }

  private static List<Trait> traits(Attribute<?, ?> attribute) {
    return Stream.of(Trait.values()).filter(attribute::is).toList();
  }

  private static List<String> names(EntityType<?> type) {
    return type.attributes().stream().map(Attribute::name).toList();
  }

  @Test
  void recordsHaveTheAnnotationsOfAccessors() {
    EntityType<Object> type =
        load(
                TIMESTAMPED,
                "@Table public record A(Instant updatedAt, @Id Long id, Instant createdAt)"
                    + " implements Timestamped, A_.With {}")
            .entityType("A");
    assertThat(names(type)).containsExactly("updatedAt", "id", "createdAt");
    assertThat(traits(type.attribute("createdAt"))).containsExactly(NOT_NULL, CREATED_AT);
    assertThat(traits(type.attribute("updatedAt"))).containsExactly(NOT_NULL, UPDATED_AT);
    assertThat(type.attribute("updatedAt").column()).isEqualTo("changed");
  }

  @Test
  void whatIsNearerReplacesTheSameAnnotation() {
    EntityType<Object> type =
        load(
                "public interface Far { @Id @Column(value = \"far_id\", length = 3) String id();"
                    + " @Column(\"far_x\") String x(); @Column(\"far_y\") String y();"
                    + " @Column(\"far_z\") String z(); }",
                "public interface Near extends Far { @Override @Column(\"near_x\") String x();"
                    + " @Override @Column(\"near_y\") String y(); }",
                "public interface Other { @Column(\"other_y\") String y();"
                    + " @Column(\"other_z\") String z(); }",
                "@Table public record A(@Column(\"own\") String id, String x, String y, String z)"
                    + " implements Far, Near, Other { @Override @Column(\"accessor_x\") public"
                    + " String x() { return x; } }")
            .entityType("A");
    assertThat(type.attributes())
        .extracting(Attribute::column)
        .containsExactly("own", "accessor_x", "near_y", "far_z");
    assertThat(type.attribute("id").type()).hasToString("TEXT(String)");
    assertThat(traits(type.attribute("id"))).containsExactly(ID, NOT_NULL);
  }

  @Test
  void interfacesSayWhatAssociationsAre() {
    Loaded loaded =
        load(
            "@Table public record User(@Id Long id) {}",
            "public interface Owned { @ForeignKey(nullable = false) BelongsTo<User> owner();"
                + " @ForeignKey(mappedBy = \"owner\") @Scope(attribute = \"text\", value = \"a\")"
                + " @Scope(attribute = \"id\", value = \"1\") HasMany<Note> notes(); }",
            "@Table public record A(@Id Long id, BelongsTo<User> owner,"
                + " @Scope(attribute = \"text\", value = \"b\") HasMany<Note> notes) implements"
                + " Owned {}",
            "@Table public record Note(@Id Long id, String text, BelongsTo<A> owner, BelongsTo<A>"
                + " other) {}");
    assertThat(traits(loaded.attribute("A", "ownerId"))).containsExactly(NOT_NULL);
    assertThat(loaded.association("A", "notes").targetAttributes()).hasToString("[Note.ownerId]");
    loaded.entityType("A").check();
  }

  @Test
  void superclassesComeFirst() {
    Loaded loaded =
        load(
            "@MappedSuperclass abstract class Top { @Column(\"t\") String top; static int count; }",
            "abstract class Middle<T> extends Top { transient T cache; }",
            "@MappedSuperclass class Low<K> extends Middle<K> { @Id K key; }",
            "@Table public class A extends Low<UUID> { String own; }");
    assertThat(loaded.entityType("A").attributes())
        .extracting(Attribute::column)
        .containsExactly("t", "key", "own");
  }

  @Test
  void genericFieldsHaveTheTypeOfTheEntity() {
    Loaded loaded =
        load(
            BASE,
            "@MappedSuperclass public abstract class Tree<K, E> extends Base<K> { BelongsTo<E>"
                + " parent; }",
            "@Table public class A extends Tree<Long, A> { String name; }",
            "@Table public class B extends Base<String> { Integer number; }");
    EntityType<Object> a = loaded.entityType("A");
    assertThat(names(a)).containsExactly("id", "version", "parentId", "name");
    assertThat(traits(a.attribute("id"))).containsExactly(ID, GENERATED, NOT_NULL);
    assertThat(a.find(VERSION)).isSameAs(a.attribute("version"));
    assertThat(a.attribute("id").type().javaType()).isEqualTo(Long.class);
    assertThat(loaded.attribute("B", "id").type().javaType()).isEqualTo(String.class);
    EntityMapper<Object> mapper = a.mapper();
    Object[] state = {7L, 3, 5L, "n", BelongsTo.key(5L)};
    assertThat(mapper.state(mapper.instantiate(state))).containsExactly(state);
    a.check();
  }

  @Test
  void keysOfOneSuperclassAreNoCycle() {
    Loaded loaded =
        load(
            "@MappedSuperclass abstract class Part<E> { @Id BelongsTo<E> whole; }",
            "@Table public class A extends Part<B> {}",
            "@Table public class B extends Part<C> {}",
            "@Table public record C(@Id Long id) {}");
    assertThat(names(loaded.entityType("A"))).containsExactly("wholeWholeId");
    loaded.entityType("A").check();
  }

  @Test
  void classesHaveTheAnnotationsOfGetters() {
    EntityType<Object> type =
        load(
                "public interface Stamped { @CreatedAt Instant getCreated(); @Column(\"far\")"
                    + " String getName(); }",
                "@MappedSuperclass public abstract class Base implements Stamped { private Instant"
                    + " created; String name; @Column(\"base\") String code; @Override public"
                    + " Instant getCreated() { return created; } void setCreated(Instant created) {"
                    + " this.created = created; } String getCode() { return code; } @Override"
                    + " public String getName() { return name; } abstract @Id Long getId(); }",
                "@Table public class A extends Base { private Long id; @Override Long getId() {"
                    + " return id; } void setId(Long id) { this.id = id; } @Override"
                    + " @Column(\"own\") String getCode() { return super.getCode(); } }")
            .entityType("A");
    assertThat(type.attributes())
        .extracting(Attribute::column)
        .containsExactly("created", "far", "own", "id");
    assertThat(traits(type.attribute("created"))).containsExactly(NOT_NULL, CREATED_AT);
    Object[] state = {Instant.EPOCH, "n", "c", 7L};
    assertThat(type.mapper().state(type.mapper().instantiate(state))).containsExactly(state);
  }

  @Test
  void superclassesOfOtherPackagesAndClassFilesAreRead() {
    Compilation library =
        Compilation.of(
            "package other; import io.sluice.annotation.*; @MappedSuperclass public abstract class"
                + " Base<K> { @Id public K zed; protected String name; @Column(\"c\") private K"
                + " code; public String getName() { return name; } protected void setName(String"
                + " name) {} public void name(String name) { this.name = name; } public K code() {"
                + " return code; } public void setCode(K code) { this.code = code; } }",
            "package other; import io.sluice.annotation.*; public interface Named { @Column(length"
                + " = 9) String getName(); }");
    Compilation compilation =
        library.then("@Table public class A extends other.Base<Long> implements other.Named {}");
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.generated("app.A_"))
        .contains(
            "\"zed\", \"zed\", DataType.LONG",
            "\"name\", \"name\", DataType.STRING.length(9)",
            "\"code\", \"c\", DataType.LONG",
            "entity.zed = (Long) state[0]",
            "entity.name((String) state[1])");
  }

  @Test
  void nullableFieldsOfSuperclassesTakeNull() throws Exception {
    Class<?> builder =
        load(
                "@MappedSuperclass abstract class Base<K> { @Id @org.jspecify.annotations.Nullable"
                    + " K id; }",
                "@Table public class A extends Base<Long> {}")
            .type("A_$Builder");
    assertThat(builder.getMethod("id", Long.class).getAnnotatedParameterTypes()[0].getAnnotations())
        .hasSize(1);
  }
}
