package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.sluice.processor.ComponentType.Kind;
import io.sluice.processor.Declaration.Actions;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.JoinTableSettings;
import io.sluice.processor.Declaration.ScopeSettings;
import io.sluice.processor.Declaration.SideSettings;
import io.sluice.processor.EntityModel.Association;
import io.sluice.processor.EntityModel.Attribute;
import io.sluice.processor.EntityModel.ForeignKey;
import io.sluice.processor.Link.End;
import java.util.List;

/**
 * Writes what makes the associations and foreign keys of a metamodel. All metamodels are named
 * inside of lambdas only, see {@link ConstantsGenerator}.
 */
final class AssociationGenerator {
  private static final ClassName REFERENCE = Names.model("Reference");
  private static final ClassName ACTIONS = REFERENCE.nestedClass("Actions");
  private static final ClassName JOIN_TABLE = Names.generated("JoinTableDefinition");
  private static final ClassName SIDE = JOIN_TABLE.nestedClass("Side");

  private final EntityModel model;

  AssociationGenerator(EntityModel model) {
    this.model = model;
  }

  CodeBlock association(Association association) {
    Component component = association.component();
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("new $T<>(", kind(component).association())
            .add("$T.of(", Names.generated("AssociationDefinition"))
            .add("$N, $L, ", ConstantsGenerator.SELF, association.position())
            .add("$S)", component.name());
    for (ScopeSettings each : component.settings().scopes()) {
      code.add(each.through() ? ".throughFixed(" : ".fixed(")
          .add("$S, $L)", each.attribute(), Snippets.strings(each.values()));
    }
    return code.add(", $L)", link(association)).build();
  }

  /** What the constant of an association is, in words. */
  static CodeBlock javadoc(Association association) {
    Kind kind = kind(association.component());
    String text =
        switch (kind) {
          case BELONGS_TO -> "The {@link $T} that it belongs to.\n";
          case HAS_ONE -> "The {@link $T} that belongs to it.\n";
          case HAS_MANY -> "The rows of {@link $T} that belong to it.\n";
          case BELONGS_TO_MANY -> "The rows of {@link $T} that a join table links with it.\n";
        };
    return CodeBlock.of(text, association.target());
  }

  static Kind kind(Component component) {
    if (component.type() instanceof ComponentType.Association association) {
      return association.kind();
    }
    throw new IllegalStateException(component + " is no association");
  }

  private CodeBlock link(Association association) {
    ClassName target = association.target();
    Link link = association.link();
    if (link instanceof Link.Own own) {
      return reference(own.foreignKey());
    } else if (link instanceof Link.Inverse inverse) {
      return inverse(target, inverse.end());
    } else if (link instanceof Link.Through through) {
      return CodeBlock.of("$L, $L", type(target), through(target, through));
    } else if (link instanceof Link.Table table) {
      return CodeBlock.of("$L, $L", type(target), table(target, table.settings()));
    }
    throw new IllegalStateException(link.toString());
  }

  private static CodeBlock type(ClassName entity) {
    return CodeBlock.of("() -> $T.TYPE", Names.metamodel(entity));
  }

  private static CodeBlock inverse(ClassName target, End end) {
    return CodeBlock.of(
        "$T.$L($L, $L)",
        Names.generated("InverseReference"),
        end.plain() ? "plain" : "of",
        type(target),
        names(end));
  }

  /** The component and what it refers to, as arguments. */
  private static CodeBlock names(End end) {
    return end.references().isEmpty()
        ? CodeBlock.of("$S", end.component())
        : CodeBlock.of("$S, $L", end.component(), Snippets.strings(end.references()));
  }

  private CodeBlock through(ClassName target, Link.Through through) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("$T.entity($L, ", Names.generated("JoinDefinition"), type(through.join()))
            .add("$S, $S)", through.near().component(), through.far().component());
    if (through.near().plain()) {
      code.add(".plainNear($L)", plain(through.near(), model.type()));
    }
    if (through.far().plain()) {
      code.add(".plainFar($L)", plain(through.far(), target));
    }
    return code.build();
  }

  private static CodeBlock plain(End end, ClassName referred) {
    CodeBlock.Builder code = CodeBlock.builder().add("$S, $L", end.component(), type(referred));
    if (!end.references().isEmpty()) {
      code.add(", $L", Snippets.strings(end.references()));
    }
    return code.build();
  }

  private CodeBlock table(ClassName target, JoinTableSettings table) {
    return CodeBlock.builder()
        .add("$T.table(new $T(", Names.generated("JoinDefinition"), JOIN_TABLE)
        .add("$L, ", Snippets.tableName(table.schema(), table.name()))
        .add("$L, ", side(model.type(), table.near(), table.actions()))
        .add("$L))", side(target, table.far(), table.actions()))
        .build();
  }

  private static CodeBlock side(ClassName entity, SideSettings side, Actions actions) {
    List<String> references = side.references().isEmpty() ? List.of() : List.of(side.references());
    return CodeBlock.builder()
        .add("new $T($L, ", SIDE, type(entity))
        .add("$T.of($L), ", List.class, Snippets.strings(side.columns()))
        .add("$T.of($L), $L)", List.class, Snippets.strings(references), actions(actions))
        .build();
  }

  static CodeBlock reference(ForeignKey foreignKey) {
    List<String> attributes = foreignKey.attributes().stream().map(Attribute::name).toList();
    return CodeBlock.builder()
        .add("new $T<>($S, ", REFERENCE, foreignKey.component().name())
        .add("$T.of($L), ", List.class, Snippets.names(attributes))
        .add("$L, ", type(foreignKey.target()))
        .add("$T.of($L), ", List.class, Snippets.strings(foreignKey.referenced()))
        .add("$L)", actions(foreignKey.actions()))
        .build();
  }

  private static CodeBlock actions(Actions actions) {
    if (actions.isDefault()) {
      return CodeBlock.of("$T.DEFAULT", ACTIONS);
    }
    ClassName action = Names.model("ReferentialAction");
    return CodeBlock.builder()
        .add("new $T(", ACTIONS)
        .add("$T.$L, ", action, actions.onDelete())
        .add("$T.$L, ", action, actions.onUpdate())
        .add("$L, ", actions.constraint())
        .add("$T.$L)", Names.model("Deferrable"), actions.deferrable())
        .build();
  }
}
