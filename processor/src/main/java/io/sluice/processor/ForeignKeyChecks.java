package io.sluice.processor;

import io.sluice.processor.ComponentType.Kind;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.ForeignKeySettings;
import java.util.Set;

/** Checks that what {@code @ForeignKey} says has a place where it stands. */
final class ForeignKeyChecks {
  private final Problems problems;

  ForeignKeyChecks(Problems problems) {
    this.problems = problems;
  }

  void check(Declaration entity) {
    for (Component each : entity.components()) {
      ForeignKeySettings settings = each.settings().foreignKey();
      if (!settings.present()) {
        continue;
      }
      if (each.type() instanceof ComponentType.Association association) {
        checkAssociation(entity, each, association.kind());
      } else if (each.type() instanceof ComponentType.Value) {
        checkValue(entity, each, settings);
      }
    }
  }

  private void checkAssociation(Declaration entity, Component component, Kind kind) {
    if (component.hasJoinRow()) {
      problems.report(
          entity,
          component,
          "@ForeignKey has no place beside a JoinRow: use @JoinTable, which has columns,"
              + " otherColumns, references, otherReferences, onDelete, onUpdate, constraint and"
              + " deferrable");
      return;
    }
    Set<String> given = component.settings().foreignKey().given();
    if (given.contains("value")) {
      problems.report(
          entity,
          component,
          "@ForeignKey(value) is for plain components; the type names the entity already: take the"
              + " class away");
    }
    if (kind != Kind.BELONGS_TO_MANY) {
      otherKey(entity, component, given);
    }
    if (component.isForeignKey()) {
      return;
    }
    for (String each : given) {
      if (!Set.of("value", "mappedBy", "otherKey", "references").contains(each)) {
        problems.report(
            entity, component, "@ForeignKey(" + each + ") has no place " + why(component, kind));
      }
    }
  }

  private static String why(Component component, Kind kind) {
    return switch (kind) {
      case BELONGS_TO ->
          "beside mappedBy: "
              + component.settings().foreignKey().mappedBy()
              + " holds the key, and there is no column and no constraint besides: take it away";
      case HAS_ONE, HAS_MANY ->
          "on a "
              + kind
              + ", which takes mappedBy only: the foreign key is the target's, write it there";
      case BELONGS_TO_MANY ->
          "on a BelongsToMany, which takes mappedBy and otherKey only: the foreign keys are the"
              + " join entity's, write it there";
    };
  }

  private void checkValue(Declaration entity, Component component, ForeignKeySettings settings) {
    if (settings.target() == null) {
      problems.report(
          entity,
          component,
          "@ForeignKey needs the entity that "
              + component.name()
              + " refers to: @ForeignKey(User.class), or make it a BelongsTo<User>");
    }
    if (settings.given().contains("columns")) {
      problems.report(
          entity,
          component,
          "@ForeignKey(columns) has no place on a plain component: use @Column(\"…\")");
    }
    if (settings.given().contains("mappedBy")) {
      problems.report(
          entity, component, "@ForeignKey(mappedBy) is for associations only: take it away");
    }
    otherKey(entity, component, settings.given());
  }

  private void otherKey(Declaration entity, Component component, Set<String> given) {
    if (given.contains("otherKey")) {
      problems.report(
          entity, component, "@ForeignKey(otherKey) is for a BelongsToMany only: take it away");
    }
  }
}
