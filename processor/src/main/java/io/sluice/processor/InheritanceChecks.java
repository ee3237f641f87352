package io.sluice.processor;

import io.sluice.processor.Declaration.Component;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Checks what an entity has from its superclasses and interfaces. */
final class InheritanceChecks {
  private final Problems problems;

  InheritanceChecks(Problems problems) {
    this.problems = problems;
  }

  void check(Declaration entity) {
    if (Annotations.of(entity.element()).has(Names.MAPPED_SUPERCLASS)) {
      problems.report(
          entity,
          entity.name()
              + " is an entity, and a @MappedSuperclass has no table: take one of them away");
    }
    for (TypeElement each : entity.ancestry().superclasses()) {
      if (TypeReader.isEntity(each)) {
        problems.report(entity, isEntity(entity, each));
      } else if (!Ancestry.isMapped(each)) {
        checkUnmapped(entity, each);
      }
    }
    entity.components().forEach(each -> checkHidden(entity, each));
    entity.ancestry().types().forEach(each -> checkAnnotated(entity, each));
  }

  private static String isEntity(Declaration entity, TypeElement superclass) {
    return entity.name()
        + " extends "
        + superclass.getSimpleName()
        + ", an entity with a table of its own: move what both have to a superclass that is a @"
        + Names.MAPPED_SUPERCLASS;
  }

  private void checkUnmapped(Declaration entity, TypeElement superclass) {
    for (VariableElement each : Ancestry.fields(superclass)) {
      problems.report(
          entity,
          entity.name()
              + " inherits the field "
              + each.getSimpleName()
              + " of "
              + superclass.getSimpleName()
              + ", which is not mapped: put @"
              + Names.MAPPED_SUPERCLASS
              + " on "
              + superclass.getSimpleName()
              + ", or declare the field in "
              + entity.name());
    }
  }

  /** Another field of the name, transient and static ones too, would be read in place of it. */
  private void checkHidden(Declaration entity, Component component) {
    List<TypeElement> classes = entity.ancestry().classes();
    int declaring = classes.indexOf(component.element().getEnclosingElement());
    for (TypeElement each : classes.subList(0, Math.max(0, declaring))) {
      for (VariableElement field : ElementFilter.fieldsIn(each.getEnclosedElements())) {
        if (field.getSimpleName().contentEquals(component.name())) {
          problems.report(
              entity,
              component,
              each.getSimpleName() + " has a field of this name, too: rename one of them");
        }
      }
    }
  }

  private void checkAnnotated(Declaration entity, TypeElement type) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      boolean reads =
          entity.components().stream()
              .anyMatch(each -> Accessors.reads(method, entity.element(), each.name()));
      for (String each : Annotations.of(method).names()) {
        if (!reads && Names.isOfComponents(each)) {
          Element place = type.equals(entity.element()) ? method : entity.element();
          problems.report(entity, place, readsNothing(entity, method, each));
        }
      }
    }
  }

  private static String readsNothing(
      Declaration entity, ExecutableElement method, String annotation) {
    return entity.name()
        + ": @"
        + annotation.substring(Names.ANNOTATIONS.length() + 1)
        + " is on the method "
        + method.getSimpleName()
        + " of "
        + Nesting.outerName(method)
        + ", which reads no component of "
        + entity.name()
        + ": add the component, or take the annotation away";
  }
}
