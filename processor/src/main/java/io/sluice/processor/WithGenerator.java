package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.sluice.processor.Declaration.Component;
import javax.lang.model.element.Modifier;

/** Writes the interface that gives an entity a method for a copy with one component changed. */
final class WithGenerator {
  private final EntityModel model;

  WithGenerator(EntityModel model) {
    this.model = model;
  }

  /** The interface of a metamodel. */
  static ClassName type(ClassName metamodel) {
    return metamodel.nestedClass("With");
  }

  TypeSpec generate() {
    ClassName type = type(model.metamodel());
    TypeSpec.Builder with =
        TypeSpec.interfaceBuilder(type)
            .addJavadoc(
                "Copies with one component changed, for {@link $T} to implement.\n", model.type())
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC);
    for (Component each : model.declaration().components()) {
      with.addMethod(method(each));
    }
    return with.build();
  }

  private MethodSpec method(Component component) {
    return MethodSpec.methodBuilder("with" + Names.capitalised(component.name()))
        .addJavadoc("A copy with another {@code $L}.\n", component.name())
        .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
        .addParameter(ComponentCode.parameter(component), component.name())
        .returns(model.type())
        .addStatement(
            "return $1T.builder(($2T) (Object) this).$3N($3N).build()",
            model.metamodel(),
            model.type(),
            component.name())
        .build();
  }
}
