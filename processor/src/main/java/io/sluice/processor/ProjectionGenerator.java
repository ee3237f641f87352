package io.sluice.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the class of a projection. */
final class ProjectionGenerator {
  private static final ClassName PROJECTION_TYPE = Names.model("ProjectionType");

  private final ProjectionModel model;

  ProjectionGenerator(ProjectionModel model) {
    this.model = model;
  }

  /**
   * The source file.
   *
   * @param marked whether the projection's module can see {@code @Generated}
   */
  JavaFile generate(boolean marked) {
    ClassName type = model.metamodel();
    TypeSpec.Builder generated =
        TypeSpec.classBuilder(type)
            .addOriginatingElement(model.element())
            .addModifiers(Modifier.FINAL)
            .addJavadoc("How {@link $T} is read.\n", model.type())
            .addField(constant())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    if (Nesting.isPublic(model.element())) {
      generated.addModifiers(Modifier.PUBLIC);
    }
    if (marked) {
      generated.addAnnotation(
          AnnotationSpec.builder(Names.GENERATED)
              .addMember("value", "$S", SluiceProcessor.class.getName())
              .build());
    }
    return JavaFile.builder(type.packageName(), generated.build())
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }

  private FieldSpec constant() {
    @Nullable ClassName entity = model.entity();
    TypeName of = entity == null ? ClassName.get(Void.class) : entity;
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("$T.class", model.type()));
    arguments.add(CodeBlock.of("values ->$>$>\n$L$<$<", model.instance()));
    arguments.addAll(model.outputs());
    return FieldSpec.builder(
            ParameterizedTypeName.get(PROJECTION_TYPE, of, model.type()),
            "TYPE",
            Modifier.PUBLIC,
            Modifier.STATIC,
            Modifier.FINAL)
        .addJavadoc("All of it.\n")
        .initializer(
            "$T.<$T, $T>of($>$>\n$L)$<$<",
            PROJECTION_TYPE,
            of,
            model.type(),
            CodeBlock.join(arguments, ",\n"))
        .build();
  }
}
