package io.sluice.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.EntityModel.Attribute;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the builder of an entity. */
final class BuilderGenerator {
  private final EntityModel model;
  private final ClassName builder;

  BuilderGenerator(EntityModel model) {
    this.model = model;
    this.builder = model.metamodel().nestedClass("Builder");
  }

  TypeSpec generate() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(builder)
            .addJavadoc("Builds a {@link $T}. Not thread-safe.\n", model.type())
            .addAnnotation(Names.CHECK_RETURN_VALUE)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    for (Component each : model.declaration().components()) {
      type.addField(field(each));
      type.addMethod(setter(each));
      if (each.type() instanceof ComponentType.Many) {
        type.addMethod(rows(each));
      } else if (each.type() instanceof ComponentType.One) {
        type.addMethod(row(each));
        List<Attribute> attributes = model.attributesOf(each);
        if (attributes.size() == 1) {
          type.addMethod(key(each, attributes.get(0)));
        }
      }
    }
    return type.addMethod(build()).build();
  }

  private static FieldSpec field(Component component) {
    FieldSpec.Builder field =
        FieldSpec.builder(Code.parameter(component), component.name(), Modifier.PRIVATE);
    if (component.type() instanceof ComponentType.Many) {
      field.initializer("$T.none()", Names.HAS_MANY);
    } else if (component.type() instanceof ComponentType.One) {
      field.initializer("$T.none()", Names.BELONGS_TO);
    }
    return field.build();
  }

  private MethodSpec setter(Component component) {
    return method(component.name(), component.name(), Code.parameter(component))
        .addJavadoc("Sets {@code $L}.\n", component.name())
        .addStatement("this.$1N = $1N", component.name())
        .addStatement("return this")
        .build();
  }

  private MethodSpec rows(Component component) {
    TypeName rows = ArrayTypeName.of(Code.target(component));
    return method(component.name(), component.name(), rows)
        .varargs()
        .addJavadoc("Sets {@code $L} to rows.\n", component.name())
        .addStatement("this.$1N = $2T.of($1N)", component.name(), Names.HAS_MANY)
        .addStatement("return this")
        .build();
  }

  private MethodSpec row(Component component) {
    CodeBlock value =
        CodeBlock.of("$1T.of($2T.$3N, $3N)", Names.BELONGS_TO, model.metamodel(), component.name());
    return reference(component, component.name(), Code.target(component), value)
        .addJavadoc("Sets {@code $L} to a row; null is none.\n", component.name())
        .build();
  }

  private MethodSpec key(Component component, Attribute attribute) {
    CodeBlock value = CodeBlock.of("$T.key($N)", Names.BELONGS_TO, attribute.name());
    return reference(component, attribute.name(), attribute.value().boxed(), value)
        .addJavadoc("Sets {@code $L} to the row of a key; null is none.\n", component.name())
        .build();
  }

  private MethodSpec.Builder reference(
      Component component, String name, TypeName type, CodeBlock value) {
    return method(name, name, type)
        .addStatement(
            "this.$N = $N == null ? $T.none() : $L",
            component.name(),
            name,
            Names.BELONGS_TO,
            value)
        .addStatement("return this");
  }

  private MethodSpec.Builder method(String name, String parameter, TypeName type) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .returns(builder)
        .addParameter(type, parameter);
  }

  private MethodSpec build() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("build")
            .addJavadoc("The entity.\n")
            .addModifiers(Modifier.PUBLIC)
            .returns(model.type());
    List<Component> components = model.declaration().components();
    if (model.declaration().isRecord()) {
      List<String> names = components.stream().map(Component::name).toList();
      return method.addStatement("return new $T($L)", model.type(), Code.names(names)).build();
    }
    method.addStatement("$1T entity = new $1T()", model.type());
    for (Component each : components) {
      CodeBlock value = CodeBlock.of("this.$N", each.name());
      method.addStatement(MapperGenerator.write(each.access(), value));
    }
    return method.addStatement("return entity").build();
  }
}
