package io.sluice.processor;

import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.Constraint;
import io.sluice.processor.EntityModel.Attribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Checks the names of a resolved entity against each other, and puts its constraints in terms of
 * attributes.
 */
final class ModelChecks {
  private final Problems problems;

  ModelChecks(Problems problems) {
    this.problems = problems;
  }

  /** The model with its constraints; broken, if there is anything to say. */
  EntityModel check(EntityModel model) {
    checkNames(model);
    checkColumns(model);
    List<Constraint> constraints = new ArrayList<>();
    for (Constraint each : model.declaration().table().constraints()) {
      constraints.add(expanded(model, each));
    }
    for (Component each : model.declaration().components()) {
      List<Attribute> attributes = model.attributesOf(each);
      if (each.is(Declaration.Mark.UNIQUE) && attributes.size() > 1) {
        constraints.add(new Constraint(false, "", true, names(attributes)));
      }
    }
    return new EntityModel(
        model.declaration(),
        model.attributes(),
        model.foreignKeys(),
        model.associations(),
        List.copyOf(constraints));
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
        boolean plain = each.component().type() instanceof ComponentType.Value;
        problems.report(
            model.declaration(),
            each.component(),
            "the column "
                + each.column()
                + " is that of "
                + other.component()
                + " already: name another by "
                + (plain ? "@Column(\"…\")" : "@ForeignKey(columns = …)"));
      }
    }
  }

  private Constraint expanded(EntityModel model, Constraint constraint) {
    List<String> attributes = new ArrayList<>();
    for (String name : constraint.components()) {
      List<Attribute> found =
          model.attributes().stream()
              .filter(each -> each.name().equals(name) || each.component().name().equals(name))
              .toList();
      if (found.isEmpty()) {
        problems.report(
            model.declaration(),
            model.type().simpleName()
                + ": "
                + annotation(constraint)
                + " names "
                + name
                + ", which is no attribute; there are "
                + String.join(", ", names(model.attributes())));
      }
      attributes.addAll(names(found));
    }
    if (constraint.components().isEmpty()) {
      problems.report(
          model.declaration(),
          model.type().simpleName()
              + ": "
              + annotation(constraint)
              + " names nothing: write the components, or take it away");
    }
    return new Constraint(constraint.index(), constraint.name(), constraint.unique(), attributes);
  }

  private static String annotation(Constraint constraint) {
    return constraint.index() ? "@Index" : "@UniqueKey";
  }

  private static List<String> names(List<Attribute> attributes) {
    return attributes.stream().map(Attribute::name).collect(Collectors.toList());
  }
}
