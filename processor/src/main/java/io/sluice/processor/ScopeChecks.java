package io.sluice.processor;

import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.ScopeSettings;
import javax.lang.model.element.TypeElement;

/** Checks that the attributes of scopes are there. */
final class ScopeChecks {
  private final Keys keys;
  private final Problems problems;
  private final Declaration entity;

  ScopeChecks(Keys keys, Problems problems, Declaration entity) {
    this.keys = keys;
    this.problems = problems;
    this.entity = entity;
  }

  void check(Component component) {
    for (ScopeSettings each : component.settings().scopes()) {
      TypeElement join = component.join();
      Declaration scoped =
          each.through() && join != null
              ? keys.known(join)
              : component.borrowsKey() ? entity : keys.target(entity, component);
      if (keys.component(scoped, each.attribute()) == null) {
        problems.report(
            entity,
            component,
            "@Scope(attribute = \"" + each.attribute() + "\"): " + Keys.noAttribute(scoped));
      }
    }
  }
}
