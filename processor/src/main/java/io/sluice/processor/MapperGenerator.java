package io.sluice.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.sluice.processor.Declaration.Access;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.EntityModel.Association;
import io.sluice.processor.EntityModel.Attribute;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the mapper of an entity. */
final class MapperGenerator {
  private static final ArrayTypeName OBJECTS = ArrayTypeName.of(ClassName.OBJECT);

  private final EntityModel model;
  private final KeyGenerator keys;

  MapperGenerator(EntityModel model, KeyGenerator keys) {
    this.model = model;
    this.keys = keys;
  }

  TypeSpec generate() {
    return TypeSpec.classBuilder(model.metamodel().nestedClass("Mapper"))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addSuperinterface(ParameterizedTypeName.get(Names.generated("EntityMapper"), model.type()))
        .addMethod(instantiate())
        .addMethod(state())
        .addMethods(keys.methods())
        .build();
  }

  private MethodSpec instantiate() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("instantiate")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(OBJECTS, "state")
            .returns(model.type());
    boolean generic =
        model.declaration().components().stream()
            .anyMatch(each -> ComponentCode.type(each) instanceof ParameterizedTypeName);
    if (generic) {
      method.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "$S", "unchecked")
              .build());
    }
    if (model.declaration().isRecord()) {
      CodeBlock arguments =
          model.declaration().components().stream()
              .map(this::read)
              .collect(CodeBlock.joining(",\n"));
      return method.addCode("return new $T($>$>\n$L);$<$<\n", model.type(), arguments).build();
    }
    method.addStatement("$1T entity = new $1T()", model.type());
    for (Component each : model.declaration().components()) {
      method.addStatement(write(each.access(), read(each)));
    }
    return method.addStatement("return entity").build();
  }

  /** What sets a component of the variable {@code entity}. */
  static CodeBlock write(Access access, CodeBlock value) {
    return CodeBlock.of(
        access.writesField() ? "entity.$N = $L" : "entity.$N($L)", access.writer(), value);
  }

  private CodeBlock read(Component component) {
    if (component.type() instanceof ComponentType.Embedded) {
      return CodeBlock.of("$T.$N.read(state)", model.metamodel(), component.name());
    }
    TypeName type = ComponentCode.type(component);
    int position = position(component);
    return type.isPrimitive() ? primitive(type, position) : object(type, position);
  }

  /** What reads an object of the variable {@code state}: the compiler warns of a cast to Object. */
  static CodeBlock object(TypeName type, int position) {
    return type.equals(ClassName.OBJECT)
        ? CodeBlock.of("state[$L]", position)
        : CodeBlock.of("($T) state[$L]", type, position);
  }

  /** What reads a primitive of the variable {@code state}: null is zero. */
  static CodeBlock primitive(TypeName type, int position) {
    return CodeBlock.of(
        "state[$1L] == null ? $2L : ($3T) state[$1L]", position, Snippets.zero(type), type);
  }

  private int position(Component component) {
    if (component.isAssociation()) {
      return model.associations().stream()
          .filter(each -> each.component().name().equals(component.name()))
          .mapToInt(Association::position)
          .findFirst()
          .orElseThrow();
    }
    return model.attributesOf(component).get(0).position();
  }

  private MethodSpec state() {
    List<CodeBlock> values = new ArrayList<>();
    CodeBlock.Builder embedded = CodeBlock.builder();
    for (Component each : model.declaration().components()) {
      List<Attribute> attributes = model.attributesOf(each);
      for (int i = 0; i < attributes.size(); i++) {
        values.add(
            each.type() instanceof ComponentType.Embedded
                ? CodeBlock.of("null")
                : each.isAssociation() ? part(each, i) : value(each));
      }
      if (each.type() instanceof ComponentType.Embedded) {
        embedded.addStatement(
            "$T.$N.write($L, state)", model.metamodel(), each.name(), value(each));
      }
    }
    for (Association each : model.associations()) {
      values.add(value(each.component()));
    }
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("state")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(model.type(), "entity")
            .returns(OBJECTS);
    CodeBlock state = CodeBlock.join(values, ",\n");
    if (embedded.isEmpty()) {
      return method.addCode("return new Object[] {$>$>\n$L};$<$<\n", state).build();
    }
    return method
        .addCode("Object[] state = {$>$>\n$L};$<$<\n", state)
        .addCode(embedded.build())
        .addStatement("return state")
        .build();
  }

  private static CodeBlock value(Component component) {
    return CodeBlock.of("entity.$L", component.access().reader());
  }

  private CodeBlock part(Component component, int index) {
    return CodeBlock.of(
        "$T.part($L, $T.$N, $L)",
        Names.generated("KeyHolder"),
        value(component),
        model.metamodel(),
        component.name(),
        index);
  }
}
