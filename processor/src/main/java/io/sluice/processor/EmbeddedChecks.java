package io.sluice.processor;

import io.sluice.processor.ComponentType.Embedded;
import io.sluice.processor.ComponentType.Unsupported;
import io.sluice.processor.ComponentType.Value;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.Mark;
import java.util.Set;

/** Checks records that are several columns of an entity's table. */
final class EmbeddedChecks {
  private static final Set<String> ELSEWHERE =
      Set.of(
          Names.COLUMN,
          Names.FOREIGN_KEY,
          Names.JOIN_TABLE,
          Names.CONVERT,
          Names.JSON,
          Names.NATIVE_ENUM,
          Names.SCOPE,
          Names.SCOPES);

  private final Problems problems;
  private final ComponentChecks values;

  EmbeddedChecks(Problems problems, ComponentChecks values) {
    this.problems = problems;
    this.values = values;
  }

  void check(Declaration entity, Component component, Embedded embedded) {
    for (Mark each : component.settings().marks()) {
      unfit(entity, component, each.qualifiedName());
    }
    component.annotations().names().stream()
        .filter(ELSEWHERE::contains)
        .forEach(each -> unfit(entity, component, each));
    if (embedded.parts().isEmpty()) {
      problems.report(entity, component, "a record without components has no columns");
    }
    embedded.parts().forEach(each -> checkPart(entity, each, embedded));
  }

  private void unfit(Declaration entity, Component component, String annotation) {
    problems.report(
        entity,
        component,
        "@"
            + annotation.substring(Names.ANNOTATIONS.length() + 1)
            + " has no place on an @Embedded, which is no column: say it of its components, or of"
            + " the entity's own");
  }

  private void checkPart(Declaration entity, Component part, Embedded embedded) {
    if (part.type() instanceof Unsupported unsupported) {
      problems.report(entity, part, unsupported.problem());
    } else if (part.type() instanceof Embedded inner) {
      check(entity, part, inner);
    } else if (part.isAssociation() || part.settings().foreignKey().present()) {
      problems.report(
          entity,
          part,
          "an association has no place in an @Embedded: declare it in "
              + entity.name()
              + " itself");
    } else if (part.type() instanceof Value value) {
      checkMarks(entity, part);
      checkNull(entity, part, embedded);
      values.checkValue(entity, part, value.value());
    }
  }

  private void checkMarks(Declaration entity, Component part) {
    boolean computed = part.settings().column().writes().isComputed();
    for (Mark each : part.settings().marks()) {
      if (each != Mark.UNIQUE && !(each == Mark.GENERATED && computed)) {
        problems.report(
            entity,
            part,
            "@"
                + each.annotation()
                + " has no place in an @Embedded: it is said of a component of "
                + entity.name()
                + " itself");
      }
    }
  }

  private void checkNull(Declaration entity, Component part, Embedded embedded) {
    if (embedded.nullable() && !part.settings().column().nullable()) {
      problems.report(
          entity,
          part,
          "@Column(nullable = false) in a record that is null where its columns are: say"
              + " @Embedded(nullable = false), or take it away");
    }
  }
}
