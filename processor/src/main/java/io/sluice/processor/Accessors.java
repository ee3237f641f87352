package io.sluice.processor;

import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** The methods that read a component by their names, wherever the entity has them from. */
final class Accessors {
  private Accessors() {}

  /** Those that the type declares, which is the entity or one that it inherits from. */
  static List<ExecutableElement> in(TypeElement type, TypeElement entity, String component) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(each -> reads(each, entity, component))
        .toList();
  }

  static boolean reads(ExecutableElement method, TypeElement entity, String component) {
    String name = method.getSimpleName().toString();
    return method.getParameters().isEmpty()
        && !method.getModifiers().contains(Modifier.STATIC)
        && (entity.getKind() == ElementKind.RECORD
            ? name.equals(component)
            : AccessReader.getters(component).contains(name));
  }
}
