package io.sluice.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.sluice.processor.Declaration.Component;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** The types that several generators write for a component. */
final class ComponentCode {
  private ComponentCode() {}

  /** The type of a component, without annotations. */
  static TypeName type(Component component) {
    if (component.type() instanceof ComponentType.Value value) {
      return value.value().type();
    } else if (component.type() instanceof ComponentType.Embedded embedded) {
      return embedded.type();
    }
    return parameterised(association(component).kind().type(), component);
  }

  /** The type with an association's target, and with its join row if it has one. */
  static ParameterizedTypeName parameterised(
      ClassName raw, Component component, TypeName... before) {
    List<TypeName> arguments = new ArrayList<>(List.of(before));
    arguments.add(target(component));
    TypeElement join = association(component).join();
    if (join != null) {
      arguments.add(ClassName.get(join));
    }
    return ParameterizedTypeName.get(raw, arguments.toArray(new TypeName[0]));
  }

  private static ComponentType.Association association(Component component) {
    if (component.type() instanceof ComponentType.Association association) {
      return association;
    }
    throw new IllegalStateException(component + " is no association");
  }

  /** The type of a component as a parameter: it takes null where the component says so. */
  static TypeName parameter(Component component) {
    TypeName type = type(component);
    if (type instanceof ArrayTypeName) {
      return type; // an annotation before it would be of its elements
    }
    return component.element().asType().getAnnotationMirrors().stream()
        .filter(
            each -> each.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"))
        .findFirst()
        .map(each -> type.annotated(AnnotationSpec.get(each)))
        .orElse(type);
  }

  /** The entity that a component leads to. */
  static ClassName target(Component component) {
    TypeElement target = component.target();
    if (target == null) {
      throw new IllegalStateException(component + " leads nowhere");
    }
    return ClassName.get(target);
  }
}
