package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.Constraint;
import io.sluice.processor.Declaration.IndexDetails;
import io.sluice.processor.Declaration.TableSettings;
import io.sluice.processor.EntityModel.Association;
import io.sluice.processor.EntityModel.Attribute;
import io.sluice.processor.EntityModel.ForeignKey;
import io.sluice.processor.ValueType.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/**
 * Writes the constants of a metamodel. Other metamodels are named inside of lambdas only, so that
 * the initialisation of one never waits for that of another.
 */
final class ConstantsGenerator {
  /** What the generated code is written for, which the core compares with its own. */
  private static final int VERSION = 1;

  private static final Modifier[] CONSTANT = {Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL};
  private static final ClassName ENTITY_TYPE = Names.model("EntityType");
  private static final ClassName TRAIT = Names.model("Trait");

  /** The name of the constant that gives the metamodel's own type, when all of it is there. */
  static final String SELF = "SELF";

  /** The names of constants that no component can have. */
  static final Set<String> NAMES = Set.of(SELF, "TYPE");

  private final EntityModel model;

  ConstantsGenerator(EntityModel model) {
    this.model = model;
  }

  /** The constants, in an order in which each knows those before it only. */
  List<FieldSpec> generate() {
    List<FieldSpec> constants = new ArrayList<>();
    constants.add(self());
    for (Attribute each : model.attributes()) {
      if (!(each.component().type() instanceof ComponentType.Embedded)) {
        constants.add(attribute(each).addModifiers(CONSTANT).build());
      }
    }
    for (Component each : model.declaration().components()) {
      if (each.type() instanceof ComponentType.Embedded) {
        constants.add(EmbeddedGenerator.field(each).addModifiers(Modifier.STATIC).build());
      }
    }
    for (ForeignKey each : model.foreignKeys()) {
      if (!each.component().isAssociation()) {
        constants.add(plainForeignKey(each));
      }
    }
    for (Association each : model.associations()) {
      constants.add(association(each));
    }
    constants.add(entityType());
    return constants;
  }

  private FieldSpec self() {
    TypeName type =
        ParameterizedTypeName.get(
            ClassName.get(Supplier.class), ParameterizedTypeName.get(ENTITY_TYPE, model.type()));
    return FieldSpec.builder(type, SELF, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("() -> $T.TYPE", model.metamodel())
        .build();
  }

  /** The field of an attribute. */
  FieldSpec.Builder attribute(Attribute attribute) {
    ClassName family = Names.model(attribute.value().family().attribute());
    TypeName type =
        attribute.value().family() == ValueType.Family.STRING
            ? ParameterizedTypeName.get(family, model.type())
            : ParameterizedTypeName.get(family, model.type(), attribute.value().element().boxed());
    CodeBlock.Builder definition =
        CodeBlock.builder()
            .add("$T.of(", Names.generated("AttributeDefinition"))
            .add("$N, $L, ", SELF, attribute.position())
            .add("$S, $S, ", attribute.name(), attribute.column())
            .add("$L)", dataType(attribute.value()));
    if (!attribute.traits().isEmpty()) {
      CodeBlock traits =
          attribute.traits().stream()
              .map(each -> CodeBlock.of("$T.$L", TRAIT, each.name()))
              .collect(CodeBlock.joining(", "));
      definition.add(".with($L)", traits);
    }
    if (!attribute.defaultValue().isEmpty()) {
      definition.add(".withDefault($S)", attribute.defaultValue());
    }
    if (!attribute.generatedAs().isEmpty()) {
      definition.add(".withGeneratedAs($S)", attribute.generatedAs());
    }
    if (!attribute.comment().isEmpty()) {
      definition.add(".withComment($S)", attribute.comment());
    }
    CodeBlock element =
        attribute.value().hasElement()
            ? CodeBlock.of("$L, ", attribute.value().element().dataType())
            : CodeBlock.of("");
    return FieldSpec.builder(type, attribute.leafName())
        .addJavadoc("The column {@code $L}.\n", Snippets.inComment(attribute.column()))
        .initializer("new $T<>($L$L)", family, element, definition.build());
  }

  /** The data type of a value. */
  static CodeBlock dataType(ValueType value) {
    CodeBlock.Builder code = value.dataType().toBuilder();
    Size size = value.size();
    if (size.length() > 0) {
      code.add(".length($L)", size.length());
    } else if (size.precision() > 0) {
      code.add(".precision($L, $L)", size.precision(), size.scale());
    } else if (!size.type().isEmpty()) {
      code.add(".in($S)", size.type());
    }
    return code.build();
  }

  private FieldSpec plainForeignKey(ForeignKey foreignKey) {
    TypeName type =
        ParameterizedTypeName.get(Names.model("Reference"), model.type(), foreignKey.target());
    return FieldSpec.builder(
            type, constantName(foreignKey), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(AssociationGenerator.reference(foreignKey))
        .build();
  }

  /** The name of the constant of a plain foreign key, which no attribute has. */
  private String constantName(ForeignKey foreignKey) {
    StringBuilder name = new StringBuilder(foreignKey.component().name() + "ForeignKey");
    while (isTaken(name.toString())) {
      name.append('_');
    }
    return name.toString();
  }

  private boolean isTaken(String name) {
    return model.declaration().component(name) != null
        || model.attributes().stream().anyMatch(each -> each.name().equals(name));
  }

  private FieldSpec association(Association association) {
    Component component = association.component();
    TypeName type =
        ComponentCode.parameterised(
            AssociationGenerator.kind(component).association(), component, model.type());
    return constant(type, component.name())
        .addJavadoc(AssociationGenerator.javadoc(association))
        .initializer(new AssociationGenerator(model).association(association))
        .build();
  }

  private FieldSpec entityType() {
    TableSettings table = model.declaration().table();
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("new $T<>(", Names.generated("EntityTypeBuilder"))
            .add("$L, $T.class, ", VERSION, model.type())
            .add("$L, ", Snippets.tableName(table.schema(), table.name()))
            .add("new $T())$>$>", model.metamodel().nestedClass("Mapper"));
    List<CodeBlock> attributes =
        model.attributes().stream().map(each -> CodeBlock.of("$N", each.name())).toList();
    code.add("\n.attributes($L)", Snippets.list(attributes));
    List<CodeBlock> foreignKeys = model.foreignKeys().stream().map(this::reference).toList();
    if (!foreignKeys.isEmpty()) {
      code.add("\n.references($L)", Snippets.list(foreignKeys));
    }
    List<CodeBlock> associations =
        model.associations().stream()
            .map(each -> CodeBlock.of("$N", each.component().name()))
            .toList();
    if (!associations.isEmpty()) {
      code.add("\n.associations($L)", Snippets.list(associations));
    }
    model.constraints().forEach(each -> code.add("\n$L", constraint(each)));
    table.checks().forEach(each -> code.add("\n.check($S, $S)", each.name(), each.condition()));
    if (!table.comment().isEmpty()) {
      code.add("\n.comment($S)", table.comment());
    }
    return constant(ParameterizedTypeName.get(ENTITY_TYPE, model.type()), "TYPE")
        .addJavadoc("All of it.\n")
        .initializer(code.add("\n.build()$<$<").build())
        .build();
  }

  private CodeBlock reference(ForeignKey foreignKey) {
    Component component = foreignKey.component();
    return component.isAssociation()
        ? CodeBlock.of("$N.reference()", component.name())
        : CodeBlock.of("$N", constantName(foreignKey));
  }

  private static CodeBlock constraint(Constraint constraint) {
    CodeBlock names = Snippets.strings(constraint.components());
    if (!constraint.index()) {
      return CodeBlock.of(".unique($S, $L)", constraint.name(), names);
    }
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("$S, $L", constraint.name(), constraint.unique()));
    if (!constraint.details().equals(IndexDetails.NONE)) {
      arguments.add(options(constraint.details()));
    }
    if (!constraint.components().isEmpty()) {
      arguments.add(names);
    }
    return CodeBlock.of(".index($L)", CodeBlock.join(arguments, ", "));
  }

  private static CodeBlock options(IndexDetails details) {
    CodeBlock.Builder code = CodeBlock.builder().add("$T.NONE", Names.model("IndexOptions"));
    if (!details.where().isEmpty()) {
      code.add(".where($S)", details.where());
    }
    if (!details.method().isEmpty()) {
      code.add(".method($S)", details.method());
    }
    Map<String, List<String>> lists = new LinkedHashMap<>();
    lists.put("expressions", details.expressions());
    lists.put("include", details.include());
    lists.put("descending", details.descending());
    lists.forEach(
        (name, values) -> {
          if (!values.isEmpty()) {
            code.add(".$L($L)", name, Snippets.strings(values));
          }
        });
    return code.build();
  }

  private static FieldSpec.Builder constant(TypeName type, String name) {
    return FieldSpec.builder(type, name, CONSTANT);
  }
}
