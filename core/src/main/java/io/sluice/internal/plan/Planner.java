package io.sluice.internal.plan;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Statement.CountRows;
import io.sluice.dialect.Statement.Filter;
import io.sluice.dialect.Statement.Select;
import io.sluice.dialect.Statement.Slice;
import io.sluice.dialect.Statement.Source;
import io.sluice.internal.plan.SelectBuilder.Parents;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.query.Condition;
import io.sluice.query.Include;
import io.sluice.query.Lock;
import io.sluice.query.OrderBy;
import io.sluice.query.Query;
import io.sluice.query.Selection.Criteria;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which statements answer a query: to-one associations are joined, unless the include says
 * otherwise; to-many ones are left to a second statement, so that a limit always counts roots.
 * Immutable and thread-safe.
 */
public final class Planner {
  static final String ROOT = "t0";
  private final Capabilities capabilities;

  /** A planner for what the database can do. */
  public Planner(Capabilities capabilities) {
    this.capabilities = capabilities;
  }

  /**
   * The statement of a query.
   *
   * @throws IllegalArgumentException if it asks for what cannot be
   */
  public <E> SelectPlan<E> select(Query<E> query) {
    Criteria<E> criteria = query.criteria();
    Slice slice = new Slice(criteria.limit(), criteria.offset(), List.of());
    return select(query.type(), criteria, Parents.none(), slice, query.lock());
  }

  /** The statement that loads an include for all parents with one of the keys. */
  public <T> SelectPlan<T> followUp(Include<T> include, List<List<Object>> keys) {
    Association<?, T> association = include.association();
    Criteria<T> criteria = include.criteria();
    Condition<T> ofParents = Conditions.in(association.targetAttributes(), keys);
    boolean sliced = criteria.limit() != null || criteria.offset() != null;
    boolean one = keys.size() == 1 || !sliced;
    Slice slice =
        new Slice(
            criteria.limit(), criteria.offset(), one ? List.of() : association.targetAttributes());
    Parents<T> parents = new Parents<>(List.of(ofParents), association.targetAttributes());
    return select(association.target(), criteria, parents, slice, null);
  }

  /** The statement that counts the rows of a query, without regard to its limit. */
  public <E> Select count(Query<E> query) {
    List<Filter<?>> where = new ArrayList<>();
    for (Condition<E> each : conditions(query.criteria())) {
      where.add(new Filter<>(ROOT, each));
    }
    return new Select(
        new Source(query.type().table(), ROOT),
        List.of(new CountRows()),
        List.of(),
        where,
        List.of(),
        Slice.ALL,
        null);
  }

  private <E> SelectPlan<E> select(
      EntityType<E> type,
      Criteria<E> criteria,
      Parents<E> parents,
      Slice slice,
      @Nullable Lock lock) {
    check(lock);
    criteria.order().forEach(this::check);
    SelectBuilder builder = new SelectBuilder();
    Node<E> root = builder.root(type, criteria, parents);
    return new SelectPlan<>(builder.statement(slice, lock), root);
  }

  private void check(@Nullable Lock lock) {
    if (lock == null || capabilities.lockStrengths()) {
      return;
    }
    Lock.Strength strength = lock.strength();
    if (strength == Lock.Strength.KEY_SHARE || strength == Lock.Strength.NO_KEY_UPDATE) {
      throw new IllegalArgumentException(
          capabilities.name() + " has no lock " + strength + "; use UPDATE or SHARE");
    }
  }

  private void check(OrderBy<?> order) {
    if (order.nulls() != OrderBy.Nulls.DEFAULT && !capabilities.nullsOrder()) {
      throw new IllegalArgumentException(
          capabilities.name() + " cannot say where nulls are in an order");
    }
  }

  /** All conditions of a selection, those of its required includes among them. */
  static <E> List<Condition<E>> conditions(Criteria<E> criteria) {
    List<Condition<E>> all = new ArrayList<>(criteria.where());
    for (Include<?> each : criteria.includes()) {
      if (each.isRequired()) {
        all.add(exists(each));
      }
    }
    return all;
  }

  /** A row that the include would load is there. */
  @SuppressWarnings("unchecked") // an include of E has an association of E
  static <E, T> Condition<E> exists(Include<T> include) {
    Association<E, T> association = (Association<E, T>) include.association();
    List<Condition<T>> inner = conditions(include.criteria());
    return new Condition.Exists<>(
        association, inner.isEmpty() ? null : Condition.allOf(inner), false);
  }
}
