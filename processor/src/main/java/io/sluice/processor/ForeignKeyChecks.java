package io.sluice.processor;

import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.ForeignKeySettings;

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
      if (each.type() instanceof ComponentType.Many) {
        checkMany(entity, each, settings);
      } else if (each.type() instanceof ComponentType.One) {
        checkOne(entity, each, settings);
      } else if (each.type() instanceof ComponentType.Value) {
        checkValue(entity, each, settings);
      }
    }
  }

  private void checkMany(Declaration entity, Component component, ForeignKeySettings settings) {
    for (String each : settings.given()) {
      if (each.equals("value")) {
        value(entity, component);
      } else if (!each.equals("mappedBy")) {
        problems.report(
            entity,
            component,
            "@ForeignKey("
                + each
                + ") has no place on a HasMany, which takes mappedBy only: the foreign key is the"
                + " target's, write it there");
      }
    }
  }

  private void checkOne(Declaration entity, Component component, ForeignKeySettings settings) {
    if (settings.given().contains("value")) {
      value(entity, component);
    }
    mappedBy(entity, component, settings);
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
    mappedBy(entity, component, settings);
  }

  private void value(Declaration entity, Component component) {
    problems.report(
        entity,
        component,
        "@ForeignKey(value) is for plain components; the type names the entity already: take the"
            + " class away");
  }

  private void mappedBy(Declaration entity, Component component, ForeignKeySettings settings) {
    if (settings.given().contains("mappedBy")) {
      problems.report(
          entity, component, "@ForeignKey(mappedBy) is for a HasMany only: take it away");
    }
  }
}
