package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.ForeignKeySettings;
import io.sluice.processor.Declaration.Mark;
import io.sluice.processor.EntityModel.Association;
import io.sluice.processor.EntityModel.Attribute;
import io.sluice.processor.EntityModel.ForeignKey;
import io.sluice.processor.EntityModel.Trait;
import io.sluice.processor.Problems.Stop;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows what a declaration refers to, and gives each part its position. Good for one entity. */
final class Resolver {
  private final Keys keys;
  private final Problems problems;
  private final Declaration entity;
  private final List<Attribute> attributes = new ArrayList<>();
  private final List<ForeignKey> foreignKeys = new ArrayList<>();

  Resolver(Keys keys, Problems problems, Declaration entity) {
    this.keys = keys;
    this.problems = problems;
    this.entity = entity;
  }

  /**
   * The model, without constraints.
   *
   * @throws Stop if there is none
   */
  EntityModel resolve() {
    boolean stopped = false;
    List<Association> associations = new ArrayList<>();
    for (Component each : entity.components()) {
      try {
        addAttributes(each);
        if (each.type() instanceof ComponentType.Many) {
          associations.add(new Association(0, each, targetType(each), mappedBy(each)));
        } else if (each.type() instanceof ComponentType.One) {
          associations.add(new Association(0, each, targetType(each), ""));
        }
      } catch (Stop stop) {
        stopped = true;
      }
    }
    if (stopped) {
      throw new Stop();
    }
    return new EntityModel(
        entity,
        List.copyOf(attributes),
        List.copyOf(foreignKeys),
        positioned(associations),
        List.of());
  }

  private List<Association> positioned(List<Association> associations) {
    List<Association> positioned = new ArrayList<>();
    for (Association each : associations) {
      int position = attributes.size() + positioned.size();
      positioned.add(new Association(position, each.component(), each.target(), each.mappedBy()));
    }
    return List.copyOf(positioned);
  }

  private ClassName targetType(Component component) {
    return keys.target(entity, component).type();
  }

  private void addAttributes(Component component) {
    List<Attribute> added = new ArrayList<>();
    List<Keys.Part> parts = keys.parts(entity, component);
    for (Keys.Part each : parts) {
      Set<Trait> traits = traits(component, each.value());
      if (parts.size() > 1) {
        traits.remove(Trait.UNIQUE); // they are unique together, see ModelChecks
      }
      int position = attributes.size() + added.size();
      added.add(
          new Attribute(position, each.name(), each.column(), each.value(), traits, component));
    }
    boolean plainForeignKey =
        component.type() instanceof ComponentType.Value
            && component.settings().foreignKey().present();
    if (plainForeignKey) {
      checkPlain(component, added.get(0));
    }
    if (plainForeignKey || component.type() instanceof ComponentType.One) {
      String references = component.settings().foreignKey().references();
      foreignKeys.add(
          new ForeignKey(
              component,
              List.copyOf(added),
              targetType(component),
              references.isEmpty() ? List.of() : List.of(references)));
    }
    attributes.addAll(added);
  }

  private static Set<Trait> traits(Component component, ValueType value) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    for (Mark each : component.settings().marks()) {
      traits.add(Trait.valueOf(each.name()));
    }
    ForeignKeySettings foreignKey = component.settings().foreignKey();
    boolean neverNull =
        value.primitive()
            || component.is(Mark.ID)
            || component.is(Mark.VERSION)
            || component.is(Mark.CREATED_AT)
            || component.is(Mark.UPDATED_AT)
            || component.settings().required()
            || !component.settings().column().nullable()
            || !foreignKey.nullable();
    if (neverNull) {
      traits.add(Trait.NOT_NULL);
    }
    if (value.primitive()) {
      traits.add(Trait.PRIMITIVE);
    }
    return traits;
  }

  private void checkPlain(Component component, Attribute attribute) {
    List<Keys.Part> referenced = keys.referenced(entity, component);
    Declaration target = keys.target(entity, component);
    if (referenced.size() != 1) {
      throw problems.stop(
          entity,
          component,
          "the key of "
              + target.name()
              + " has "
              + referenced.size()
              + " attributes ("
              + Keys.names(referenced)
              + "), which one component cannot hold: make it a BelongsTo<"
              + target.name()
              + ">");
    }
    Keys.Part other = referenced.get(0);
    if (!other.value().boxed().equals(attribute.value().boxed())) {
      throw problems.stop(
          entity,
          component,
          "refers to "
              + target.name()
              + "."
              + other.name()
              + ", which is "
              + other.value().described()
              + ": make it "
              + other.value().described()
              + " too");
    }
  }

  /** The component of the target that is the foreign key of a {@code HasMany}. */
  private String mappedBy(Component component) {
    Declaration target = keys.target(entity, component);
    List<String> candidates =
        target.components().stream()
            .filter(each -> each.refersTo(entity.element()))
            .map(Component::name)
            .toList();
    String chosen = component.settings().foreignKey().mappedBy();
    if (!chosen.isEmpty()) {
      if (!candidates.contains(chosen)) {
        throw problems.stop(entity, component, wrongChoice(target, chosen, candidates));
      }
      return chosen;
    }
    if (candidates.size() != 1) {
      throw problems.stop(
          entity,
          component,
          candidates.isEmpty() ? missing(target) : ambiguous(target, candidates));
    }
    return candidates.get(0);
  }

  private String wrongChoice(Declaration target, String chosen, List<String> candidates) {
    String found =
        target.component(chosen) == null
            ? target.name() + " has no component " + chosen
            : target.name() + "." + chosen + " does not refer to " + entity.name();
    return "@ForeignKey(mappedBy = \""
        + chosen
        + "\"): "
        + found
        + "; "
        + (candidates.isEmpty() ? missing(target) : "choose from " + quoted(candidates));
  }

  private String missing(Declaration target) {
    String name = Names.decapitalised(entity.name());
    return target.name()
        + " has no foreign key to "
        + entity.name()
        + ": add a component BelongsTo<"
        + entity.name()
        + "> "
        + name
        + ", or @ForeignKey("
        + entity.name()
        + ".class) on a plain one, to "
        + target.name();
  }

  private String ambiguous(Declaration target, List<String> candidates) {
    return target.name()
        + " has several foreign keys to "
        + entity.name()
        + ": choose one by "
        + candidates.stream()
            .map(each -> "@ForeignKey(mappedBy = \"" + each + "\")")
            .collect(Collectors.joining(" or "));
  }

  private static String quoted(List<String> names) {
    return names.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(", "));
  }
}
