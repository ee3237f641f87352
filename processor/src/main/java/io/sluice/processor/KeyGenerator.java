package io.sluice.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import io.sluice.processor.EntityModel.Attribute;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes what takes keys apart and puts them together, and the class of composite ones. */
final class KeyGenerator {
  private static final ArrayTypeName OBJECTS = ArrayTypeName.of(ClassName.OBJECT);

  private final EntityModel model;
  private final List<Attribute> key;
  private final ClassName keyClass;

  KeyGenerator(EntityModel model) {
    this.model = model;
    this.key = model.key();
    this.keyClass = model.metamodel().nestedClass("Key");
  }

  boolean composite() {
    return key.size() > 1;
  }

  TypeSpec keyRecord() {
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    for (Attribute each : key) {
      components.addParameter(
          ParameterSpec.builder(each.value().boxed(), each.name())
              .addJavadoc("the key's part of {@code $L}\n", Snippets.inComment(each.column()))
              .build());
    }
    return TypeSpec.recordBuilder(keyClass)
        .addJavadoc("The key of {@link $T}.\n", model.type())
        .addModifiers(Modifier.PUBLIC)
        .recordConstructor(components.build())
        .build();
  }

  List<MethodSpec> methods() {
    return composite() ? List.of(keyParts(), key(), wrong()) : List.of(keyParts(), key());
  }

  private MethodSpec keyParts() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("keyParts")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(ClassName.OBJECT, "key")
            .returns(OBJECTS);
    if (composite()) {
      addComposite(method);
    } else {
      method.addStatement("return new Object[] {key}");
    }
    return method.build();
  }

  private void addComposite(MethodSpec.Builder method) {
    CodeBlock complete =
        key.stream()
            .map(each -> CodeBlock.of("parts.$N() != null", each.name()))
            .collect(CodeBlock.joining(" && "));
    CodeBlock parts =
        key.stream()
            .map(each -> CodeBlock.of("parts.$N()", each.name()))
            .collect(CodeBlock.joining(", "));
    method
        .beginControlFlow("if (key instanceof $T parts && $L)", keyClass, complete)
        .addStatement("return new Object[] {$L}", parts)
        .endControlFlow()
        .addStatement("throw wrong(key)");
  }

  private MethodSpec key() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("key")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(OBJECTS, "parts")
            .returns(ClassName.OBJECT);
    if (!composite()) {
      return method.addStatement("return parts[0]").build();
    }
    CodeBlock.Builder parts = CodeBlock.builder();
    for (int i = 0; i < key.size(); i++) {
      parts.add(i == 0 ? "" : ", ").add("($T) parts[$L]", key.get(i).value().boxed(), i);
    }
    return method.addStatement("return new $T($L)", keyClass, parts.build()).build();
  }

  private MethodSpec wrong() {
    String wanted =
        "a "
            + model.metamodel().simpleName()
            + key.stream().map(Attribute::name).collect(Collectors.joining(", ", ".Key(", ")"));
    return MethodSpec.methodBuilder("wrong")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(ClassName.OBJECT, "key")
        .returns(IllegalArgumentException.class)
        .addStatement(
            "return new $T($S + (key == null ? $S : key.getClass().getSimpleName() + $S + key))",
            IllegalArgumentException.class,
            "a key of " + model.type().simpleName() + " is " + wanted + ", not ",
            "null",
            ": ")
        .build();
  }
}
