package io.sluice.processor;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** Checks that a type can be an entity at all. */
final class TypeChecks {
  private final Problems problems;

  TypeChecks(Problems problems) {
    this.problems = problems;
  }

  void check(Declaration entity) {
    TypeElement type = entity.element();
    if (type.getKind() != ElementKind.RECORD && type.getKind() != ElementKind.CLASS) {
      problems.report(
          entity, entity.name() + " cannot be an entity: @Table is for records and classes");
    } else if (type.getNestingKind() != NestingKind.TOP_LEVEL) {
      problems.report(
          entity,
          entity.name()
              + " is nested in another type: move "
              + entity.name()
              + " to a file of its own");
    } else if (!type.getTypeParameters().isEmpty()) {
      problems.report(
          entity, entity.name() + " has type parameters, and a table has none: take them away");
    } else if (type.getKind() == ElementKind.CLASS) {
      checkClass(entity);
    }
  }

  private void checkClass(Declaration entity) {
    TypeElement type = entity.element();
    if (type.getModifiers().contains(Modifier.ABSTRACT)) {
      problems.report(
          entity,
          entity.name() + " is abstract, and rows are made of it: put @Table on a concrete class");
      return;
    }
    boolean constructible =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .anyMatch(TypeChecks::usable);
    if (!constructible) {
      problems.report(
          entity,
          entity.name()
              + " needs a constructor "
              + entity.name()
              + "() that is not private and throws nothing checked; or make it a record");
    }
    checkInherited(entity);
  }

  private static boolean usable(ExecutableElement constructor) {
    return constructor.getParameters().isEmpty()
        && constructor.getThrownTypes().isEmpty()
        && !constructor.getModifiers().contains(Modifier.PRIVATE);
  }

  private void checkInherited(Declaration entity) {
    TypeElement type = entity.element();
    while (type.getSuperclass() instanceof DeclaredType parent) {
      type = (TypeElement) parent.asElement();
      List<? extends Element> members = type.getEnclosedElements();
      for (Element each : ElementFilter.fieldsIn(members)) {
        if (!each.getModifiers().contains(Modifier.STATIC)
            && !each.getModifiers().contains(Modifier.TRANSIENT)) {
          problems.report(
              entity,
              entity.name()
                  + " inherits the field "
                  + each.getSimpleName()
                  + " of "
                  + type.getSimpleName()
                  + ", and inherited fields are not mapped: declare it in "
                  + entity.name());
        }
      }
    }
  }
}
