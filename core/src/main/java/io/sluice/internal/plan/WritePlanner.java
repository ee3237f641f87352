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
import io.sluice.query.Assignment;
import io.sluice.query.Condition;
import io.sluice.query.Query;
import io.sluice.query.UpsertOptions;
import io.sluice.statement.Delete;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.Predicate;
import io.sluice.statement.Update;
import java.util.ArrayList;
import java.util.List;
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
  private final List<Field> all;
  private final boolean silent;

  /** A planner for the entity, with the rules of rows. */
  public WritePlanner(RowRules rules, EntityType<E> type) {
    this(rules, type, false);
  }

  private WritePlanner(RowRules rules, EntityType<E> type, boolean silent) {
    this.rules = rules;
    this.type = type;
    this.all = Field.of(type.attributes());
    this.silent = silent;
  }

  /** One whose updates, those of upserts included, leave the time of update as it is. */
  public WritePlanner<E> silent() {
    return new WritePlanner<>(rules, type, true);
  }

  /**
   * The times that an update sets: that of the update, unless the change assigns it, and others.
   */
  private List<Stamp> stamps(RowChange<E> change, List<Stamp> further) {
    List<Stamp> stamps = new ArrayList<>();
    for (Attribute<E, ?> each : Stamp.changed(type, silent)) {
      if (!change.has(each)) {
        stamps.add(Stamp.of(each));
      }
    }
    stamps.addAll(further);
    return stamps;
  }

  /** The entity. */
  public EntityType<E> type() {
    return type;
  }

  private Resolver resolver() {
    String table = type.table().name();
    return Resolver.of(rules, new Aliases(type.table()), table, null);
  }

  /** The row that is created of the assigned values, and of what the database computes. */
  public InsertPlan<E> insert(List<? extends Assignment<E>> values) {
    return InsertPlan.of(rules, RowChange.created(type, values));
  }

  /** The update of all rows that the query finds, without regard to its limit. */
  public UpdatePlan<E> update(RowChange<E> change, Query<E> which) {
    return update(change, which, List.of());
  }

  private UpdatePlan<E> update(RowChange<E> change, Query<E> which, List<Stamp> further) {
    Resolver resolver = resolver();
    List<Predicate> where = resolver.rows(type, rules.scoped(type, which.criteria()));
    change.expectations().forEach(each -> where.add(resolver.predicate(each)));
    return UpdatePlan.of(change, resolver, where, stamps(change, further));
  }

  /** The update of the rows that all the conditions are true of, whatever the rules are. */
  public UpdatePlan<E> update(RowChange<E> change, List<Condition<E>> conditions) {
    return UpdatePlan.of(change, resolver(), where(conditions), stamps(change, List.of()));
  }

  private List<Predicate> where(List<Condition<E>> conditions) {
    Resolver resolver = resolver();
    List<Predicate> where = new ArrayList<>(conditions.size());
    conditions.forEach(each -> where.add(resolver.predicate(each)));
    return where;
  }

  /** The soft delete of all rows that the query finds, or null if the entity knows none. */
  public @Nullable UpdatePlan<E> softDelete(Query<E> which) {
    Attribute<E, ?> deletedAt = type.find(Trait.DELETED_AT);
    return deletedAt == null
        ? null
        : update(
            RowChange.updated(type, List.of()),
            which.where(new Condition.IsNull<>(deletedAt, false)),
            List.of(Stamp.of(deletedAt)));
  }

  /** The soft delete of the rows that all the conditions are true of, or null. */
  public @Nullable UpdatePlan<E> softDelete(List<Condition<E>> conditions) {
    Attribute<E, ?> deletedAt = type.find(Trait.DELETED_AT);
    if (deletedAt == null) {
      return null;
    }
    RowChange<E> none = RowChange.updated(type, List.of());
    return UpdatePlan.of(
        none, resolver(), where(conditions), stamps(none, List.of(Stamp.of(deletedAt))));
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

  /** Whether rows that one statement has inserted come back in their order. */
  public static boolean returnsInOrder(Capabilities capabilities) {
    return capabilities.has(Feature.RETURNING_IN_ORDER);
  }

  /** Whether nothing but a rollback can follow an error. */
  public static boolean endsAfterError(Capabilities capabilities) {
    return capabilities.has(Feature.ERROR_ENDS_TRANSACTION);
  }

  /** Whether one statement updates rows that each get values of their own. */
  public static boolean updatesRows(Capabilities capabilities) {
    return capabilities.has(Feature.UPDATE_FROM);
  }

  /** How one row is inserted and comes back. */
  public RowWrite inserted(InsertPlan<E> plan, Moment moment, Capabilities capabilities) {
    if (!readsInserted(capabilities)) {
      return new Returned(plan.at(moment, null, all));
    }
    InsertPlan<E> complete = plan.withMadeKeys(capabilities);
    Attribute<E, ?> generated = null;
    List<@Nullable Object> key = new ArrayList<>();
    for (Attribute<E, ?> each : type.key()) {
      Object value = complete.value(0, each);
      if (value == null && each.is(Trait.GENERATED)) {
        generated = each;
      } else if (value == null) {
        throw new IllegalArgumentException(
            each + " has neither a value nor one that the database makes");
      }
      key.add(value);
    }
    Insert insert = complete.at(moment, null, List.of());
    return generated == null
        ? new ReadBack(insert, RowWrite.stored(type, notNull(key)))
        : new ReadByGeneratedKey(insert, new StoredRow<>(type, generated, key));
  }

  /**
   * A row that may be there already.
   *
   * @throws IllegalArgumentException if it is not certain what tells whether the row is there, or
   *     the options do not fit the row
   */
  public UpsertPlan<E> upsert(RowChange<E> change, UpsertOptions<E> options) {
    return UpsertPlan.of(rules, change, options, Stamp.changed(type, silent));
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
      UpdatePlan<E> plan, List<Object> key, Moment moment, Capabilities capabilities) {
    if (!readsUpdated(capabilities)) {
      return new Returned(plan.at(moment, all));
    }
    return new ReadBack(plan.at(moment), RowWrite.stored(type, after(plan, key)));
  }

  /** The update, whose rows come back as they are then. */
  public Update returning(UpdatePlan<E> plan, Moment moment) {
    return plan.at(moment, all);
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
