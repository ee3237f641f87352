package io.sluice.processor;

import io.sluice.processor.Declaration.Access;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Finds how the fields of a class are read and written from the package of an entity. */
final class AccessReader {
  private final Types types;
  private final TypeElement entity;
  private final List<ExecutableElement> methods;

  /**
   * Of a class.
   *
   * @param classes the entity, and all classes from there to the one that has the fields
   */
  AccessReader(Types types, TypeElement entity, List<TypeElement> classes) {
    this.types = types;
    this.entity = entity;
    this.methods =
        classes.stream()
            .flatMap(each -> ElementFilter.methodsIn(each.getEnclosedElements()).stream())
            .toList();
  }

  /** How the field is accessed, which is of the type as the entity sees it. */
  Access read(VariableElement field, TypeMirror type) {
    String name = field.getSimpleName().toString();
    boolean open = Nesting.sees(entity, field);
    String getter = getter(name, type);
    String reader = getter.isEmpty() ? (open ? name : "") : getter + "()";
    String setter = setter(name, type);
    boolean writable = open && !field.getModifiers().contains(Modifier.FINAL);
    return setter.isEmpty()
        ? new Access(reader, writable ? name : "", true)
        : new Access(reader, setter, false);
  }

  static List<String> getters(String field) {
    String capitalised = Names.capitalised(field);
    return List.of("get" + capitalised, "is" + capitalised, field);
  }

  static List<String> setters(String field) {
    return List.of("set" + Names.capitalised(field), field);
  }

  private String getter(String field, TypeMirror type) {
    return getters(field).stream()
        .filter(wanted -> methods.stream().anyMatch(each -> reads(each, wanted, type)))
        .findFirst()
        .orElse("");
  }

  private String setter(String field, TypeMirror type) {
    return setters(field).stream()
        .filter(wanted -> methods.stream().anyMatch(each -> writes(each, wanted, type)))
        .findFirst()
        .orElse("");
  }

  private boolean reads(ExecutableElement method, String name, TypeMirror type) {
    return usable(method, name)
        && method.getParameters().isEmpty()
        && types.isAssignable(seen(method).getReturnType(), type);
  }

  private boolean writes(ExecutableElement method, String name, TypeMirror type) {
    return usable(method, name)
        && method.getParameters().size() == 1
        && types.isAssignable(type, seen(method).getParameterTypes().get(0));
  }

  /** The method with the types that a generic superclass has for the entity. */
  private ExecutableType seen(ExecutableElement method) {
    return (ExecutableType) types.asMemberOf((DeclaredType) entity.asType(), method);
  }

  private boolean usable(ExecutableElement method, String name) {
    return method.getSimpleName().contentEquals(name)
        && Nesting.sees(entity, method)
        && !method.getModifiers().contains(Modifier.STATIC)
        && method.getThrownTypes().isEmpty();
  }
}
