package io.sluice.internal.plan;

import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.query.Selection.Criteria;
import io.sluice.statement.Join;
import io.sluice.statement.Predicate;
import io.sluice.statement.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins what conditions and orders read along to-one associations, each path once. For one
 * statement, by one thread.
 */
final class PathJoiner implements Resolver.Joiner {
  private final SelectParts parts;
  private final RowRules rules;
  private final String from;
  private final Map<List<Object>, String> paths; // alias and association to alias

  private PathJoiner(
      SelectParts parts, RowRules rules, String from, Map<List<Object>, String> paths) {
    this.parts = parts;
    this.rules = rules;
    this.from = from;
    this.paths = paths;
  }

  /** A joiner of paths that begin at the root. */
  PathJoiner(SelectParts parts, RowRules rules) {
    this(parts, rules, parts.root.alias(), new HashMap<>());
  }

  @Override
  public String join(Association<?, ?> association) {
    return paths.computeIfAbsent(List.of(from, association), path -> joined(association));
  }

  private <T> String joined(Association<?, T> association) {
    EntityType<T> target = association.target();
    Source source = parts.aliases.source(target.table(), "p", paths.size());
    String alias = source.alias();
    List<Predicate> on =
        new ArrayList<>(
            Predicates.equal(
                alias, association.targetAttributes(), from, association.sourceAttributes()));
    on.addAll(Predicates.fixed(from, association.sourceFixed()));
    on.addAll(Predicates.fixed(alias, association.fixed()));
    on.addAll(
        Resolver.of(rules, parts.aliases, alias, null)
            .rows(target, rules.scoped(target, Criteria.none())));
    parts.joins.add(new Join(source, on, false));
    return alias;
  }

  @Override
  public Resolver.Joiner from(String alias) {
    return new PathJoiner(parts, rules, alias, paths);
  }
}
