package io.sluice.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.sluice.processor.ComponentType.Kind;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.EntityModel.Attribute;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the builder of an entity. */
final class BuilderGenerator {
  private static final ClassName BELONGS_TO = Kind.BELONGS_TO.type();

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
      if (each.type() instanceof ComponentType.Association association) {
        type.addMethods(conveniences(each, association.kind()));
      }
    }
    return type.addMethod(build()).build();
  }

  private List<MethodSpec> conveniences(Component component, Kind kind) {
    if (component.borrowsKey()) {
      return List.of(); // a row would not be written: the component with the key is
    }
    return switch (kind) {
      case BELONGS_TO -> {
        List<Attribute> attributes = model.attributesOf(component);
        yield attributes.size() == 1
            ? List.of(parent(component), key(component, attributes.get(0)))
            : List.of(parent(component));
      }
      case HAS_ONE -> List.of(row(component, kind));
      case HAS_MANY, BELONGS_TO_MANY -> List.of(rows(component, kind));
    };
  }

  private static FieldSpec field(Component component) {
    FieldSpec.Builder field =
        FieldSpec.builder(ComponentCode.parameter(component), component.name(), Modifier.PRIVATE);
    if (component.type() instanceof ComponentType.Association association) {
      field.initializer("$T.none()", association.kind().type());
    }
    return field.build();
  }

  private MethodSpec setter(Component component) {
    return method(component.name(), component.name(), ComponentCode.parameter(component))
        .addJavadoc("Sets {@code $L}.\n", component.name())
        .addStatement("this.$1N = $1N", component.name())
        .addStatement("return this")
        .build();
  }

  private MethodSpec rows(Component component, Kind kind) {
    TypeName rows = ArrayTypeName.of(ComponentCode.target(component));
    return method(component.name(), component.name(), rows)
        .varargs()
        .addJavadoc("Sets {@code $L} to rows.\n", component.name())
        .addStatement("this.$1N = $2T.of($1N)", component.name(), kind.type())
        .addStatement("return this")
        .build();
  }

  private MethodSpec parent(Component component) {
    String name = component.name();
    return row(
        component, CodeBlock.of("$1T.of($2T.$3N, $3N)", BELONGS_TO, model.metamodel(), name));
  }

  private MethodSpec row(Component component, Kind kind) {
    return row(component, CodeBlock.of("$T.of($N)", kind.type(), component.name()));
  }

  private MethodSpec row(Component component, CodeBlock value) {
    return reference(component, component.name(), ComponentCode.target(component), value)
        .addJavadoc("Sets {@code $L} to a row; null is none.\n", component.name())
        .build();
  }

  private MethodSpec key(Component component, Attribute attribute) {
    CodeBlock value = CodeBlock.of("$T.key($N)", BELONGS_TO, attribute.name());
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
            AssociationGenerator.kind(component).type(),
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
      return method.addStatement("return new $T($L)", model.type(), Snippets.names(names)).build();
    }
    method.addStatement("$1T entity = new $1T()", model.type());
    for (Component each : components) {
      CodeBlock value = CodeBlock.of("this.$N", each.name());
      method.addStatement(MapperGenerator.write(each.access(), value));
    }
    return method.addStatement("return entity").build();
  }
}
