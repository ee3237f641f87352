package io.sluice.processor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * What an entity inherits from.
 *
 * @param classes the entity and its superclasses, the nearest first, without Object
 * @param interfaces all its interfaces, each before those that it extends
 * @param known whether the compiler knows all superclasses, or not yet
 */
record Ancestry(List<TypeElement> classes, List<TypeElement> interfaces, boolean known) {

  static Ancestry of(TypeElement entity) {
    List<TypeElement> classes = new ArrayList<>();
    Deque<TypeElement> interfaces = new ArrayDeque<>();
    Set<TypeElement> seen = new HashSet<>();
    classes.add(entity);
    TypeMirror parent = entity.getSuperclass();
    while (parent.getKind() == TypeKind.DECLARED && !isObject(parent)) {
      classes.add(element(parent));
      parent = element(parent).getSuperclass();
    }
    for (int i = classes.size() - 1; i >= 0; i--) {
      collect(classes.get(i), seen, interfaces);
    }
    return new Ancestry(
        List.copyOf(classes), List.copyOf(interfaces), parent.getKind() != TypeKind.ERROR);
  }

  private static boolean isObject(TypeMirror type) {
    return element(type).getSuperclass().getKind() == TypeKind.NONE;
  }

  private static TypeElement element(TypeMirror type) {
    return (TypeElement) ((DeclaredType) type).asElement();
  }

  // from the back: what is extended is there before what extends it, which goes in front of it
  private static void collect(
      TypeElement type, Set<TypeElement> seen, Deque<TypeElement> interfaces) {
    List<TypeMirror> parents = new ArrayList<>(type.getInterfaces());
    Collections.reverse(parents);
    for (TypeMirror each : parents) {
      if (each.getKind() == TypeKind.DECLARED && seen.add(element(each))) {
        collect(element(each), seen, interfaces);
        interfaces.addFirst(element(each));
      }
    }
  }

  TypeElement entity() {
    return classes.get(0);
  }

  /** All of them, classes before interfaces. */
  List<TypeElement> types() {
    return Stream.concat(classes.stream(), interfaces.stream()).toList();
  }

  /** The superclasses, the nearest first. */
  List<TypeElement> superclasses() {
    return classes.subList(1, classes.size());
  }

  /** Whether the fields of a superclass are columns of its entities. */
  static boolean isMapped(TypeElement superclass) {
    return Annotations.of(superclass).has(Names.MAPPED_SUPERCLASS)
        && !TypeReader.isEntity(superclass);
  }

  /** The fields of a class that hold what its objects are made of. */
  static List<VariableElement> fields(TypeElement type) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(each -> !each.getModifiers().contains(Modifier.STATIC))
        .filter(each -> !each.getModifiers().contains(Modifier.TRANSIENT))
        .toList();
  }

  /**
   * Where errors of a record's component go: the field, as javac before 20 knows no other place.
   */
  static Element place(TypeElement record, RecordComponentElement component) {
    return fields(record).stream()
        .filter(each -> each.getSimpleName().equals(component.getSimpleName()))
        .map(Element.class::cast)
        .findFirst()
        .orElse(component);
  }
}
