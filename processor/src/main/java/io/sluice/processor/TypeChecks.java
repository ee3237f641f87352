package io.sluice.processor;

import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Checks that a type can be an entity at all. */
final class TypeChecks {
  private final Problems problems;

  TypeChecks(Problems problems) {
    this.problems = problems;
  }

  void check(Declaration entity) {
    TypeElement type = entity.element();
    Optional<TypeElement> hidden = Nesting.findPrivate(type);
    if (type.getKind() != ElementKind.RECORD && type.getKind() != ElementKind.CLASS) {
      problems.report(
          entity, entity.name() + " cannot be an entity: @Table is for records and classes");
    } else if (hidden.isPresent()) {
      problems.report(
          entity,
          entity.name()
              + " cannot be an entity: "
              + hidden.get().getSimpleName()
              + " is private, and the metamodel, a class of the same package, has to see it; take"
              + " private away");
    } else if (isInner(type)) {
      problems.report(
          entity,
          entity.name()
              + " is an inner class, and rows have no "
              + Nesting.outerName(type)
              + " to be made in: make "
              + entity.name()
              + " static, or a record");
    } else if (!type.getTypeParameters().isEmpty()) {
      problems.report(
          entity, entity.name() + " has type parameters, and a table has none: take them away");
    } else if (type.getKind() == ElementKind.CLASS) {
      checkClass(entity);
    }
  }

  private static boolean isInner(TypeElement type) {
    return type.getNestingKind().isNested() && !type.getModifiers().contains(Modifier.STATIC);
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
  }

  private static boolean usable(ExecutableElement constructor) {
    return constructor.getParameters().isEmpty()
        && constructor.getThrownTypes().isEmpty()
        && !constructor.getModifiers().contains(Modifier.PRIVATE);
  }
}
