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

/** Errors of what entities have from superclasses and interfaces. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class InheritanceErrorTests {
  private static final String MAPPED = "io.sluice.annotation.MappedSuperclass";

  @ParameterizedTest
  @MethodSource({"superclasses", "fields", "accessors"})
  void saysWhatToDo(String message, List<String> sources) {
    Compilation.assertError(message, sources);
  }

  private static Arguments row(String message, String... sources) {
    return arguments(message, List.of(sources));
  }

  static Stream<Arguments> superclasses() {
    return Stream.of(
        row(
            "A.java:2: A inherits the field name of Base, which is not mapped: put @"
                + MAPPED
                + " on Base, or declare the field in A",
            "\n@Table public class A extends Base { @Id Long id; }",
            "class Base { String name; static String other; transient String another; }"),
        row(
            "A.java:2: A extends Base, an entity with a table of its own: move what both have to a"
                + " superclass that is a @"
                + MAPPED,
            "\n@Table public class A extends Base { Long other; }",
            "@Table class Base { @Id Long id; }"),
        row(
            "A.java:2: A is an entity, and a @MappedSuperclass has no table: take one of them away",
            "\n@Table @MappedSuperclass public class A { @Id Long id; }"));
  }

  static Stream<Arguments> fields() {
    String hidden =
        "A.java:2: A.name, inherited from Base: A has a field of this name, too: rename one of"
            + " them";
    String base = "@MappedSuperclass class Base { @Id Long id; private String name; ";
    return Stream.of(
        row(
            hidden,
            "\n@Table public class A extends Base { String name; }",
            "@MappedSuperclass class Base { @Id Long id; String name; }"),
        row(
            hidden,
            "\n@Table public class A extends Base { static String name; }",
            "@MappedSuperclass class Base { @Id Long id; String name; }"),
        row(
            "A.java:2: A.name, inherited from Base: cannot be read: add getName() or isName() or"
                + " name() that returns it, or make the field non-private",
            "\n@Table public class A extends Base {}",
            base + "void setName(String name) { this.name = name; } }"),
        row(
            "A.java:2: A.name, inherited from Base: cannot be written: add setName(v) or name(v)"
                + " that takes a java.lang.String, or make the field public and non-final",
            "\n@Table public class A extends other.Base {}",
            "package other; import io.sluice.annotation.*; @MappedSuperclass public class Base {"
                + " @Id public Long id; protected String name; public String getName() { return"
                + " name; } protected void setName(String name) {} }"),
        row(
            "A.java:2: A.tag, inherited from Base: an Optional is no component; declare the type"
                + " itself, which may be null",
            "\n@Table public class A extends Base<Optional<String>> {}",
            "@MappedSuperclass class Base<T> { @Id Long id; T tag; }"),
        row(
            "A.java:3: A.second: the column B is that of A.first already: name another by"
                + " @Column(\"…\")",
            "\n@Table public class A extends Base {\n @Column(\"B\") int second; }",
            "@MappedSuperclass class Base { @Id Long id; @Column(\"b\") int first; }"));
  }

  static Stream<Arguments> accessors() {
    String nothing = ": add the component, or take the annotation away";
    String stamped = "interface Stamped { @CreatedAt Instant createdAt(); }";
    return Stream.of(
        row(
            "A.java:2: A: @CreatedAt is on the method createdAt of Stamped, which reads no"
                + " component of A"
                + nothing,
            "\n@Table public record A(@Id Long id) implements Stamped { @Override public Instant"
                + " createdAt() { return Instant.EPOCH; } }",
            stamped),
        row(
            "A.java:2: A: @CreatedAt is on the method createdAt of Stamped, which reads no"
                + " component of A"
                + nothing,
            "\n@Table public class A implements Stamped { @Id Long id; transient Instant createdAt;"
                + " @Override public Instant createdAt() { return createdAt; } }",
            stamped),
        row(
            "A.java:3: A: @Column is on the method setName of A, which reads no component of A"
                + nothing,
            "\n@Table public class A { @Id Long id; String name;\n @Column(\"n\") void"
                + " setName(String name) { this.name = name; } }"),
        row(
            "A.java:3: A.n: a second @Version, after A.version; an entity has one at most: take one"
                + " away",
            "\n@Table public record A(@Id Long id, int version,\n @Version int n) implements"
                + " Versioned {}",
            "interface Versioned { @Version int version(); }"),
        row(
            "A.java:3: A.name: @Column(length) is for texts and bytes; int has none",
            "\n@Table public record A(@Id Long id,\n int name) implements Named {}",
            "interface Named { @Column(length = 3) int name(); }"));
  }

  @Test
  void whatIsMissingIsOfTheCompiler() {
    Compilation compilation =
        Compilation.of("\n@Table public class A extends Gone { @Id Long id; }");
    assertThat(compilation.messages()).hasSize(1).first().asString().contains("Gone");
    assertThat(compilation.hasGenerated("app.A_")).isFalse();
  }
}
