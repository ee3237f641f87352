package io.sluice.internal.plan;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Feature;
import io.sluice.error.DatabaseException.Detail;
import io.sluice.error.DatabaseException.Failure;
import io.sluice.error.UniqueConstraintException;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import io.sluice.query.Assignment.Value;
import io.sluice.query.Lock;
import io.sluice.query.UpsertOptions;
import io.sluice.statement.Conflict;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.OnConflict;
import io.sluice.statement.Overwrite;
import io.sluice.statement.Predicate;
import io.sluice.statement.RowLock;
import io.sluice.statement.Select;
import io.sluice.statement.Update.Assigned;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row that may be there already: what it is created of, what tells whether it is there, and
 * what it gets then. Immutable.
 *
 * @param rows the row
 * @param unique what no two rows share values of
 * @param values the row's values of these
 * @param conflict what happens with a row that is there
 */
public record UpsertPlan<E>(
    InsertPlan<E> rows, List<Attribute<E, ?>> unique, List<Object> values, OnConflict conflict) {
  private static final RowLock SHARED =
      new RowLock(new Lock(Lock.Strength.SHARE, Lock.Wait.BLOCK), false);

  /**
   * The plan of a row.
   *
   * @param stamped what gets the stamp of a change, if the row is there
   * @throws IllegalArgumentException if it is not certain what tells whether the row is there, or
   *     the options do not fit the row
   */
  static <E> UpsertPlan<E> of(
      RowRules rules,
      RowChange<E> change,
      UpsertOptions<E> options,
      List<Attribute<E, ?>> stamped) {
    List<Attribute<E, ?>> unique = unique(change, options);
    List<Object> values = new ArrayList<>();
    for (Attribute<E, ?> each : unique) {
      Object value = change.value(each);
      if (value == null) {
        throw new IllegalArgumentException(
            each + " has no value, so that it does not tell whether the row is there");
      }
      values.add(value);
    }
    OnConflict conflict =
        options.ignoresConflicts()
            ? new Conflict(UniqueRows.target(change.type(), unique), null)
            : overwriting(rules, change, options, unique, stamped).conflict(given(change));
    return new UpsertPlan<>(InsertPlan.of(rules, change), unique, List.copyOf(values), conflict);
  }

  private static <E> List<Attribute<E, ?>> given(RowChange<E> change) {
    List<Attribute<E, ?>> given = new ArrayList<>();
    for (Value<E> each : change.values()) {
      given.add(each.attribute());
    }
    return given;
  }

  private static <E> OverwritePlan<E> overwriting(
      RowRules rules,
      RowChange<E> change,
      UpsertOptions<E> options,
      List<Attribute<E, ?>> unique,
      List<Attribute<E, ?>> stamped) {
    EntityType<E> type = change.type();
    RowChange<E> set = RowChange.updated(type, options.assigned());
    if (!set.expectations().isEmpty()) {
      throw new IllegalArgumentException("expect(…) is for updates; an upsert has onlyIf(…)");
    }
    for (Attribute<E, ?> each : options.updated()) {
      if (!change.has(each)) {
        throw new IllegalArgumentException(
            each + " has no value in the new row, which the row that is there could get");
      } else if (set.has(each)) {
        throw new IllegalArgumentException(
            each + " is both in updateOnConflict(…) and in setOnConflict(…)");
      }
    }
    Resolver resolver = Resolver.ofConflict(rules, type.table());
    List<Assigned> assigned = new ArrayList<>();
    for (Value<E> each : set.values()) {
      assigned.add(new Assigned(Field.of(each.attribute()), resolver.term(each.value())));
    }
    List<Predicate> where = new ArrayList<>();
    options.conditions().forEach(each -> where.add(resolver.predicate(each)));
    return new OverwritePlan<>(type, unique, options.updated(), assigned, where, stamped);
  }

  /** What tells whether the row is there. */
  private static <E> List<Attribute<E, ?>> unique(RowChange<E> change, UpsertOptions<E> options) {
    EntityType<E> type = change.type();
    if (!options.unique().isEmpty()) {
      return options.unique();
    } else if (type.key().stream().allMatch(each -> change.value(each) != null)) {
      return type.key();
    }
    Set<List<Attribute<E, ?>>> given = new LinkedHashSet<>();
    for (List<Attribute<E, ?>> each : type.uniques()) {
      if (each.stream().allMatch(attribute -> change.value(attribute) != null)) {
        given.add(each);
      }
    }
    if (given.size() == 1) {
      return given.iterator().next();
    }
    throw new IllegalArgumentException(
        given.isEmpty()
            ? "Nothing tells whether the row is there: give a value of one of "
                + type.uniques()
                + ", or use create(…)"
            : "Each of "
                + given
                + " could tell whether the row is there: say which, as in upsert(…, o ->"
                + " o.conflictOn(…))");
  }

  /** Whether a row that is there stays as it is. */
  public boolean leavesAlone() {
    return conflict instanceof Conflict;
  }

  /** Whether only some rows that are there are updated. */
  public boolean isConditional() {
    return conflict instanceof Overwrite overwrite && !overwrite.where().isEmpty();
  }

  /** Whether the database knows such conditions. */
  public static boolean knowsConditions(Capabilities capabilities) {
    return capabilities.has(Feature.UPSERT_CONDITION);
  }

  /** Whether one statement gives the row back, and says whether it was there. */
  public static boolean returns(Capabilities capabilities) {
    return capabilities.has(Feature.UPSERT_RETURNING);
  }

  /** The statement at the time; where it can, it gives the row back. */
  public Insert at(Moment moment, Capabilities capabilities) {
    if (returns(capabilities)) {
      OnConflict told = conflict instanceof Overwrite overwrite ? overwrite.telling() : conflict;
      return rows.at(moment, told, Field.of(rows.type().attributes()));
    }
    return rows.withMadeKeys(capabilities).at(moment, conflict, List.of());
  }

  /** What reads the row, whatever the rules are. */
  public Select stored() {
    return UniqueRows.stored(rows.type(), unique, values);
  }

  /**
   * What reads the row as it is now, in a transaction that may see the past. The lock is the one
   * that an INSERT has taken which met the row: of several that did, none can have another.
   */
  public Select storedNow() {
    return stored().lock(SHARED);
  }

  /** Whether a row that is there gets the time, so that it is never as it was before. */
  public boolean changesAlways() {
    Attribute<E, ?> updatedAt = rows.type().find(Trait.UPDATED_AT);
    return updatedAt != null
        && rows.isStamped(updatedAt)
        && conflict instanceof Overwrite overwrite
        && overwrite.columns().contains(Field.of(updatedAt));
  }

  /** The error of a row that is there by something else that is unique. */
  public UniqueConstraintException overwroteAnother() {
    String table = rows.type().table().name();
    List<String> columns = unique.stream().map(Attribute::column).toList();
    return new UniqueConstraintException(
        new Failure(
            "No "
                + rows.type()
                + " has this "
                + unique
                + ", but one is the same by something else that is unique: the server has taken"
                + " that row, and the transaction must be rolled back",
            null,
            "",
            List.of(),
            new Detail(table, null, columns, null),
            null));
  }

  /**
   * Whether the row was created, which its version tells: it begins with 0, and each update makes
   * it go up; null where there is none.
   */
  public @Nullable Boolean isNew(@Nullable Object[] state) {
    Attribute<E, ?> version = rows.type().find(Trait.VERSION);
    Object count = version == null ? null : state[version.position()];
    return count instanceof Number number ? (Boolean) (number.longValue() == 0) : null;
  }
}
