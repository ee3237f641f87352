package io.sluice.internal.plan;

import io.sluice.model.Association.Through;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import io.sluice.query.Query;
import io.sluice.query.Selection.Criteria;
import io.sluice.query.Selection.Visibility;
import io.sluice.statement.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What rows must have without anybody saying so: they are not soft-deleted, and in the default
 * scope of their entity. Immutable and thread-safe.
 */
public final class RowRules {
  private final Map<EntityType<?>, Query<?>> defaults;

  /** Rules with the default scopes of entities. */
  public RowRules(Map<EntityType<?>, Query<?>> defaults) {
    this.defaults = Map.copyOf(defaults);
  }

  /** The criteria with the default scope of the entity. */
  @SuppressWarnings("unchecked") // put in under its own type
  <E> Criteria<E> scoped(EntityType<E> type, Criteria<E> criteria) {
    Query<E> scope = (Query<E>) defaults.get(type);
    return scope == null || criteria.visibility().unscoped()
        ? criteria
        : scope.criteria().and(criteria);
  }

  /** Rows of the source are not soft-deleted, unless those are to be seen. */
  static List<Predicate> live(EntityType<?> type, String source, boolean deletedToo) {
    Attribute<?, ?> deletedAt = deletedToo ? null : type.find(Trait.DELETED_AT);
    return deletedAt == null
        ? List.of()
        : List.of(new Predicate.IsNull(Predicates.column(source, deletedAt), false));
  }

  /** What must be true of the join rows of an association. */
  static List<Predicate> ofJoinRows(Through<?> through, String source, Visibility visibility) {
    List<Predicate> all = new ArrayList<>();
    all.addAll(live(through.type(), source, visibility.deletedLinks()));
    all.addAll(Predicates.fixed(source, through.fixed()));
    return all;
  }
}
