package io.sluice.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.Attribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The processor among class files, rounds and other processors. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ProcessorTests {
  /** Sluice claims its annotations; javac calls nobody else in a round that has no others. */
  private static final String WITH_ANOTHER_ANNOTATION =
      "@FunctionalInterface interface Trigger { void pull(); }";

  @Test
  void isFoundAsAService() {
    assertThat(StreamSupport.stream(ServiceLoader.load(Processor.class).spliterator(), false))
        .hasAtLeastOneElementOfType(SluiceProcessor.class);
  }

  @Test
  void readsTargetsFromClassFilesAsFromSource() {
    Compilation library =
        Compilation.of(
            "@Table public record Seat(@Id @Column(\"r\") int row, @Id String letter, @Unique"
                + " @Column(length = 5) String code) {}",
            "@Table public class Hall { @Id long zed; @Id String alpha; @Id int middle; }");
    assertThat(library.messages()).isEmpty();
    Compilation compilation =
        library.then(
            "@Table public record Ticket(@Id Long id, BelongsTo<Seat> seat,"
                + " @ForeignKey(references = \"code\") BelongsTo<Seat> other, BelongsTo<Hall> hall)"
                + " {}");
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.generated("app.Ticket_"))
        .contains(
            "\"seatRow\", \"seat_r\", DataType.INTEGER",
            "\"seatLetter\", \"seat_letter\", DataType.STRING",
            "\"otherCode\", \"other_code\", DataType.STRING.length(5)",
            "List.of(hallZed, hallAlpha, hallMiddle)");
  }

  @Test
  void findsForeignKeysInClassFiles() {
    Compilation library =
        Compilation.of(
            "@Table public record User(@Id Long id) {}",
            "@Table public record Note(@Id Long id, BelongsTo<User> by, @ForeignKey(User.class)"
                + " Long reader) {}");
    Compilation compilation =
        library.then("\n@Table public record User(@Id Long id,\n HasMany<Note> notes) {}");
    assertThat(compilation.messages())
        .containsExactly(
            "User.java:3: User.notes: Note has several foreign keys to User: choose one by"
                + " @ForeignKey(mappedBy = \"by\") or @ForeignKey(mappedBy = \"reader\")");
  }

  @Test
  void waitsForTypesThatOthersGenerate() {
    Compilation compilation =
        new Compilation.Setup()
            .with(new ShadeGenerator())
            .compile(
                "@Table public record A(@Id Long id, Shade shade, HasMany<B> bs) {}",
                "@Table public record B(@Id Long id, BelongsTo<A> a) {}",
                "@Table public record C(@Id Long id, BelongsTo<B> b) {}",
                WITH_ANOTHER_ANNOTATION);
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.load().entityType("A").attributes())
        .extracting(Attribute::name)
        .containsExactly("id", "shade");
  }

  @Test
  void waitsForTypesInTheKeysOfKeys() {
    Compilation compilation =
        new Compilation.Setup()
            .with(new ShadeGenerator())
            .compile(
                "@Table public record A(@Id Long id, BelongsTo<B> b) {}",
                "@Table public record B(@Id BelongsTo<C> c) {}",
                "@Table public record C(@Id Shade shade) {}",
                WITH_ANOTHER_ANNOTATION);
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.load().entityType("A").attributes())
        .extracting(Attribute::name)
        .containsExactly("id", "bCShade");
  }

  @Test
  void waitsForSuperclassesAndTheirTypes() {
    Compilation compilation =
        new Compilation.Setup()
            .with(new ShadeGenerator())
            .compile(
                "@Table public class A extends Shaded<Shade> { @Id Long id; }",
                "@MappedSuperclass public class Shaded<S> { S shade; }",
                WITH_ANOTHER_ANNOTATION);
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.load().entityType("A").attributes())
        .extracting(Attribute::name)
        .containsExactly("shade", "id");
  }

  @Test
  void entitiesOfSeveralPackagesReferToEachOther() {
    Compilation compilation =
        Compilation.of(
            "package other; import io.sluice.*; import io.sluice.annotation.*; @Table public record"
                + " User(@Id Long id, HasMany<app.User> users) {}",
            "@Table public record User(@Id Long id, BelongsTo<other.User> user) {}");
    assertThat(compilation.messages()).isEmpty();
    compilation.load().entityType("User").check();
  }

  @Test
  void saysWhenTheMetamodelIsThereAlready() {
    Compilation compilation =
        Compilation.of(
            "\n@Table public record A(@Id Long id) {}", "public class A_ { private A_() {} }");
    assertThat(compilation.messages())
        .anyMatch(each -> each.startsWith("A.java:2: A_ cannot be written: "));
    assertThat(compilation.successful()).isFalse();
  }

  @Test
  void leavesSourcesWithoutEntitiesAlone() {
    Compilation compilation = Compilation.of("public record A(@Id Long id) {}");
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.hasGenerated("app.A_")).isFalse();
  }

  /** Generates the enum Shade in its first round. */
  private static final class ShadeGenerator extends AbstractProcessor {
    private boolean done;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        try (Writer writer = processingEnv.getFiler().createSourceFile("app.Shade").openWriter()) {
          writer.write("package app; public enum Shade { DARK, LIGHT }");
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      }
      return false;
    }
  }
}
