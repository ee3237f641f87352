package io.sluice.processor;

import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Problems.Stop;
import java.util.List;

/** Checks that a plain component can hold the key of another entity. */
final class PlainKeys {
  private final Keys keys;
  private final Problems problems;
  private final Declaration entity;

  PlainKeys(Keys keys, Problems problems, Declaration entity) {
    this.keys = keys;
    this.problems = problems;
    this.entity = entity;
  }

  /**
   * Compares a plain component with the attribute that it refers to.
   *
   * @param at the component that says so, which may be the plain one
   * @param plain the component that holds the key
   * @param target the entity that is referred to
   * @return what names the attribute in a foreign key: nothing for the key
   * @throws Stop if they do not fit
   */
  List<String> check(Component at, Component plain, Declaration target) {
    return check(at, plain, target, at.settings().foreignKey().references());
  }

  /** Compares a plain component with an attribute of the target, empty for the key. */
  List<String> check(Component at, Component plain, Declaration target, String references) {
    List<Keys.Part> referenced =
        keys.referenced(
            entity, at, target, new Keys.Reference("@ForeignKey(references", references));
    if (referenced.size() != 1) {
      throw problems.stop(entity, at, tooMany(at, plain, target, referenced));
    }
    Keys.Part other = referenced.get(0);
    if (!(plain.type() instanceof ComponentType.Value value)
        || !other.value().boxed().equals(value.value().boxed())) {
      throw problems.stop(entity, at, misfit(at, plain, target, other));
    }
    return references.isEmpty() ? List.of() : List.of(references);
  }

  private static String tooMany(
      Component at, Component plain, Declaration target, List<Keys.Part> referenced) {
    return "the key of "
        + target.name()
        + " has "
        + referenced.size()
        + " attributes ("
        + Keys.names(referenced)
        + "), which one component cannot hold: make "
        + (at.equals(plain) ? "it" : plain)
        + " a BelongsTo<"
        + target.name()
        + ">";
  }

  private static String misfit(
      Component at, Component plain, Declaration target, Keys.Part referenced) {
    String wanted = referenced.value().described();
    return (at.equals(plain) ? "" : plain + " ")
        + "refers to "
        + target.name()
        + "."
        + referenced.name()
        + ", which is "
        + wanted
        + ": make it "
        + wanted
        + " too";
  }
}
