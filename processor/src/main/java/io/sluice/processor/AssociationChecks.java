package io.sluice.processor;

import io.sluice.processor.ComponentType.Kind;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.JoinTableSettings;
import io.sluice.processor.Declaration.ScopeSettings;
import org.jspecify.annotations.Nullable;

/** Checks that what {@code @JoinTable} and {@code @Scope} say has a place where it stands. */
final class AssociationChecks {
  private final Problems problems;

  AssociationChecks(Problems problems) {
    this.problems = problems;
  }

  void check(Declaration entity) {
    for (Component each : entity.components()) {
      checkJoinTable(entity, each, each.settings().joinTable());
      for (ScopeSettings scope : each.settings().scopes()) {
        checkScope(entity, each, scope);
      }
    }
  }

  private void checkJoinTable(
      Declaration entity, Component component, @Nullable JoinTableSettings table) {
    if (component.hasJoinRow()) {
      if (table == null) {
        problems.report(
            entity,
            component,
            "a JoinRow is a row of a table that has no entity: name the table by"
                + " @JoinTable(\"…\"), or make an entity of it and write that instead of JoinRow");
      } else if (table.name().isBlank()) {
        problems.report(entity, component, "@JoinTable names no table: write @JoinTable(\"…\")");
      }
    } else if (table != null) {
      problems.report(
          entity,
          component,
          component.is(Kind.BELONGS_TO_MANY)
              ? "@JoinTable is for a JoinRow, and the join entity names its table by @Table: take"
                  + " it away"
              : "@JoinTable is for a BelongsToMany<…, JoinRow> only: take it away");
    }
  }

  private void checkScope(Declaration entity, Component component, ScopeSettings scope) {
    String written = "@Scope(attribute = \"" + scope.attribute() + "\")";
    if (!component.isAssociation() || (component.is(Kind.BELONGS_TO) && !component.borrowsKey())) {
      problems.report(
          entity,
          component,
          written
              + " is for a HasOne, a HasMany, a BelongsToMany, or a BelongsTo with"
              + " @ForeignKey(mappedBy) only: take it away");
    } else if (component.is(Kind.BELONGS_TO) && scope.values().size() != 1) {
      problems.report(
          entity, component, written + " of a BelongsTo is written with its key: write one value");
    } else if (scope.values().isEmpty()) {
      problems.report(
          entity, component, written + " has no value: write one, or several of which any will do");
    } else if (scope.through() && component.hasJoinRow()) {
      problems.report(
          entity,
          component,
          written
              + ": a JoinRow has foreign keys only, so take through away, or make an entity of the"
              + " join table");
    } else if (scope.through() && !component.is(Kind.BELONGS_TO_MANY)) {
      problems.report(
          entity,
          component,
          written + ": through is for a BelongsToMany only, which has a join entity: take it away");
    }
  }
}
