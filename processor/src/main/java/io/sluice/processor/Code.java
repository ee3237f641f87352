package io.sluice.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.sluice.processor.Declaration.Component;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** Pieces of code that several generators write. */
final class Code {
  private Code() {}

  /** The type of a component, without annotations. */
  static TypeName type(Component component) {
    if (component.type() instanceof ComponentType.Value value) {
      return value.value().type();
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

  /** The name of a table; an empty schema is that of the connection. */
  static CodeBlock tableName(String schema, String name) {
    return schema.isEmpty()
        ? CodeBlock.of("new $T(null, $S)", Names.model("TableName"), name)
        : CodeBlock.of("new $T($S, $S)", Names.model("TableName"), schema, name);
  }

  /** {@code List.of(a, b)}, of code. */
  static CodeBlock list(Collection<CodeBlock> items) {
    return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(items, ", "));
  }

  /** {@code "a", "b"}. */
  static CodeBlock strings(Collection<String> items) {
    return items.stream().map(each -> CodeBlock.of("$S", each)).collect(CodeBlock.joining(", "));
  }

  /** {@code a, b}, of names. */
  static CodeBlock names(Collection<String> items) {
    return items.stream().map(each -> CodeBlock.of("$N", each)).collect(CodeBlock.joining(", "));
  }

  /** What an unset primitive is. */
  static CodeBlock zero(TypeName primitive) {
    if (primitive.equals(TypeName.BOOLEAN)) {
      return CodeBlock.of("false");
    } else if (primitive.equals(TypeName.BYTE) || primitive.equals(TypeName.SHORT)) {
      return CodeBlock.of("($T) 0", primitive);
    }
    return CodeBlock.of("0");
  }
}
