package io.sluice.processor;

import io.sluice.processor.Problems.Stop;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Checks that a type can be a projection at all. */
final class ProjectionChecks {
  /** The most projections that are within one another. */
  static final int DEEPEST = 8;

  private final Problems problems;

  ProjectionChecks(Problems problems) {
    this.problems = problems;
  }

  void check(TypeElement type) throws Stop {
    String name = type.getSimpleName().toString();
    if (type.getKind() != ElementKind.RECORD) {
      throw problems.stop(type, type, name + " cannot be a projection: make it a record");
    } else if (Nesting.findPrivate(type).isPresent()) {
      throw problems.stop(
          type,
          type,
          name
              + " cannot be a projection: it is private, or in what is, and its class "
              + name
              + "_ has to see it; take private away");
    } else if (!type.getTypeParameters().isEmpty()) {
      throw problems.stop(
          type, type, name + " has type parameters, and columns have none: take them away");
    } else if (TypeReader.isEntity(type)) {
      throw problems.stop(
          type, type, name + " is an entity and a projection: take one of the two away");
    } else if (type.getRecordComponents().isEmpty()) {
      throw problems.stop(type, type, name + " has no components: name what it has of a row");
    }
  }
}
