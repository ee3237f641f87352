package io.sluice.processor;

import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Link.End;
import io.sluice.processor.Problems.Stop;
import java.util.List;
import java.util.stream.Collectors;

/** Chooses the foreign key of another entity that an association follows. */
final class ForeignKeyChoice {
  private final PlainKeys plainKeys;
  private final Problems problems;
  private final Declaration entity;
  private final Component association;

  ForeignKeyChoice(
      PlainKeys plainKeys, Problems problems, Declaration entity, Component association) {
    this.plainKeys = plainKeys;
    this.problems = problems;
    this.entity = entity;
    this.association = association;
  }

  /**
   * What is looked for.
   *
   * @param holder the entity that has the foreign key
   * @param referred the entity that it refers to
   * @param setting the setting of {@code @ForeignKey} that chooses it
   * @param chosen the component that the setting names, empty for none
   * @param taken the component that is the other foreign key already, empty for none
   */
  record Wanted(
      Declaration holder, Declaration referred, String setting, String chosen, String taken) {

    Wanted butNot(End other) {
      return new Wanted(holder, referred, setting, chosen, other.component());
    }

    /** Whether the other foreign key refers to the same entity. */
    private boolean isSecond() {
      Component other = holder.component(taken);
      return other != null && other.refersTo(referred.element());
    }

    private List<String> candidates() {
      return holder.components().stream()
          .filter(each -> each.refersTo(referred.element()))
          .map(Component::name)
          .filter(each -> !each.equals(taken))
          .toList();
    }

    private String written(String component) {
      return "@ForeignKey(" + setting + " = \"" + component + "\")";
    }
  }

  /**
   * The foreign key.
   *
   * @param references what one of a plain attribute refers to, empty for the key
   * @throws Stop if there is none, or no telling which
   */
  End choose(Wanted wanted, String references) {
    List<String> candidates = wanted.candidates();
    String chosen = wanted.chosen();
    Component plain = wanted.holder().component(chosen);
    if (plain != null && isPlain(plain) && !chosen.equals(wanted.taken())) {
      return new End(
          chosen, true, plainKeys.check(association, plain, wanted.referred(), references));
    } else if (!chosen.isEmpty() && !candidates.contains(chosen)) {
      throw stop(wrongChoice(wanted, candidates));
    } else if (chosen.isEmpty() && candidates.size() != 1) {
      throw stop(candidates.isEmpty() ? missing(wanted) : ambiguous(wanted, candidates));
    }
    String found = chosen.isEmpty() ? candidates.get(0) : chosen;
    if (!references.isEmpty()) {
      throw stop(
          "@ForeignKey(references) is for a mappedBy that is no foreign key by itself, but "
              + wanted.holder().name()
              + "."
              + found
              + " is one: take it away");
    }
    return new End(found, false, List.of());
  }

  private static boolean isPlain(Component component) {
    return component.type() instanceof ComponentType.Value && !component.isForeignKey();
  }

  private Stop stop(String message) {
    return problems.stop(entity, association, message);
  }

  private String wrongChoice(Wanted wanted, List<String> candidates) {
    return wanted.written(wanted.chosen())
        + ": "
        + found(wanted)
        + "; "
        + (candidates.isEmpty() ? missing(wanted) : "choose from " + quoted(candidates));
  }

  private static String found(Wanted wanted) {
    Component component = wanted.holder().component(wanted.chosen());
    if (component == null) {
      return wanted.holder().name() + " has no component " + wanted.chosen();
    } else if (wanted.chosen().equals(wanted.taken())) {
      return component + " is that of mappedBy already";
    } else if (component.borrowsKey()) {
      return component + " is no foreign key by itself";
    }
    return component + " does not refer to " + wanted.referred().name();
  }

  private static String missing(Wanted wanted) {
    Declaration holder = wanted.holder();
    String referred = wanted.referred().name();
    String none =
        holder.name() + " has no " + (wanted.isSecond() ? "second " : "") + "foreign key to ";
    for (Component each : holder.components()) {
      if (each.borrowsKey() && wanted.referred().element().equals(each.target())) {
        String plain = each.settings().foreignKey().mappedBy();
        return none
            + referred
            + " by itself: name the component with the key by "
            + wanted.written(plain);
      }
    }
    String name = wanted.isSecond() ? "other" + referred : Names.decapitalised(referred);
    return none
        + referred
        + ": add a component BelongsTo<"
        + referred
        + "> "
        + name
        + ", or @ForeignKey("
        + referred
        + ".class) on a plain one, to "
        + holder.name();
  }

  private static String ambiguous(Wanted wanted, List<String> candidates) {
    return wanted.holder().name()
        + " has several foreign keys to "
        + wanted.referred().name()
        + ": choose one by "
        + candidates.stream().map(wanted::written).collect(Collectors.joining(" or "));
  }

  private static String quoted(List<String> names) {
    return names.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(", "));
  }
}
