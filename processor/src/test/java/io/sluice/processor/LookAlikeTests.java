package io.sluice.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Annotations of other mappers. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LookAlikeTests {
  private static Compilation compile(String annotation, String source) {
    int dot = annotation.lastIndexOf('.');
    return new Compilation.Setup()
        .foreignAnnotations()
        .compile(
            "package "
                + annotation.substring(0, dot)
                + "; public @interface "
                + annotation.substring(dot + 1)
                + " {}",
            source);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jakarta.persistence.Id | import io.sluice.annotation.Id",
        "javax.persistence.Id | import io.sluice.annotation.Id",
        "org.springframework.data.annotation.Id | import io.sluice.annotation.Id",
        "jakarta.persistence.GeneratedValue | import io.sluice.annotation.Generated",
        "jakarta.persistence.Column | import io.sluice.annotation.Column",
        "org.springframework.data.relational.core.mapping.Column | import"
            + " io.sluice.annotation.Column",
        "jakarta.persistence.Version | import io.sluice.annotation.Version",
        "org.springframework.data.annotation.CreatedDate | import io.sluice.annotation.CreatedAt",
        "jakarta.persistence.OneToMany | declare a component of type HasMany<…>",
        "jakarta.persistence.ManyToMany | declare a component of type BelongsToMany<…, …>",
        "jakarta.persistence.OneToOne | declare a component of type HasOne<…>, or, where the column"
            + " is, BelongsTo<…> that is @Unique",
        "jakarta.persistence.JoinTable | import io.sluice.annotation.JoinTable",
        "jakarta.persistence.ManyToOne | declare a component of type BelongsTo<…>",
        "jakarta.persistence.Transient | use the keyword transient on a field; a record has"
            + " components for columns only",
      })
  void areErrorsOnComponents(String annotation, String remedy) {
    Compilation compilation =
        compile(
            annotation, "\n@Table public record A(@Id Long id,\n @" + annotation + " int n) {}");
    assertThat(compilation.messages())
        .containsExactly("A.java:3: A.n: @" + annotation + " is not Sluice's: " + remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "jakarta.persistence.Entity,'take it away, @io.sluice.annotation.Table makes the entity'",
    "jakarta.persistence.Table,import io.sluice.annotation.Table",
    "jakarta.persistence.MappedSuperclass,import io.sluice.annotation.MappedSuperclass",
    "org.springframework.data.relational.core.mapping.Table,import io.sluice.annotation.Table",
  })
  void areErrorsOnEntities(String annotation, String remedy) {
    Compilation compilation =
        compile(annotation, "\n@Table @" + annotation + " public record A(@Id Long id) {}");
    assertThat(compilation.messages())
        .containsExactly("A.java:2: A: @" + annotation + " is not Sluice's: " + remedy);
  }

  @Test
  void areFoundOnFieldsAndGettersOfClasses() {
    Compilation compilation =
        new Compilation.Setup()
            .foreignAnnotations()
            .compile(
                "package jakarta.persistence; public @interface Id {}",
                "package jakarta.persistence; public @interface Column {}",
                "\n@Table public class A {\n @jakarta.persistence.Id Long id;\n String name;\n"
                    + " @jakarta.persistence.Column String getName() { return name; } }");
    assertThat(compilation.messages())
        .containsExactly(
            "A.java:3: A.id: @jakarta.persistence.Id is not Sluice's: import"
                + " io.sluice.annotation.Id",
            "A.java:4: A.name: @jakarta.persistence.Column is not Sluice's: import"
                + " io.sluice.annotation.Column");
  }

  @Test
  void areNobodysBusinessElsewhere() {
    Compilation other =
        compile(
            "org.other.Id", "\n@Table public record A(@Id Long id, @org.other.Id Long number) {}");
    assertThat(other.messages()).isEmpty();
    Compilation noEntity =
        compile(
            "jakarta.persistence.Id", "\npublic record A(@jakarta.persistence.Id Long number) {}");
    assertThat(noEntity.messages()).isEmpty();
  }
}
