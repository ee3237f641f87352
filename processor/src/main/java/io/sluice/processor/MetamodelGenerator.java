package io.sluice.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.sluice.processor.Declaration.Component;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/** Writes the metamodel of an entity. */
final class MetamodelGenerator {
  private static final String DEPRECATED = "java.lang.Deprecated";

  private final EntityModel model;

  MetamodelGenerator(EntityModel model) {
    this.model = model;
  }

  /**
   * The source file.
   *
   * @param marked whether the entity's module can see {@code @Generated}
   */
  JavaFile generate(boolean marked) {
    ClassName type = model.metamodel();
    TypeSpec.Builder metamodel =
        TypeSpec.classBuilder(type)
            .addOriginatingElement(model.declaration().element())
            .addModifiers(Modifier.FINAL)
            .addJavadoc("The metamodel of {@link $T}.\n", model.type())
            .addFields(new ConstantsGenerator(model).generate())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(builder(type))
            .addMethod(prefilled(type));
    if (model.declaration().isPublic()) {
      metamodel.addModifiers(Modifier.PUBLIC);
    }
    if (marked) {
      metamodel.addAnnotation(
          AnnotationSpec.builder(Names.GENERATED)
              .addMember("value", "$S", SluiceProcessor.class.getName())
              .build());
    }
    if (isDeprecated(model)) {
      metamodel.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "{$S, $S}", "deprecation", "removal")
              .build());
    }
    addTypes(metamodel);
    return JavaFile.builder(type.packageName(), metamodel.build())
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }

  private void addTypes(TypeSpec.Builder metamodel) {
    for (Component each : model.declaration().components()) {
      if (each.type() instanceof ComponentType.Embedded embedded) {
        metamodel.addType(new EmbeddedGenerator(model, "").generate(each, embedded));
      }
    }
    KeyGenerator keys = new KeyGenerator(model);
    if (keys.composite()) {
      metamodel.addType(keys.keyRecord());
    }
    metamodel.addType(new BuilderGenerator(model).generate());
    metamodel.addType(new WithGenerator(model).generate());
    metamodel.addType(new MapperGenerator(model, keys).generate());
  }

  /** Whether something that the metamodel has to use is deprecated, of which it should not warn. */
  private static boolean isDeprecated(EntityModel model) {
    Declaration entity = model.declaration();
    return isDeprecated(entity.element())
        || entity.components().stream().anyMatch(MetamodelGenerator::isDeprecated);
  }

  private static boolean isDeprecated(Component component) {
    boolean within =
        component.type() instanceof ComponentType.Embedded embedded
            && embedded.parts().stream().anyMatch(MetamodelGenerator::isDeprecated);
    return within
        || component.annotations().has(DEPRECATED)
        || component.others().stream().anyMatch(MetamodelGenerator::isDeprecated)
        || (component.javaType() instanceof DeclaredType type && isDeprecated(type.asElement()));
  }

  private static boolean isDeprecated(@Nullable Element element) {
    return element != null && Annotations.of(element).has(DEPRECATED);
  }

  private static MethodSpec builder(ClassName type) {
    ClassName builder = type.nestedClass("Builder");
    return MethodSpec.methodBuilder("builder")
        .addJavadoc("An empty builder.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(builder)
        .addStatement("return new $T()", builder)
        .build();
  }

  private MethodSpec prefilled(ClassName type) {
    ClassName builder = type.nestedClass("Builder");
    CodeBlock.Builder chain = CodeBlock.builder().add("return new $T()$>$>", builder);
    for (Component each : model.declaration().components()) {
      chain.add("\n.$N(entity.$L)", each.name(), each.access().reader());
    }
    return MethodSpec.methodBuilder("builder")
        .addJavadoc("A builder with all that the entity has.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addParameter(model.type(), "entity")
        .returns(builder)
        .addCode(chain.add(";$<$<\n").build())
        .build();
  }
}
