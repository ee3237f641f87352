package io.sluice.internal.plan;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Feature;
import io.sluice.dialect.Statement.Select;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.query.Include;
import io.sluice.query.Lock;
import io.sluice.query.OrderBy;
import io.sluice.query.Query;
import io.sluice.query.Selection.Criteria;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which statements answer a query: to-one associations are joined, unless the include says
 * otherwise; to-many ones are left to a second statement, so that a limit always counts roots.
 * Immutable and thread-safe.
 */
public final class Planner {
  private final Capabilities capabilities;
  private final Scopes scopes;

  /** A planner for what the database can do. */
  public Planner(Capabilities capabilities, Scopes scopes) {
    this.capabilities = capabilities;
    this.scopes = scopes;
  }

  /** What rows must have without anybody saying so. */
  public Scopes scopes() {
    return scopes;
  }

  /**
   * The statement of a query.
   *
   * @throws IllegalArgumentException if it asks for what cannot be
   */
  public <E> SelectPlan<E> select(Query<E> query) {
    return select(query.type(), query.criteria(), null, query.lock());
  }

  /**
   * The statement of a query, of those rows only that belong to one of the parents.
   *
   * @param joinRows whether the join rows come, too
   */
  public <E> SelectPlan<E> associated(
      Query<E> query, Association<?, E> association, List<List<Object>> parents, boolean joinRows) {
    Parents<E> of = new Parents<>(association, parents, joinRows);
    return select(query.type(), query.criteria(), of, query.lock());
  }

  /** The statement that loads an include for all parents with one of the keys. */
  public <T> SelectPlan<T> followUp(Include<T> include, List<List<Object>> keys) {
    Association<?, T> association = include.association();
    Parents<T> parents = new Parents<>(association, keys, true);
    return select(association.target(), include.criteria(), parents, null);
  }

  /** The statement that counts the rows of a query, without regard to its limit. */
  public <E> Select count(Query<E> query) {
    return count(query, null);
  }

  /** The statement that counts the rows of a query that belong to the parent. */
  public <E> Select countAssociated(
      Query<E> query, Association<?, E> association, List<Object> parent) {
    return count(query, new Parents<>(association, List.of(parent), false));
  }

  private <E> Select count(Query<E> query, @Nullable Parents<E> parents) {
    Criteria<E> criteria = scopes.scoped(query.type(), query.criteria());
    return new SelectBuilder(scopes).count(query.type(), criteria, parents);
  }

  private <E> SelectPlan<E> select(
      EntityType<E> type, Criteria<E> asked, @Nullable Parents<E> parents, @Nullable Lock lock) {
    Criteria<E> criteria = scopes.scoped(type, asked);
    check(lock);
    criteria.order().forEach(this::check);
    return new SelectBuilder(scopes).select(type, criteria, parents, lock);
  }

  private void check(@Nullable Lock lock) {
    if (lock == null || capabilities.has(Feature.LOCK_STRENGTHS)) {
      return;
    }
    Lock.Strength strength = lock.strength();
    if (strength == Lock.Strength.KEY_SHARE || strength == Lock.Strength.NO_KEY_UPDATE) {
      throw new IllegalArgumentException(
          capabilities.name() + " has no lock " + strength + "; use UPDATE or SHARE");
    }
  }

  private void check(OrderBy<?> order) {
    if (order.nulls() != OrderBy.Nulls.DEFAULT && !capabilities.has(Feature.NULLS_ORDER)) {
      throw new IllegalArgumentException(
          capabilities.name() + " cannot say where nulls are in an order");
    }
  }

  /**
   * Rows that are known already, and lead to those that are asked for.
   *
   * @param association how they lead there
   * @param keys the values of their attributes
   * @param joinRows whether the join rows come, too
   */
  record Parents<T>(Association<?, T> association, List<List<Object>> keys, boolean joinRows) {}
}
