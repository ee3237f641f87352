package io.sluice.processor;

import io.sluice.processor.Declaration.Access;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Finds how the fields of a class are read and written from its package. */
final class AccessReader {
  private final Types types;
  private final List<ExecutableElement> methods;

  AccessReader(Types types, TypeElement entity) {
    this.types = types;
    this.methods = ElementFilter.methodsIn(entity.getEnclosedElements());
  }

  Access read(VariableElement field) {
    String name = field.getSimpleName().toString();
    boolean open = !field.getModifiers().contains(Modifier.PRIVATE);
    String reader = getter(field).map(each -> each.getSimpleName() + "()").orElse(open ? name : "");
    String setter = setter(name, field.asType());
    boolean writable = open && !field.getModifiers().contains(Modifier.FINAL);
    return setter.isEmpty()
        ? new Access(reader, writable ? name : "", true)
        : new Access(reader, setter, false);
  }

  /** The method that reads the field, in the order of {@link #getters}. */
  Optional<ExecutableElement> getter(VariableElement field) {
    return getters(field.getSimpleName().toString()).stream()
        .flatMap(wanted -> methods.stream().filter(each -> reads(each, wanted, field.asType())))
        .findFirst();
  }

  static List<String> getters(String field) {
    String capitalised = Names.capitalised(field);
    return List.of("get" + capitalised, "is" + capitalised, field);
  }

  static List<String> setters(String field) {
    return List.of("set" + Names.capitalised(field), field);
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
        && types.isAssignable(method.getReturnType(), type);
  }

  private boolean writes(ExecutableElement method, String name, TypeMirror type) {
    return usable(method, name)
        && method.getParameters().size() == 1
        && types.isAssignable(type, method.getParameters().get(0).asType());
  }

  private static boolean usable(ExecutableElement method, String name) {
    return method.getSimpleName().contentEquals(name)
        && !method.getModifiers().contains(Modifier.PRIVATE)
        && !method.getModifiers().contains(Modifier.STATIC)
        && method.getThrownTypes().isEmpty();
  }
}
