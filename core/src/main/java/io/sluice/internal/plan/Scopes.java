package io.sluice.internal.plan;

import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.query.Condition;
import io.sluice.query.Include;
import io.sluice.query.Query;
import io.sluice.query.Selection.Criteria;
import io.sluice.query.Selection.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rows must have without anybody saying so: they are not soft-deleted, in the default scope of
 * their entity, and in the scope of the association that leads to them. Immutable and thread-safe.
 */
public final class Scopes {
  private final Map<EntityType<?>, Query<?>> defaults;

  /** Scopes with the default scopes of entities. */
  public Scopes(Map<EntityType<?>, Query<?>> defaults) {
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

  /** The condition with all that must be true of the rows it leads to. */
  public <E> Condition<E> resolved(Condition<E> condition) {
    return new Resolver(this, null).condition(condition);
  }

  /** What must be true of the rows that a query finds, without regard to its limit. */
  public <E> List<Condition<E>> conditions(Query<E> query) {
    Criteria<E> criteria = scoped(query.type(), query.criteria());
    return conditions(query.type(), criteria, new Resolver(this, null));
  }

  /**
   * All conditions on the rows of a selection, those of its required includes among them, resolved.
   *
   * @param scoped the selection, with the default scope
   */
  <E> List<Condition<E>> conditions(EntityType<E> type, Criteria<E> scoped, Resolver resolver) {
    List<Condition<E>> all = own(type, scoped, resolver);
    for (Include<?> each : scoped.includes()) {
      if (each.isRequired()) {
        all.add(required(each));
      }
    }
    return all;
  }

  /** The conditions on the rows themselves, resolved. */
  <E> List<Condition<E>> own(EntityType<E> type, Criteria<E> scoped, Resolver resolver) {
    List<Condition<E>> all = new ArrayList<>();
    Condition<E> live = Conditions.live(type);
    if (live != null && !scoped.visibility().deleted()) {
      all.add(live);
    }
    scoped.where().forEach(each -> all.add(resolver.condition(each)));
    return all;
  }

  /** What must be true of rows that a condition or a value leads to. */
  <T> List<Condition<T>> ofTarget(Association<?, T> association) {
    return ofTarget(association, Query.of(association.target()).criteria());
  }

  private <T> List<Condition<T>> ofTarget(Association<?, T> association, Criteria<T> criteria) {
    EntityType<T> target = association.target();
    List<Condition<T>> all = ofScope(association);
    all.addAll(conditions(target, scoped(target, criteria), new Resolver(this, null)));
    return all;
  }

  /** What the scope of the association says of its rows. */
  static <T> List<Condition<T>> ofScope(Association<?, T> association) {
    List<Condition<T>> all = new ArrayList<>();
    association.scope().forEach(each -> all.add(Conditions.scope(each)));
    return all;
  }

  /** What must be true of the join rows of an association. */
  static <J> List<Condition<?>> ofJoinRows(Association.Through<J> through, Visibility visibility) {
    List<Condition<?>> all = new ArrayList<>();
    Condition<J> live = Conditions.live(through.type());
    if (live != null && !visibility.deletedLinks()) {
      all.add(live);
    }
    through.scope().forEach(each -> all.add(Conditions.scope(each)));
    return all;
  }

  /** A row that the include would load is there. */
  @SuppressWarnings("unchecked") // an include of E has an association of E
  <E, T> Condition<E> required(Include<T> include) {
    Association<E, T> association = (Association<E, T>) include.association();
    Visibility visibility = include.criteria().visibility();
    return new Condition.Exists<>(
        association,
        all(ofTarget(association, include.criteria())),
        throughCondition(association, visibility),
        false);
  }

  /** Whether a row has one row at most of the association, so that a join gives it once. */
  static boolean joinsOnce(Association<?, ?> association) {
    return association.kind() == Association.Kind.BELONGS_TO
        || (association.kind() == Association.Kind.HAS_ONE && isUnique(association));
  }

  private static <T> boolean isUnique(Association<?, T> association) {
    return association.target().isUnique(association.targetAttributes());
  }

  static <E> @Nullable Condition<E> all(List<Condition<E>> conditions) {
    return conditions.isEmpty() ? null : Condition.allOf(conditions);
  }

  /** What must be true of the join rows, as one condition, or null. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // all are of the join rows
  static @Nullable Condition<?> throughCondition(
      Association<?, ?> association, Visibility visibility) {
    Association.Through<?> through = association.through();
    return through == null ? null : all((List) ofJoinRows(through, visibility));
  }
}
