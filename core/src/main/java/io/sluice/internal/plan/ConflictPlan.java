package io.sluice.internal.plan;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Feature;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.model.Trait;
import io.sluice.statement.Conflict;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.Predicate;
import io.sluice.statement.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of which some may be there: those are left alone, restored where they were soft-deleted, and
 * taken into a scope where they are outside of it. Immutable.
 *
 * @param type the entity
 * @param unique what no two rows share values of
 * @param fixed what makes a row another one's, where it is not as in the new one
 * @param restored further columns that a restored or taken row gets from the new one
 */
public record ConflictPlan<E>(
    EntityType<E> type,
    List<Attribute<E, ?>> unique,
    List<Attribute<E, ?>> fixed,
    List<Field> restored) {

  /** Whether rows that are there stay as they are. */
  public boolean leavesAlone() {
    return type.find(Trait.DELETED_AT) == null && fixed.isEmpty();
  }

  /** Whether one INSERT says how many rows it has inserted, restored and taken. */
  public static boolean counts(Capabilities capabilities) {
    return capabilities.has(Feature.CONFLICT_COUNTS);
  }

  /** The INSERT of the rows, which leaves alone, restores and takes those that are there. */
  public Insert tolerant(InsertPlan<E> rows, Moment moment) {
    return rows.at(moment, conflict(), List.of());
  }

  /** What happens with rows that are there. */
  Conflict conflict() {
    Attribute<E, ?> deletedAt = type.find(Trait.DELETED_AT);
    return new Conflict(
        UniqueRows.target(type, unique),
        deletedAt == null ? null : Field.of(deletedAt),
        Field.of(fixed),
        restored);
  }

  /** The INSERT of the rows, of which none may be there. */
  public static Insert strict(InsertPlan<?> rows, Moment moment) {
    return rows.at(moment, null, List.of());
  }

  /** The key that a row has among those that are unique. */
  public List<Key> keys(InsertPlan<E> rows) {
    List<Key> keys = new ArrayList<>();
    for (List<Object> each : rows.values(unique)) {
      keys.add(Key.ofValues(type, unique, each));
    }
    return keys;
  }

  /** Those of the keys that are there, deleted or not. */
  public KeyPlan present(List<Key> keys) {
    Source source = new Source(type.table(), "t0");
    return keys(source, List.of(in(source, keys)));
  }

  /** Those of the keys that are there and need not be restored or taken. */
  public KeyPlan settled(InsertPlan<E> rows, List<Key> keys) {
    Source source = new Source(type.table(), "t0");
    List<Predicate> where = new ArrayList<>(RowRules.live(type, source.alias(), false));
    where.add(in(source, keys));
    // what is fixed is constant: all rows have the same
    where.addAll(Predicates.equal(source.alias(), fixed, rows.values(fixed).get(0)));
    return keys(source, where);
  }

  /** What asks the database for the keys as it has them, one by one. */
  public KeyProbe probe(List<Key> keys) {
    return KeyProbe.of(type, unique, keys);
  }

  private Predicate in(Source source, List<Key> keys) {
    return Predicates.in(source.alias(), unique, Key.tuples(keys));
  }

  private KeyPlan keys(Source source, List<Predicate> where) {
    return KeyPlan.of(source, type, unique, type, where);
  }

  /** Rows whose primary key may be there. */
  public static <E> ConflictPlan<E> of(EntityType<E> type) {
    return new ConflictPlan<>(type, type.key(), List.of(), List.of());
  }
}
