package io.sluice.internal.plan;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Feature;
import io.sluice.model.Association;
import io.sluice.model.Association.Through;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.FixedAttribute;
import io.sluice.model.Key;
import io.sluice.model.Trait;
import io.sluice.query.Assignment;
import io.sluice.query.Expression.Parameter;
import io.sluice.query.Query;
import io.sluice.statement.Field;
import io.sluice.statement.Predicate;
import io.sluice.statement.Select;
import io.sluice.statement.Source;
import io.sluice.statement.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statements that make and undo links of one row that are rows of a join table. Immutable and
 * thread-safe.
 *
 * @param <T> the target
 * @param <J> the entity of the join table
 */
public final class JoinRowLinkPlan<T, J> {
  private final Association<?, T> association;
  private final Through<J> through;
  private final List<Object> source;
  private final EntityType<J> type;
  private final String table;
  private final @Nullable Unique<J> unique;

  /** Whether what is written before an error of the server stays, so that it must be undone. */
  public static boolean outlivesError(Capabilities capabilities) {
    return !capabilities.has(Feature.ERROR_ENDS_TRANSACTION);
  }

  /**
   * The links of a row.
   *
   * @param source the values that the near foreign key refers to
   */
  public JoinRowLinkPlan(Association<?, T> association, Through<J> through, List<Object> source) {
    this.association = association;
    this.through = through;
    this.source = source;
    this.type = through.type();
    this.table = type.table().name();
    this.unique = unique(through);
  }

  /**
   * What sees to it that a link is there once.
   *
   * @param attributes what no two rows share values of
   * @param fixed what is not part of it, and makes a row another association's
   */
  private record Unique<J>(List<Attribute<J, ?>> attributes, List<Attribute<J, ?>> fixed) {}

  private static <J> @Nullable Unique<J> unique(Through<J> through) {
    Set<Attribute<J, ?>> linking = new LinkedHashSet<>(through.near().attributes());
    linking.addAll(through.far().attributes());
    through.fixed().forEach(each -> linking.add(each.attribute()));
    List<Attribute<J, ?>> unique = through.type().uniqueWithin(linking);
    if (unique == null) {
      return null;
    }
    // a row outside of the scope that is in the link's place is taken into it
    List<Attribute<J, ?>> fixed = new ArrayList<>();
    for (FixedAttribute<J> each : through.fixed()) {
      if (each.isWritten() && !unique.contains(each.attribute())) {
        fixed.add(each.attribute());
      }
    }
    return new Unique<>(unique, List.copyOf(fixed));
  }

  /** The association. */
  public Association<?, T> association() {
    return association;
  }

  /** The join table. */
  public Through<J> through() {
    return through;
  }

  /** Whether a target can be linked once only. */
  public boolean isUnique() {
    return unique != null;
  }

  /** The key that a caller means. */
  public Key key(Object keyOrEntity) {
    return Key.ofEither(association.target(), association.targetAttributes(), keyOrEntity);
  }

  /**
   * Links the targets with the values, which those that are linked already get, too.
   *
   * @throws IllegalArgumentException if what is assigned is more than values, or the link itself
   */
  public JoinRowAddition<J> addition(
      WritePlanner<J> planner, List<Key> targets, List<Assignment<J>> values) {
    requireUnset(values);
    List<Key> keys = inOneOrder(targets);
    List<Assignment<J>> updated = updated(values);
    return new JoinRowAddition<>(
        keys,
        rows(keys, values),
        conflict(updated),
        updated.isEmpty() ? null : update(planner, keys, updated));
  }

  // the rows differ by their targets alone, so that all else is made once
  private InsertPlan<J> rows(List<Key> keys, List<Assignment<J>> values) {
    return keys.isEmpty()
        ? InsertPlan.of(type, List.of())
        : InsertPlan.of(type, List.of(RowChange.inserted(type, assignments(keys.get(0), values))))
            .alike(through.far().attributes(), keys);
  }

  // what a new link alone can have, one that is there keeps
  private static <J> List<Assignment<J>> updated(List<Assignment<J>> values) {
    return Conditions.flat(values).stream()
        .filter(
            each ->
                !(each instanceof Assignment.Value<J> value)
                    || !value.attribute().is(Trait.NOT_UPDATED))
        .toList();
  }

  private void requireUnset(List<Assignment<J>> values) {
    for (Assignment<J> each : Conditions.flat(values)) {
      if (each instanceof Assignment.Value<J> value && isSet(value.attribute())) {
        throw new IllegalArgumentException(
            association + " sets " + value.attribute() + " of a join row itself: leave it out");
      }
    }
  }

  private boolean isSet(Attribute<J, ?> attribute) {
    return through.near().attributes().contains(attribute)
        || through.far().attributes().contains(attribute)
        || through.fixed().stream()
            .anyMatch(each -> each.isWritten() && each.attribute() == attribute);
  }

  /** What happens with links that are there, or null where nothing keeps one from being twice. */
  @Nullable ConflictPlan<J> conflict() {
    return conflict(List.of());
  }

  private @Nullable ConflictPlan<J> conflict(List<Assignment<J>> values) {
    if (unique == null) {
      return null;
    }
    List<Field> restored =
        RowChange.inserted(type, values).values().stream()
            .map(each -> Field.of(each.attribute()))
            .toList();
    return new ConflictPlan<>(type, unique.attributes(), unique.fixed(), restored);
  }

  /** What the row that links a target assigns. */
  public List<Assignment<J>> assignments(Key key, List<Assignment<J>> values) {
    return row(key.parts(), values);
  }

  /** What all rows that link targets assign: all but the targets. */
  List<Assignment<J>> common() {
    return row(List.of(), List.of());
  }

  private List<Assignment<J>> row(List<Object> target, List<Assignment<J>> values) {
    List<Assignment<J>> row = new ArrayList<>();
    assign(row, through.near().attributes(), source);
    assign(row, through.far().attributes(), target);
    for (FixedAttribute<J> each : through.fixed()) {
      if (each.isWritten()) {
        assign(row, List.of(each.attribute()), each.values());
      }
    }
    row.addAll(values);
    Conditions.requireReached(association, through.fixed(), row);
    return row;
  }

  private static <J> void assign(
      List<Assignment<J>> row, List<Attribute<J, ?>> attributes, List<Object> values) {
    for (int i = 0; i < values.size(); i++) {
      row.add(Conditions.assign(attributes.get(i), values.get(i)));
    }
  }

  /** In one order whoever gives them, so that those who write the same at once do not deadlock. */
  private static List<Key> inOneOrder(List<Key> keys) {
    List<Key> ordered = new ArrayList<>(keys);
    ordered.sort(JoinRowLinkPlan::compare);
    return Collections.unmodifiableList(ordered);
  }

  @SuppressWarnings("unchecked") // parts at one place are of one class
  private static int compare(Key first, Key second) {
    for (int i = 0; i < first.size(); i++) {
      Object part = first.part(i);
      int order =
          part instanceof Comparable<?> ? ((Comparable<Object>) part).compareTo(second.part(i)) : 0;
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Gives the values to those of the links that have others. */
  private UpdatePlan<J> update(
      WritePlanner<J> planner, List<Key> keys, List<Assignment<J>> values) {
    RowChange<J> change = RowChange.updated(type, values);
    UpdatePlan<J> all = planner.update(change, Query.of(type).unscoped());
    List<Predicate> where = new ArrayList<>(all.where());
    where.addAll(linked(table));
    where.add(ofKeys(table, keys));
    List<Predicate> different = new ArrayList<>();
    for (Assignment.Value<J> each : change.values()) {
      Object value = ((Parameter<?, ?>) each.value()).value();
      different.add(
          new Predicate.Distinct(
              Predicates.column(table, each.attribute()),
              new Term.Value(value, each.attribute().type())));
    }
    where.add(Predicates.any(different));
    return new UpdatePlan<>(type, all.assignments(), all.stamps(), where);
  }

  /** Unlinks those of the targets that are linked. */
  public RemovalPlan<J> remove(List<Key> keys) {
    return removal(List.of(ofKeys(table, keys)));
  }

  /** Unlinks all targets. */
  public RemovalPlan<J> removeAll() {
    return removal(List.of());
  }

  /** Unlinks all targets but those of the keys. */
  public RemovalPlan<J> removeOthers(List<Key> keys) {
    List<Term> columns = Predicates.columns(table, through.far().attributes());
    return removal(List.of(new Predicate.In(columns, Key.tuples(keys), true)));
  }

  /** Unlinks all targets whose keys the table has or, the other way round, does not have. */
  public RemovalPlan<J> remove(KeyTablePlan keys, boolean others) {
    List<Attribute<J, ?>> far = through.far().attributes();
    return removal(List.of(others ? keys.absent(table, far) : keys.present(table, far)));
  }

  private RemovalPlan<J> removal(List<Predicate> further) {
    List<Predicate> where = new ArrayList<>(RowRules.live(type, table, false));
    where.addAll(linked(table));
    where.addAll(further);
    if (!association.fixed().isEmpty()) {
      // links to targets outside of the scope are not the association's
      where.add(reached(table, new Aliases(type.table())));
    }
    Attribute<J, ?> deletedAt = type.find(Trait.DELETED_AT);
    List<Stamp> stamps = new ArrayList<>();
    Stamp.changed(type).forEach(each -> stamps.add(Stamp.of(each)));
    if (deletedAt != null) {
      stamps.add(Stamp.of(deletedAt));
    }
    return new RemovalPlan<>(type, where, deletedAt == null ? null : stamps);
  }

  /** True of join rows whose targets the association leads to: they are there, and in its scope. */
  private Predicate reached(String alias, Aliases aliases) {
    Source rows = aliases.source(association.target().table(), "e", 0);
    List<Predicate> where =
        new ArrayList<>(
            Predicates.equal(
                rows.alias(), association.targetAttributes(), alias, through.far().attributes()));
    where.addAll(RowRules.live(association.target(), rows.alias(), false));
    where.addAll(Predicates.fixed(rows.alias(), association.fixed()));
    return new Predicate.Exists(Select.of(List.of(new Term.CountRows()), rows, where), false);
  }

  /** What is true of join rows of the row, and of the association. */
  List<Predicate> linked(String alias) {
    List<Predicate> all =
        new ArrayList<>(Predicates.equal(alias, through.near().attributes(), source));
    all.addAll(Predicates.fixed(alias, through.fixed()));
    return all;
  }

  private Predicate ofKeys(String alias, List<Key> keys) {
    return Predicates.in(alias, through.far().attributes(), Key.tuples(keys));
  }

  /** The row whose links they are, locked. */
  public KeyPlan end() {
    return KeyPlan.ofEnd(association, source);
  }

  /** Those of the keys that join rows lead to. */
  public KeyPlan joinedKeys(List<Key> keys) {
    return joined(keys, List.of());
  }

  /** Those of the keys whose targets the association leads to. */
  public KeyPlan linkedKeys(List<Key> keys) {
    return joined(keys, List.of(reached("t0", new Aliases())));
  }

  private KeyPlan joined(List<Key> keys, List<Predicate> further) {
    Source rows = new Source(type.table(), "t0");
    List<Predicate> where = new ArrayList<>(RowRules.live(type, rows.alias(), false));
    where.addAll(linked(rows.alias()));
    where.add(ofKeys(rows.alias(), keys));
    where.addAll(further);
    return KeyPlan.of(rows, type, through.far().attributes(), association.target(), where);
  }

  /** Those of the keys whose targets can be linked; null where any can. */
  public @Nullable KeyPlan reachableKeys(List<Key> keys) {
    if (association.fixed().isEmpty()) {
      return null;
    }
    EntityType<T> target = association.target();
    Source rows = new Source(target.table(), "t0");
    List<Predicate> where = new ArrayList<>(Predicates.fixed(rows.alias(), association.fixed()));
    where.add(Predicates.in(rows.alias(), association.targetAttributes(), Key.tuples(keys)));
    return KeyPlan.of(rows, target, association.targetAttributes(), target, where);
  }

  /** What asks the database for the keys as it has them, one by one. */
  public KeyProbe probe(List<Key> keys) {
    return KeyProbe.of(association.target(), association.targetAttributes(), keys);
  }

  /**
   * Those of the keys whose targets are there, soft-deleted ones among them; null where the
   * database cannot be asked after an error.
   */
  public @Nullable KeyPlan presentKeys(List<Key> keys, Capabilities capabilities) {
    if (!outlivesError(capabilities)) {
      return null;
    }
    EntityType<T> target = association.target();
    Source rows = new Source(target.table(), "t0");
    return KeyPlan.of(
        rows,
        target,
        association.targetAttributes(),
        target,
        List.of(Predicates.in(rows.alias(), association.targetAttributes(), Key.tuples(keys))));
  }
}
