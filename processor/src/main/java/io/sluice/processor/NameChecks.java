package io.sluice.processor;

import io.sluice.processor.Declaration.Component;
import io.sluice.processor.EntityModel.Attribute;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Checks the names of a resolved entity, and those of its columns, against each other. */
final class NameChecks {
  private final Problems problems;

  NameChecks(Problems problems) {
    this.problems = problems;
  }

  void check(EntityModel model) {
    checkNames(model);
    checkColumns(model);
  }

  private void checkNames(EntityModel model) {
    Declaration entity = model.declaration();
    Map<String, Component> taken = new HashMap<>();
    for (Component each : entity.components()) {
      taken.put(each.name(), each);
      if (ConstantsGenerator.NAMES.contains(each.name())) {
        problems.report(entity, each, "the metamodel has a constant of this name: give it another");
      }
    }
    for (Attribute each : model.attributes()) {
      Component other = taken.putIfAbsent(each.name(), each.component());
      if (other != null && !other.name().equals(each.component().name())) {
        problems.report(
            entity,
            each.component(),
            "its key is the attribute "
                + each.name()
                + ", a name that "
                + other
                + " has taken: rename one of them, or leave "
                + other.name()
                + " out, as the metamodel has "
                + each.name()
                + " anyway");
      }
    }
  }

  private void checkColumns(EntityModel model) {
    Map<String, Attribute> taken = new HashMap<>();
    for (Attribute each : model.attributes()) {
      Attribute other = taken.putIfAbsent(each.column().toLowerCase(Locale.ROOT), each);
      if (other != null && !other.name().equals(each.name())) {
        problems.report(
            model.declaration(),
            each.component(),
            "the column "
                + each.column()
                + " is that of "
                + other.component()
                + " already: name another by "
                + wayOut(each.component()));
      }
    }
  }

  private static String wayOut(Component component) {
    if (component.type() instanceof ComponentType.Embedded) {
      return "@Embedded(prefix = …)";
    }
    return component.type() instanceof ComponentType.Value
        ? "@Column(\"…\")"
        : "@ForeignKey(columns = …)";
  }
}
