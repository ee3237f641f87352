package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import io.sluice.processor.Declaration.Actions;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.Constraint;
import java.util.List;
import java.util.Set;

/**
 * An entity that is right, with all that its metamodel needs to know.
 *
 * @param declaration how it is written
 * @param attributes by position
 * @param foreignKeys in the order of the components
 * @param associations by position
 * @param constraints unique constraints and indexes, over attributes
 */
record EntityModel(
    Declaration declaration,
    List<Attribute> attributes,
    List<ForeignKey> foreignKeys,
    List<Association> associations,
    List<Constraint> constraints) {

  ClassName type() {
    return declaration.type();
  }

  ClassName metamodel() {
    return Names.metamodel(declaration.type());
  }

  List<Attribute> key() {
    return attributes.stream().filter(each -> each.traits().contains(Trait.ID)).toList();
  }

  /** The attributes that the component fills. */
  List<Attribute> attributesOf(Component component) {
    return attributes.stream()
        .filter(each -> each.component().name().equals(component.name()))
        .toList();
  }

  /**
   * A value that a column holds.
   *
   * @param component the entity's component that has it
   * @param leaf the component that says what it is: the same, or one of the record that it is
   */
  record Attribute(
      int position,
      String name,
      String column,
      ValueType value,
      Set<Trait> traits,
      Component component,
      Component leaf) {

    /** The name within what it is in. */
    String leafName() {
      return name.substring(name.lastIndexOf('.') + 1);
    }

    String defaultValue() {
      return leaf.settings().column().defaultValue();
    }

    String generatedAs() {
      return leaf.settings().column().writes().as();
    }

    String comment() {
      return leaf.settings().column().comment();
    }
  }

  /** A foreign key; no names of referenced attributes stand for the target's key. */
  record ForeignKey(
      Component component,
      List<Attribute> attributes,
      ClassName target,
      List<String> referenced,
      Actions actions) {}

  /** An association. */
  record Association(int position, Component component, ClassName target, Link link) {}
}
