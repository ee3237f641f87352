package io.sluice.processor;

import io.sluice.processor.Declaration.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds annotations of other mappers that somebody has imported instead of Sluice's. */
final class LookAlikes {
  private static final List<String> PACKAGES =
      List.of("jakarta.persistence.", "javax.persistence.", "org.springframework.data.");

  private static final String NO_NEED = "take it away, ";

  private static final Map<String, String> REMEDIES =
      Map.ofEntries(
          ours("Table", "Table"),
          ours("Id", "Id"),
          ours("EmbeddedId", "Id"),
          ours("Generated", "Generated"),
          ours("GeneratedValue", "Generated"),
          ours("Column", "Column"),
          ours("Unique", "Unique"),
          ours("Version", "Version"),
          ours("CreatedAt", "CreatedAt"),
          ours("CreatedDate", "CreatedAt"),
          ours("UpdatedAt", "UpdatedAt"),
          ours("LastModifiedDate", "UpdatedAt"),
          ours("CreatedBy", "CreatedBy"),
          ours("LastModifiedBy", "UpdatedBy"),
          ours("ForeignKey", "ForeignKey"),
          ours("JoinTable", "JoinTable"),
          ours("MappedSuperclass", "MappedSuperclass"),
          ours("Embedded", "Embedded"),
          ours("JoinColumn", "ForeignKey"),
          ours("MappedCollection", "ForeignKey"),
          Map.entry("Entity", NO_NEED + "@io.sluice.annotation.Table makes the entity"),
          Map.entry("Enumerated", NO_NEED + "enums are stored by their names"),
          Map.entry("Basic", NO_NEED + "every component is a column"),
          Map.entry("Lob", NO_NEED + "String and byte[] have no limit of their own"),
          Map.entry("Temporal", NO_NEED + "the type says it all"),
          Map.entry(
              "Transient",
              "use the keyword transient on a field; a record has components for columns only"),
          Map.entry("OneToMany", "declare a component of type HasMany<…>"),
          Map.entry("ManyToOne", "declare a component of type BelongsTo<…>"),
          Map.entry(
              "OneToOne",
              "declare a component of type HasOne<…>, or, where the column is, BelongsTo<…> that is"
                  + " @Unique"),
          Map.entry("ManyToMany", "declare a component of type BelongsToMany<…, …>"));

  private final Problems problems;

  LookAlikes(Problems problems) {
    this.problems = problems;
  }

  private static Map.Entry<String, String> ours(String theirs, String ours) {
    return Map.entry(theirs, "import " + Names.ANNOTATIONS + "." + ours);
  }

  void check(Declaration entity) {
    for (String each : found(Annotations.of(entity.element()))) {
      problems.report(entity, entity.name() + ": " + each);
    }
    for (Component component : entity.components()) {
      for (String each : found(component.annotations())) {
        problems.report(entity, component, each);
      }
    }
  }

  private static List<String> found(Annotations annotations) {
    List<String> found = new ArrayList<>();
    for (String each : annotations.names()) {
      String remedy = REMEDIES.get(each.substring(each.lastIndexOf('.') + 1));
      if (remedy != null && PACKAGES.stream().anyMatch(each::startsWith)) {
        found.add("@" + each + " is not Sluice's: " + remedy);
      }
    }
    return found;
  }
}
