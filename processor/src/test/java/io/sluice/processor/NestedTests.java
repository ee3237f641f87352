package io.sluice.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Entities that are nested in other types. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class NestedTests {
  private static final String NOTES =
      "class Notes { private Notes() {}"
          + " @Table record Note(@Id Long id, String text, State state, BelongsTo<Book> book)"
          + " implements Note_.With {}"
          + " @Table protected static class Book { @Id long id; HasMany<Note> notes; }"
          + " enum State { NEW, OLD } }";

  private static Loaded load(String... sources) {
    Compilation compilation = Compilation.of(sources);
    assertThat(compilation.messages()).isEmpty();
    return compilation.load();
  }

  @Test
  void haveTheirOwnSimpleName() {
    EntityType<Object> note = load(NOTES).entityType("Note");
    assertThat(note.javaType().getName()).isEqualTo("app.Notes$Note");
    assertThat(note.table().name()).isEqualTo("note");
    assertThat(note.attribute("text")).hasToString("Note.text");
    assertThat(note.attributes())
        .extracting(Attribute::name)
        .containsExactly("id", "text", "state", "bookId");
    assertThat(note.associations().get(0).target().javaType().getName())
        .isEqualTo("app.Notes$Book");
    note.check();
  }

  @Test
  void areBuiltAndCopied() {
    Compilation compilation =
        Compilation.of(
            NOTES,
            "public class Use { public static List<Object> run() {"
                + " Notes.Book book = Book_.builder().id(7).build();"
                + " Notes.Note note = Note_.builder().id(1L).text(\"a\").book(book).build();"
                + " Notes.Note other = note.withText(\"b\").withState(Notes.State.OLD);"
                + " return Arrays.asList(other.id(), other.text(), other.state(),"
                + " other.book().key()); } }");
    assertThat(compilation.messages()).isEmpty();
    assertThat(Loaded.call(compilation.load().type("Use"), "run")).hasToString("[1, b, OLD, 7]");
  }

  @Test
  void areFoundInClassFiles() {
    Compilation library = Compilation.of(NOTES);
    Compilation compilation =
        library.then("@Table record Line(@Id Long id, BelongsTo<Notes.Note> note) {}");
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.generated("app.Line_")).contains("\"noteId\", \"note_id\"");
  }

  @Test
  void areAsDeepAsTheyAre() {
    Loaded loaded =
        load(
            "public interface A { record B() { public class C { private C() {} public record D() {"
                + " @Table public record E(@Id Long id) implements E_.With {} } } } }",
            "public class F<T> { private F() {} @Table public static class G { @Id Long id; } }");
    assertThat(loaded.entityType("E").javaType().getName()).isEqualTo("app.A$B$C$D$E");
    assertThat(loaded.entityType("G").javaType().getName()).isEqualTo("app.F$G");
  }

  @Test
  void arePublicIfAllAroundThemIs() {
    Loaded loaded =
        load(
            "public class A { private A() {} @Table public record B(@Id Long id) {}"
                + " @Table protected record C(@Id Long id) {} }",
            "class D { private D() {} @Table public record E(@Id Long id) {} }",
            "public interface F { @Table record G(@Id Long id) {} }");
    assertThat(Stream.of("B_", "C_", "E_", "G_").filter(each -> isPublic(loaded.type(each))))
        .containsExactly("B_", "G_");
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers());
  }

  @Test
  void namesOfTheGeneratedCodeDoNoHarm() {
    Loaded loaded =
        load(
            "class Key { private Key() {} @Table record Builder(@Id Long id, @Id Long other,"
                + " HasMany<With.Mapper> mappers) implements Builder_.With {} }",
            "class With { private With() {} @Table record Mapper(@Id Long id,"
                + " BelongsTo<Key.Builder> parent) {} }");
    loaded.entityType("Builder").check();
    loaded.entityType("Mapper").check();
  }

  @ParameterizedTest
  @MethodSource("errors")
  void saysWhatToDo(String message, List<String> sources) {
    Compilation.assertError(message, sources);
  }

  private static Arguments row(String message, String... sources) {
    return arguments(message, List.of(sources));
  }

  static Stream<Arguments> errors() {
    String unseen =
        " is private, and the metamodel, a class of the same package, has to see it; take private"
            + " away";
    String taken =
        ": give one of them another name, move it to another package, or clean what was built if"
            + " it is there no more";
    return Stream.of(
        row(
            "A.java:3: B cannot be an entity: B" + unseen,
            "\npublic class A { private A() {}\n @Table private record B(@Id Long id) {} }"),
        row(
            "A.java:3: C cannot be an entity: B" + unseen,
            "\npublic class A { private A() {} private static class B {\n @Table record C(@Id Long"
                + " id) {} } }"),
        row(
            "A.java:3: B is an inner class, and rows have no A to be made in: make B static, or a"
                + " record",
            "\npublic class A { private A() {}\n @Table class B { @Id Long id; } }"),
        row(
            "B.java:3: Item_ is the metamodel of A.Item already, and would be that of B.C.Item"
                + taken,
            "\nclass A { private A() {}\n @Table record Item(@Id Long id) {} }",
            "\nclass B { private B() {} static class C {\n @Table record Item(@Id Long id) {} } }"),
        row(
            "B.java:3: Item_ is the metamodel of Item already, and would be that of B.Item" + taken,
            "\n@Table record Item(@Id Long id) {}",
            "\nclass B { private B() {}\n @Table record Item(@Id Long id) {} }"));
  }

  @Test
  void namesOfClassFilesAreTaken() {
    Compilation main = Compilation.of("@Table public record Item(@Id Long id) {}");
    Compilation test =
        main.then(
            "\nclass ItemTests { private ItemTests() {}\n @Table record Item(@Id Long id) {} }");
    assertThat(test.messages())
        .containsExactly(
            "ItemTests.java:3: Item_ is the metamodel of Item already, and would be that of"
                + " ItemTests.Item: give one of them another name, move it to another package, or"
                + " clean what was built if it is there no more");
    assertThat(test.hasGenerated("app.Item_")).isFalse();
  }

  @Test
  void namesOfEntitiesThatAreGoneAreFree() {
    Compilation before =
        Compilation.of("class A { private A() {} @Table record Item(@Id Long id) {} }");
    String moved = "class B { private B() {} @Table record Item(@Id Long id) {} }";
    Compilation after = regenerated(before, "class A { private A() {} }", moved);
    assertThat(after.messages()).isEmpty();
    assertThat(after.load().entityType("Item").javaType().getName()).isEqualTo("app.B$Item");
    before.delete("app/A$Item.class");
    assertThat(regenerated(before, moved).messages()).isEmpty();
  }

  @Test
  void areGeneratedAgain() {
    String composite = "@Table public record Line(@Id int x, @Id int y) implements Line_.With {}";
    Compilation before = Compilation.of(NOTES, composite);
    assertThat(regenerated(before, NOTES, composite).messages()).isEmpty();
  }

  /** What comes of compiling again beside the class files of before, of which javac warns. */
  private static Compilation regenerated(Compilation before, String... sources) {
    return new Compilation.Setup().foreignAnnotations().after(before).compile(sources);
  }
}
