package io.sluice.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.sluice.processor.ComponentType.Embedded;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.EntityModel.Attribute;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the classes of records that are several columns of an entity's table. */
final class EmbeddedGenerator {
  private static final ArrayTypeName OBJECTS = ArrayTypeName.of(ClassName.OBJECT);

  private final EntityModel model;
  private final String prefix;

  /**
   * Of the components of an entity, or of a record in it.
   *
   * @param prefix the names of what they are in, each with a point; empty for the entity
   */
  EmbeddedGenerator(EntityModel model, String prefix) {
    this.model = model;
    this.prefix = prefix;
  }

  private static String simpleName(Component component) {
    return Names.capitalised(component.name()) + "Attributes";
  }

  /** The constant or the field of a component. */
  static FieldSpec.Builder field(Component component) {
    ClassName type = ClassName.get("", simpleName(component));
    return FieldSpec.builder(type, component.name(), Modifier.PUBLIC, Modifier.FINAL)
        .addJavadoc("The columns of {@code $L}.\n", component.name())
        .initializer("new $T()", type);
  }

  /** The class of a component. */
  TypeSpec generate(Component component, Embedded embedded) {
    EmbeddedGenerator inner = new EmbeddedGenerator(model, prefix + component.name() + ".");
    TypeSpec.Builder type =
        TypeSpec.classBuilder(simpleName(component))
            .addJavadoc("The attributes of {@code $L}.\n", prefix + component.name())
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .superclass(
                ParameterizedTypeName.get(
                    Names.model("EmbeddedAttributes"), model.type(), embedded.type()))
            .addMethod(constructor(component, embedded));
    for (Component each : embedded.parts()) {
      if (each.type() instanceof Embedded further) {
        type.addField(field(each).build());
        type.addType(inner.generate(each, further));
      } else {
        type.addField(
            new ConstantsGenerator(model)
                .attribute(inner.attribute(each))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .build());
      }
    }
    return type.addMethod(inner.attributes(embedded))
        .addMethod(inner.put(embedded))
        .addMethod(inner.instantiate(embedded))
        .build();
  }

  private MethodSpec constructor(Component component, Embedded embedded) {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addStatement(
            "super($N, $S, $L)",
            ConstantsGenerator.SELF,
            prefix + component.name(),
            embedded.nullable())
        .build();
  }

  private Attribute attribute(Component part) {
    return model.attributes().stream()
        .filter(each -> each.name().equals(prefix + part.name()))
        .findFirst()
        .orElseThrow();
  }

  private MethodSpec attributes(Embedded embedded) {
    List<CodeBlock> own = new ArrayList<>();
    collect(embedded, "", own);
    TypeName attribute =
        ParameterizedTypeName.get(
            Names.model("Attribute"), model.type(), WildcardTypeName.subtypeOf(Object.class));
    return overriding("attributes", Modifier.PUBLIC)
        .returns(ParameterizedTypeName.get(ClassName.get(List.class), attribute))
        .addStatement("return $L", Snippets.list(own))
        .build();
  }

  private static void collect(Embedded embedded, String path, List<CodeBlock> attributes) {
    for (Component each : embedded.parts()) {
      if (each.type() instanceof Embedded further) {
        collect(further, path + each.name() + ".", attributes);
      } else {
        attributes.add(CodeBlock.of("$L", path + each.name()));
      }
    }
  }

  private static MethodSpec.Builder overriding(String name, Modifier access) {
    return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(access);
  }

  private MethodSpec put(Embedded embedded) {
    MethodSpec.Builder method =
        overriding("put", Modifier.PROTECTED)
            .addParameter(embedded.type(), "value")
            .addParameter(OBJECTS, "state");
    for (Component each : embedded.parts()) {
      if (each.type() instanceof Embedded) {
        method.addStatement("this.$1N.write(value.$1N(), state)", each.name());
      } else {
        method.addStatement("state[$L] = value.$N()", attribute(each).position(), each.name());
      }
    }
    return method.build();
  }

  private MethodSpec instantiate(Embedded embedded) {
    MethodSpec.Builder method =
        overriding("instantiate", Modifier.PROTECTED)
            .addParameter(OBJECTS, "state")
            .returns(embedded.type());
    boolean generic =
        embedded.parts().stream()
            .anyMatch(each -> ComponentCode.type(each) instanceof ParameterizedTypeName);
    if (generic) {
      method.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "$S", "unchecked")
              .build());
    }
    CodeBlock arguments =
        embedded.parts().stream()
            .map(each -> read(each, embedded.nullable()))
            .collect(CodeBlock.joining(",\n"));
    return method.addCode("return new $T($>$>\n$L);$<$<\n", embedded.type(), arguments).build();
  }

  private CodeBlock read(Component part, boolean nullable) {
    if (part.type() instanceof Embedded) {
      return CodeBlock.of("this.$N.read(state)", part.name());
    }
    TypeName type = ComponentCode.type(part);
    int position = attribute(part).position();
    if (!type.isPrimitive()) {
      return MapperGenerator.object(type, position);
    }
    return nullable
        ? CodeBlock.of("required(state, this.$N)", part.name())
        : MapperGenerator.primitive(type, position);
  }
}
