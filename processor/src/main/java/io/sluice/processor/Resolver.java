package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import io.sluice.processor.ComponentType.Kind;
import io.sluice.processor.Declaration.Actions;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.ForeignKeySettings;
import io.sluice.processor.Declaration.Mark;
import io.sluice.processor.Declaration.WriteSettings;
import io.sluice.processor.EntityModel.Association;
import io.sluice.processor.EntityModel.Attribute;
import io.sluice.processor.EntityModel.ForeignKey;
import io.sluice.processor.Problems.Stop;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Follows what a declaration refers to, and gives each part its position. Good for one entity. */
final class Resolver {
  private final Keys keys;
  private final Problems problems;
  private final Declaration entity;
  private final PlainKeys plainKeys;
  private final Links links;
  private final List<Attribute> attributes = new ArrayList<>();
  private final List<ForeignKey> foreignKeys = new ArrayList<>();

  Resolver(Keys keys, Problems problems, Declaration entity) {
    this.keys = keys;
    this.problems = problems;
    this.entity = entity;
    this.plainKeys = new PlainKeys(keys, problems, entity);
    this.links = new Links(keys, problems, entity);
  }

  /**
   * The model, without constraints.
   *
   * @throws Stop if there is none
   */
  EntityModel resolve() {
    boolean stopped = false;
    for (Component each : entity.components()) {
      try {
        addAttributes(each);
      } catch (Stop stop) {
        stopped = true;
      }
    }
    List<Association> associations = new ArrayList<>();
    for (Component each : entity.components()) {
      try {
        if (each.isAssociation()) {
          associations.add(new Association(0, each, targetType(each), link(each)));
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
      positioned.add(new Association(position, each.component(), each.target(), each.link()));
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
      Set<Trait> traits = traits(each);
      if (parts.size() > 1 && component.isAssociation()) {
        traits.remove(Trait.UNIQUE); // they are unique together, see ModelChecks
      }
      int position = attributes.size() + added.size();
      added.add(
          new Attribute(
              position, each.name(), each.column(), each.value(), traits, component, each.leaf()));
    }
    if (component.isForeignKey()) {
      if (!component.isAssociation()) {
        plainKeys.check(component, component, keys.target(entity, component));
      }
      ForeignKeySettings settings = component.settings().foreignKey();
      String references = settings.references();
      foreignKeys.add(
          new ForeignKey(
              component,
              List.copyOf(added),
              targetType(component),
              references.isEmpty() ? List.of() : List.of(references),
              settings.actions()));
    }
    attributes.addAll(added);
  }

  private Link link(Component component) {
    if (component.borrowsKey()) {
      new ScopeChecks(keys, problems, entity).check(component);
      return new Link.Own(borrowed(component));
    } else if (component.is(Kind.BELONGS_TO)) {
      return foreignKeys.stream()
          .filter(each -> each.component().equals(component))
          .findFirst()
          .map(Link.Own::new)
          .orElseThrow(Stop::new);
    }
    Link link = links.find(component);
    new ScopeChecks(keys, problems, entity).check(component);
    return link;
  }

  /** The foreign key of an association whose key a plain component holds. */
  private ForeignKey borrowed(Component component) {
    String mappedBy = component.settings().foreignKey().mappedBy();
    Component plain = entity.component(mappedBy);
    if (plain == null || plain.isAssociation()) {
      throw problems.stop(
          entity,
          component,
          "@ForeignKey(mappedBy = \""
              + mappedBy
              + "\"): "
              + (plain == null
                  ? entity.name() + " has no component " + mappedBy
                  : plain + " is an association")
              + "; name a plain component of "
              + entity.name()
              + " that holds the key");
    }
    Declaration target = keys.target(entity, component);
    return new ForeignKey(
        component,
        attributes.stream().filter(each -> each.component().equals(plain)).toList(),
        target.type(),
        plainKeys.check(component, plain, target),
        Actions.NO_CONSTRAINT);
  }

  private static Set<Trait> traits(Keys.Part part) {
    Component component = part.leaf();
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    for (Mark each : component.settings().marks()) {
      traits.add(Trait.valueOf(each.name()));
    }
    WriteSettings writes = component.settings().column().writes();
    boolean made = writes.always() || writes.isComputed();
    if (writes.isComputed()) {
      traits.remove(Trait.GENERATED); // at each write, not on insert
    }
    if (made || !writes.insertable()) {
      traits.add(Trait.NOT_INSERTED);
    }
    if (made || !writes.updatable()) {
      traits.add(Trait.NOT_UPDATED);
    }
    if (component.isRequired() && !part.optional()) {
      traits.add(Trait.NOT_NULL);
    }
    if (part.value().primitive() && !part.optional()) {
      traits.add(Trait.PRIMITIVE);
    }
    return traits;
  }
}
