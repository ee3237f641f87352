package io.sluice.processor;

import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.Constraint;
import io.sluice.processor.EntityModel.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Checks a resolved entity, and puts its constraints in terms of attributes. */
final class ModelChecks {
  private final Problems problems;
  private final NameChecks names;

  ModelChecks(Problems problems) {
    this.problems = problems;
    this.names = new NameChecks(problems);
  }

  /** The model with its constraints; broken, if there is anything to say. */
  EntityModel check(EntityModel model) {
    names.check(model);
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
