package io.sluice.internal.plan;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Feature;
import io.sluice.internal.plan.RowWrite.ReadBack;
import io.sluice.internal.plan.RowWrite.ReadByGeneratedKey;
import io.sluice.internal.plan.RowWrite.Returned;
import io.sluice.internal.plan.RowWrite.StoredRow;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import io.sluice.query.Condition;
import io.sluice.query.Query;
import io.sluice.statement.Delete;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.Predicate;
import io.sluice.type.DataType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides which statements write rows of an entity. What needs no database is decided at the call;
 * how a row comes back, when it is known what the database can do. Immutable and thread-safe.
 *
 * @param <E> the entity
 */
public final class WritePlanner<E> {
  private final RowRules rules;
  private final EntityType<E> type;

  /** A planner for the entity, with the rules of rows. */
  public WritePlanner(RowRules rules, EntityType<E> type) {
    this.rules = rules;
    this.type = type;
  }

  /** The entity. */
  public EntityType<E> type() {
    return type;
  }

  private Resolver resolver() {
    String table = type.table().name();
    return Resolver.of(rules, new Aliases(type.table()), table, null);
  }

  /** The update of all rows that the query finds, without regard to its limit. */
  public UpdatePlan<E> update(RowChange<E> change, Query<E> which) {
    return update(change, which, List.of());
  }

  private UpdatePlan<E> update(RowChange<E> change, Query<E> which, List<Stamp> further) {
    Resolver resolver = resolver();
    List<Predicate> where = resolver.rows(type, rules.scoped(type, which.criteria()));
    change.expectations().forEach(each -> where.add(resolver.predicate(each)));
    return UpdatePlan.of(change, resolver, where, further);
  }

  /** The update of the rows that all the conditions are true of, whatever the rules are. */
  public UpdatePlan<E> update(RowChange<E> change, List<Condition<E>> conditions) {
    return UpdatePlan.of(change, resolver(), where(conditions), List.of());
  }

  private List<Predicate> where(List<Condition<E>> conditions) {
    Resolver resolver = resolver();
    return conditions.stream().map(resolver::predicate).toList();
  }

  /** The soft delete of all rows that the query finds, or null if the entity knows none. */
  public @Nullable UpdatePlan<E> softDelete(Query<E> which) {
    Attribute<E, ?> deletedAt = type.find(Trait.DELETED_AT);
    return deletedAt == null
        ? null
        : update(RowChange.updated(type, List.of()), which, List.of(Stamp.of(deletedAt)));
  }

  /** The soft delete of the rows that all the conditions are true of, or null. */
  public @Nullable UpdatePlan<E> softDelete(List<Condition<E>> conditions) {
    Attribute<E, ?> deletedAt = type.find(Trait.DELETED_AT);
    return deletedAt == null
        ? null
        : UpdatePlan.of(
            RowChange.updated(type, List.of()),
            resolver(),
            where(conditions),
            List.of(Stamp.of(deletedAt)));
  }

  /** The removal of all rows that the query finds, without regard to its limit. */
  public Delete delete(Query<E> which) {
    return new Delete(type.table(), resolver().rows(type, rules.scoped(type, which.criteria())));
  }

  /** The removal of the rows that all the conditions are true of, whatever the rules are. */
  public Delete delete(List<Condition<E>> conditions) {
    return new Delete(type.table(), where(conditions));
  }

  /** Whether a second statement reads the row that one has inserted. */
  public static boolean readsInserted(Capabilities capabilities) {
    return !capabilities.has(Feature.INSERT_RETURNING);
  }

  /** Whether a second statement reads the row that one has updated. */
  public static boolean readsUpdated(Capabilities capabilities) {
    return !capabilities.has(Feature.UPDATE_RETURNING);
  }

  /** How one row is inserted and comes back. */
  public RowWrite inserted(InsertPlan<E> plan, Clock clock, Capabilities capabilities) {
    if (!readsInserted(capabilities)) {
      return new Returned(plan.at(clock, null, Field.of(type.attributes())));
    }
    InsertPlan<E> complete = plan;
    Attribute<E, ?> generated = null;
    List<@Nullable Object> key = new ArrayList<>();
    for (Attribute<E, ?> each : type.key()) {
      Object value = plan.value(0, each);
      if (value == null && each.type().kind() == DataType.Kind.UUID) {
        value = UUID.randomUUID();
        complete = complete.with(each, List.of(value));
      } else if (value == null && each.is(Trait.GENERATED)) {
        generated = each;
      } else if (value == null) {
        throw new IllegalArgumentException(
            each + " has neither a value nor one that the database makes");
      }
      key.add(value);
    }
    Insert insert = complete.at(clock, null, List.of());
    return generated == null
        ? new ReadBack(insert, RowWrite.stored(type, notNull(key)))
        : new ReadByGeneratedKey(insert, new StoredRow<>(type, generated, key));
  }

  private static List<Object> notNull(List<@Nullable Object> key) {
    List<Object> values = new ArrayList<>(key.size());
    for (Object each : key) {
      if (each != null) {
        values.add(each);
      }
    }
    return values;
  }

  /**
   * How one row is updated and comes back.
   *
   * @param key the key of the row before
   */
  public RowWrite updated(
      UpdatePlan<E> plan, List<Object> key, Clock clock, Capabilities capabilities) {
    if (!readsUpdated(capabilities)) {
      return new Returned(plan.at(clock, Field.of(type.attributes())));
    }
    return new ReadBack(plan.at(clock), RowWrite.stored(type, after(plan, key)));
  }

  /** The key as the update makes it. */
  private List<Object> after(UpdatePlan<E> plan, List<Object> before) {
    List<Object> after = new ArrayList<>(before);
    for (int i = 0; i < after.size(); i++) {
      Object assigned = plan.assigned(type.key().get(i));
      if (assigned != null) {
        after.set(i, assigned);
      }
    }
    return after;
  }
}
