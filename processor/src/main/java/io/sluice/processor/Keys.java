package io.sluice.processor;

import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.Constraint;
import io.sluice.processor.Declaration.ForeignKeySettings;
import io.sluice.processor.Problems.Stop;
import io.sluice.processor.ValueType.Size;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Finds the attributes that a component fills, where they follow from the keys of others. */
final class Keys {
  private final DeclarationReader reader;
  private final Problems problems;

  /** The references that are being followed, from the outermost on. */
  private final Deque<Component> path = new ArrayDeque<>();

  Keys(DeclarationReader reader, Problems problems) {
    this.reader = reader;
    this.problems = problems;
  }

  /**
   * An attribute as far as a foreign key has to know it.
   *
   * @param leaf the component that says what it is
   * @param optional whether it is of a record that can be null
   */
  record Part(String name, String column, ValueType value, Component leaf, boolean optional) {
    Part(String name, String column, ValueType value, Component leaf) {
      this(name, column, value, leaf, false);
    }

    /** As a part of the record that the component is. */
    private Part within(Component component, ComponentType.Embedded embedded) {
      return new Part(
          component.name() + "." + name,
          embedded.prefix() + column,
          value,
          leaf,
          optional || embedded.nullable());
    }
  }

  /** What names a referenced attribute: the setting, as it begins, and the name, empty for none. */
  record Reference(String setting, String attribute) {
    @Override
    public String toString() {
      return setting + " = \"" + attribute + "\")";
    }
  }

  /** The entity that a component leads to. */
  Declaration target(Declaration entity, Component component) {
    TypeElement target = component.target();
    if (target == null || !TypeReader.isEntity(target)) {
      throw problems.stop(
          entity,
          component,
          (target == null ? "its type" : target.getSimpleName())
              + " is no entity: put @"
              + Names.TABLE
              + " on it, or refer to one that has it");
    }
    return known(target);
  }

  /** Another entity, unless something is wrong with it. */
  Declaration known(TypeElement entity) {
    if (problems.broken(entity)) {
      throw new Stop();
    }
    return reader.read(entity);
  }

  /** The attributes that a component fills; none for an association by a key of others. */
  List<Part> parts(Declaration entity, Component component) {
    if (component.type() instanceof ComponentType.Value value) {
      String column = component.settings().column().name();
      return List.of(
          new Part(
              component.name(),
              column.isEmpty() ? Names.snake(component.name()) : column,
              sized(component, value.value()),
              component));
    } else if (component.type() instanceof ComponentType.Embedded embedded) {
      List<Part> parts = new ArrayList<>();
      for (Component each : embedded.parts()) {
        parts(entity, each).forEach(part -> parts.add(part.within(component, embedded)));
      }
      return parts;
    } else if (component.isAssociation()) {
      return component.isForeignKey() ? foreignKey(entity, component) : List.of();
    }
    throw problems.stop(entity, component, "its type is not known: is it on the class path?");
  }

  /** The attributes that a foreign key refers to. */
  List<Part> referenced(Declaration entity, Component component) {
    if (path.contains(component)) {
      throw cycle(entity, component);
    }
    path.addLast(component);
    try {
      String references = component.settings().foreignKey().references();
      return referenced(
          entity,
          component,
          target(entity, component),
          new Reference("@ForeignKey(references", references));
    } finally {
      path.removeLast();
    }
  }

  /** The attributes of the target that a reference at a component leads to. */
  List<Part> referenced(
      Declaration entity, Component component, Declaration target, Reference reference) {
    return reference.attribute().isEmpty()
        ? key(target)
        : List.of(unique(entity, component, target, reference));
  }

  private static ValueType sized(Component component, ValueType value) {
    Size size = component.settings().column().size();
    int length = size.length() > 0 ? size.length() : component.settings().maximum();
    boolean sized = size.type().isEmpty() && value.hasLength();
    return value.withSize(
        new Size(sized ? length : 0, size.precision(), size.scale(), size.type()));
  }

  private List<Part> foreignKey(Declaration entity, Component component) {
    List<Part> referenced = referenced(entity, component);
    ForeignKeySettings settings = component.settings().foreignKey();
    List<String> columns = settings.columns();
    if (!columns.isEmpty() && columns.size() != referenced.size()) {
      throw problems.stop(
          entity,
          component,
          "@ForeignKey(columns) has "
              + columns.size()
              + ", but refers to "
              + referenced.size()
              + ": write a column for each of "
              + names(referenced));
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < referenced.size(); i++) {
      Part each = referenced.get(i);
      String column =
          columns.isEmpty() ? Names.snake(component.name()) + "_" + each.column() : columns.get(i);
      parts.add(
          new Part(
              component.name() + Names.capitalised(each.name()),
              column,
              each.value().box(),
              component));
    }
    return parts;
  }

  private List<Part> key(Declaration entity) {
    if (entity.ids().isEmpty()) {
      problems.report(entity, ComponentChecks.noKey(entity));
      throw new Stop();
    }
    List<Part> key = new ArrayList<>();
    for (Component each : entity.ids()) {
      key.addAll(parts(entity, each));
    }
    return key;
  }

  private Part unique(
      Declaration entity, Component component, Declaration target, Reference reference) {
    Component found = component(target, reference.attribute());
    if (found == null) {
      throw problems.stop(entity, component, reference + ": " + noAttribute(target));
    }
    List<Part> parts = parts(target, found);
    if (parts.size() != 1 || !isUnique(target, found, reference.attribute())) {
      throw problems.stop(
          entity,
          component,
          reference
              + ": "
              + target.name()
              + "."
              + reference.attribute()
              + " is not unique: mark it with @Unique");
    }
    return parts.get(0);
  }

  /** The component that fills the attribute of the name, among others perhaps; null if none. */
  @Nullable Component component(Declaration entity, String attribute) {
    for (Component each : entity.components()) {
      if (attribute.startsWith(each.name())
          && parts(entity, each).stream().anyMatch(part -> part.name().equals(attribute))) {
        return each;
      }
    }
    return null;
  }

  /** That there is no such attribute, and which there are. */
  static String noAttribute(Declaration entity) {
    return entity.name()
        + " has no such attribute; it has "
        + entity.components().stream()
            .filter(each -> each.type() instanceof ComponentType.Value)
            .map(Component::name)
            .collect(Collectors.joining(", "));
  }

  private static boolean isUnique(Declaration target, Component component, String attribute) {
    if (component.is(Declaration.Mark.UNIQUE) || target.ids().equals(List.of(component))) {
      return true;
    }
    return target.table().constraints().stream()
        .filter(Constraint::unique)
        .map(Constraint::components)
        .anyMatch(
            names -> names.equals(List.of(attribute)) || names.equals(List.of(component.name())));
  }

  private Stop cycle(Declaration entity, Component component) {
    List<String> steps = new ArrayList<>();
    for (Component each : path) {
      if (!steps.isEmpty() || each.equals(component)) {
        steps.add(each.toString());
      }
    }
    return problems.stop(
        entity,
        component,
        "the key refers to itself: "
            + String.join(" -> ", steps)
            + " -> "
            + component
            + "; give one of them a key of its own");
  }

  static String names(List<Part> parts) {
    return parts.stream().map(Part::name).collect(Collectors.joining(", "));
  }
}
