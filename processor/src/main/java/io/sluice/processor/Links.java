package io.sluice.processor;

import io.sluice.processor.ComponentType.Kind;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.ForeignKeySettings;
import io.sluice.processor.ForeignKeyChoice.Wanted;
import io.sluice.processor.Link.End;
import io.sluice.processor.Problems.Stop;
import javax.lang.model.element.TypeElement;

/** Finds the foreign keys of others that associations follow. Good for one entity. */
final class Links {
  private final Keys keys;
  private final Problems problems;
  private final Declaration entity;
  private final PlainKeys plainKeys;

  Links(Keys keys, Problems problems, Declaration entity) {
    this.keys = keys;
    this.problems = problems;
    this.entity = entity;
    this.plainKeys = new PlainKeys(keys, problems, entity);
  }

  /**
   * The link of an association that has no foreign key of its own.
   *
   * @throws Stop if there is none
   */
  Link find(Component component) {
    Declaration target = keys.target(entity, component);
    if (!component.is(Kind.BELONGS_TO_MANY)) {
      ForeignKeySettings settings = component.settings().foreignKey();
      Wanted wanted = new Wanted(target, entity, "mappedBy", settings.mappedBy(), "");
      return new Link.Inverse(choice(component).choose(wanted, settings.references()));
    } else if (component.hasJoinRow()) {
      return new JoinTables(keys, problems, entity).find(component, target);
    }
    return through(component, target);
  }

  private ForeignKeyChoice choice(Component component) {
    return new ForeignKeyChoice(plainKeys, problems, entity, component);
  }

  private Link through(Component component, Declaration target) {
    Declaration join = join(component);
    ForeignKeySettings settings = component.settings().foreignKey();
    ForeignKeyChoice choice = choice(component);
    Wanted near = new Wanted(join, entity, "mappedBy", settings.mappedBy(), "");
    Wanted far = new Wanted(join, target, "otherKey", settings.otherKey(), "");
    if (near.chosen().isEmpty() && !far.chosen().isEmpty()) {
      End found = choice.choose(far, "");
      End other = choice.choose(near.butNot(found), settings.references());
      return new Link.Through(join.type(), other, found);
    }
    End found = choice.choose(near, settings.references());
    End other = choice.choose(far.butNot(found), "");
    return new Link.Through(join.type(), found, other);
  }

  private Declaration join(Component component) {
    TypeElement join = component.join();
    if (join == null || !TypeReader.isEntity(join)) {
      throw problems.stop(
          entity,
          component,
          (join == null ? "its type" : join.getSimpleName())
              + " is no entity of a join table: put @"
              + Names.TABLE
              + " on it, or write "
              + Names.JOIN_ROW
              + " for a table without one");
    }
    return keys.known(join);
  }
}
