package io.sluice.processor;

import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.Constraint;
import io.sluice.processor.Declaration.IndexDetails;
import io.sluice.processor.EntityModel.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks a resolved entity, and puts its constraints in terms of attributes. */
final class ModelChecks {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]*");

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
        constraints.add(new Constraint(false, "", true, names(attributes), IndexDetails.NONE));
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
    List<String> attributes = named(model, constraint, constraint.components());
    IndexDetails details = constraint.details();
    boolean ofExpressions = !details.expressions().isEmpty();
    if (constraint.components().isEmpty() && !ofExpressions) {
      report(model, constraint, "names nothing: write the components, or take it away");
    } else if (ofExpressions && constraint.name().isEmpty()) {
      report(model, constraint, "is of expressions, and so needs a name: add name = …");
    } else if (!WORD.matcher(details.method()).matches()) {
      report(model, constraint, "has the method " + details.method() + ", which is no name");
    }
    IndexDetails resolved =
        new IndexDetails(
            details.where(),
            details.method(),
            details.expressions(),
            named(model, constraint, details.include()),
            named(model, constraint, details.descending()));
    for (String each : resolved.descending()) {
      if (!attributes.contains(each)) {
        report(model, constraint, "has " + each + " descending, which it is not of");
      }
    }
    return new Constraint(
        constraint.index(), constraint.name(), constraint.unique(), attributes, resolved);
  }

  private void report(EntityModel model, Constraint constraint, String what) {
    problems.report(
        model.declaration(),
        model.type().simpleName() + ": " + annotation(constraint) + " " + what);
  }

  private List<String> named(EntityModel model, Constraint constraint, List<String> components) {
    List<String> attributes = new ArrayList<>();
    for (String name : components) {
      List<Attribute> found =
          model.attributes().stream()
              .filter(each -> each.name().equals(name) || each.component().name().equals(name))
              .toList();
      if (found.isEmpty()) {
        report(
            model,
            constraint,
            "names "
                + name
                + ", which is no attribute; there are "
                + String.join(", ", names(model.attributes())));
      }
      attributes.addAll(names(found));
    }
    return attributes;
  }

  private static String annotation(Constraint constraint) {
    return constraint.index() ? "@Index" : "@UniqueKey";
  }

  private static List<String> names(List<Attribute> attributes) {
    return attributes.stream().map(Attribute::name).collect(Collectors.toList());
  }
}
