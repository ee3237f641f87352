package io.sluice.examples.statements;

import io.sluice.Sluice;
import io.sluice.query.Condition;
import java.util.List;

/** Conditions. */
final class Conditions extends Cases {
  Conditions(Sluice sluice) {
    super(sluice);
  }

  /** Comparisons. */
  List<Condition<User>> comparisons() {
    return List.of(
        User_.name.eq("Ada"),
        User_.name.ne("Ada"),
        User_.age.gt(18),
        User_.age.ge(18),
        User_.age.lt(18),
        User_.age.le(18),
        User_.age.between(18, 21),
        User_.age.notBetween(18, 21),
        User_.name.eqTo(User_.email),
        User_.age.gtThan(User_.version.plus(2)),
        User_.email.isNull(),
        User_.email.isNotNull(),
        User_.email.isDistinctFrom("ada@example.org"),
        User_.id.in(1L, 2L),
        User_.id.notIn(1L, 2L),
        User_.id.in(List.of()));
  }

  /** Texts. */
  List<Condition<User>> texts() {
    return List.of(
        User_.name.startsWith("A"),
        User_.name.endsWith("a"),
        User_.name.contains("50%"),
        User_.name.like("A_a"),
        User_.name.notLike("A_a"),
        User_.name.eqIgnoreCase("ada"),
        User_.name.startsWithIgnoreCase("a"),
        User_.name.endsWithIgnoreCase("A"),
        User_.name.containsIgnoreCase("D"),
        User_.name.likeIgnoreCase("a_A"),
        User_.name.notLikeIgnoreCase("a_A"),
        User_.name.matches("^A"),
        User_.name.notMatches("^A"),
        User_.name.matchesIgnoreCase("^a"),
        User_.name.notMatchesIgnoreCase("^a"));
  }

  /** Several conditions. */
  List<Condition<User>> connectives() {
    return List.of(
        User_.age.lt(18).and(User_.name.eq("Ada")),
        User_.age.lt(18).or(User_.age.gt(65)),
        User_.age.lt(18).or(User_.age.gt(65)).not(),
        Condition.allOf(List.of(User_.age.lt(18), User_.email.isNull())),
        Condition.anyOf(List.of(User_.age.lt(18), User_.email.isNull())),
        Condition.none());
  }

  /** Associated rows. */
  List<Condition<User>> associated() {
    return List.of(
        User_.projects.any(),
        User_.projects.any(Project_.budget.gt(1000), Project_.title.eq("Engine")),
        User_.projects.none(Project_.budget.gt(1000)),
        User_.projects.count(Project_.budget.gt(1000)).ge(2),
        User_.profile.is(Profile_.text.contains("x")),
        User_.teams.any(Team_.name.eq("Compilers")),
        User_.teams.none(User_.teams.through(Membership_.role).eq("lead")),
        User_.teams.count().eq(0));
  }
}
