package io.sluice.internal.plan;

import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.FixedAttribute;
import io.sluice.model.Key;
import io.sluice.model.Reference;
import io.sluice.model.Trait;
import io.sluice.query.Assignment;
import io.sluice.statement.Field;
import io.sluice.statement.Predicate;
import io.sluice.statement.Select;
import io.sluice.statement.Source;
import io.sluice.statement.Term;
import io.sluice.statement.Update.Assigned;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements that make and undo links of one row that are the foreign keys of its targets.
 * Immutable and thread-safe.
 *
 * @param <S> the entity that is referred to
 * @param <T> the entity that has the foreign key
 */
public final class ForeignKeyLinkPlan<S, T> {
  private final Association<S, T> association;
  private final Reference<T, S> reference;
  private final List<Object> source;
  private final EntityType<T> target;
  private final String table;

  /**
   * The links of a row.
   *
   * @param source the values that the foreign key refers to
   */
  public ForeignKeyLinkPlan(
      Association<S, T> association, Reference<T, S> reference, List<Object> source) {
    this.association = association;
    this.reference = reference;
    this.source = source;
    this.target = association.target();
    this.table = target.table().name();
  }

  /** The association. */
  public Association<S, T> association() {
    return association;
  }

  /** The foreign key. */
  public Reference<T, S> reference() {
    return reference;
  }

  /** The key that a caller means. */
  public Key key(Object keyOrEntity) {
    return Key.ofEither(target, target.key(), keyOrEntity);
  }

  /** Links the rows of the keys that are not linked yet, if all of them are there. */
  public UpdatePlan<T> link(List<Key> keys) {
    List<Predicate> where = new ArrayList<>();
    where.add(ofKeys(table, keys));
    where.addAll(reachable(table));
    where.add(unlinked());
    if (keys.size() > 1) {
      where.add(allThere(keys));
    }
    return update(linking(), where);
  }

  /** Unlinks those of the rows of the keys that are linked, if all the others are there. */
  public UpdatePlan<T> unlink(List<Key> keys, List<Key> others) {
    List<Predicate> where = linked(table);
    where.add(ofKeys(table, keys));
    if (!others.isEmpty()) {
      where.add(allThere(others));
    }
    return update(unlinking(), where);
  }

  /** What removes the rows that an update would unlink. */
  public RemovalPlan<T> removal(UpdatePlan<T> unlink) {
    List<Stamp> marks = new ArrayList<>();
    Attribute<T, ?> deletedAt = target.find(Trait.DELETED_AT);
    if (deletedAt != null) {
      marks.addAll(unlink.stamps());
      marks.add(Stamp.of(deletedAt));
    }
    return new RemovalPlan<>(target, unlink.where(), deletedAt == null ? null : marks);
  }

  /** Unlinks all rows. */
  public UpdatePlan<T> unlinkAll() {
    return update(unlinking(), linked(table));
  }

  /** Unlinks all rows but those of the keys, if those are there. */
  public UpdatePlan<T> unlinkOthers(List<Key> keys) {
    List<Predicate> where = linked(table);
    if (!keys.isEmpty()) {
      where.add(new Predicate.Not(ofKeys(table, keys)));
      where.add(allThere(keys));
    }
    return update(unlinking(), where);
  }

  /** Links the rows whose keys the table has, and that are not linked yet. */
  public UpdatePlan<T> link(KeyTablePlan keys) {
    List<Predicate> where = new ArrayList<>();
    where.add(keys.present(table, target.key()));
    where.addAll(reachable(table));
    where.add(unlinked());
    return update(linking(), where);
  }

  /** Unlinks all rows whose keys the table has or, the other way round, does not have. */
  public UpdatePlan<T> unlink(KeyTablePlan keys, boolean others) {
    return update(unlinking(), linked(table, keys, others));
  }

  private List<Predicate> linked(String alias, KeyTablePlan keys, boolean others) {
    List<Predicate> where = linked(alias);
    where.add(others ? keys.absent(alias, target.key()) : keys.present(alias, target.key()));
    return where;
  }

  private UpdatePlan<T> update(List<Assigned> assignments, List<Predicate> where) {
    List<Stamp> stamps = Stamp.changed(target).stream().map(Stamp::of).toList();
    List<Predicate> all = new ArrayList<>(RowRules.live(target, table, false));
    all.addAll(where);
    return new UpdatePlan<>(target, assignments, stamps, all);
  }

  private List<Assigned> linking() {
    List<Assigned> all = new ArrayList<>();
    List<Attribute<T, ?>> attributes = reference.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      all.add(assigned(attributes.get(i), source.get(i)));
    }
    for (FixedAttribute<T> each : written()) {
      all.add(assigned(each.attribute(), each.values().get(0)));
    }
    return all;
  }

  private List<Assigned> unlinking() {
    return reference.attributes().stream().map(each -> assigned(each, null)).toList();
  }

  private static Assigned assigned(Attribute<?, ?> attribute, @Nullable Object value) {
    return new Assigned(Field.of(attribute), new Term.Value(value, attribute.type()));
  }

  private List<FixedAttribute<T>> written() {
    return association.fixed().stream().filter(FixedAttribute::isWritten).toList();
  }

  /** What must be true of rows before they are linked, as a link does not make it true. */
  private List<Predicate> reachable(String alias) {
    return Predicates.fixed(
        alias, association.fixed().stream().filter(each -> !each.isWritten()).toList());
  }

  /** What is true of linked rows. */
  private List<Predicate> linked(String alias) {
    List<Predicate> all = new ArrayList<>(Predicates.equal(alias, reference.attributes(), source));
    all.addAll(Predicates.fixed(alias, association.fixed()));
    return all;
  }

  /** What is true of rows that a link would change. */
  private Predicate unlinked() {
    List<Predicate> all = new ArrayList<>();
    for (Assigned each : linking()) {
      all.add(new Predicate.Distinct(new Term.Column(table, each.field()), each.value()));
    }
    return Predicates.any(all);
  }

  private Predicate ofKeys(String alias, List<Key> keys) {
    return Predicates.in(alias, target.key(), Key.tuples(keys));
  }

  private Predicate allThere(List<Key> keys) {
    Source rows = new Aliases(target.table()).source(target.table(), "e", 0);
    List<Predicate> where = new ArrayList<>(RowRules.live(target, rows.alias(), false));
    where.add(ofKeys(rows.alias(), keys));
    where.addAll(reachable(rows.alias()));
    Select select = Select.of(List.of(new Term.CountRows()), rows, where);
    return new Predicate.RowCount(select, keys.size());
  }

  /** The row whose links they are, locked. */
  public KeyPlan end() {
    return KeyPlan.ofEnd(association, source);
  }

  /** The keys of linked rows. */
  public KeyPlan linkedKeys() {
    return keys(linked("t0"));
  }

  /** Those of the keys that are linked. */
  public KeyPlan linkedKeys(List<Key> keys) {
    List<Predicate> where = linked("t0");
    where.add(ofKeys("t0", keys));
    return keys(where);
  }

  /** The keys of linked rows that are none of these. */
  public KeyPlan linkedOthers(List<Key> keys) {
    List<Predicate> where = linked("t0");
    if (!keys.isEmpty()) {
      where.add(new Predicate.Not(ofKeys("t0", keys)));
    }
    return keys(where);
  }

  /** The keys of linked rows that the table has or, the other way round, does not have. */
  public KeyPlan linkedKeys(KeyTablePlan keys, boolean others) {
    return keys(linked("t0", keys, others));
  }

  /** What asks the database for the keys as it has them, one by one. */
  public KeyProbe probe(List<Key> keys) {
    return KeyProbe.of(target, target.key(), keys);
  }

  /** The keys of those of the rows that are there, and can be linked. */
  public KeyPlan presentKeys(List<Key> keys) {
    List<Predicate> where = new ArrayList<>(reachable("t0"));
    where.add(ofKeys("t0", keys));
    return keys(where);
  }

  /** Those of the table's keys whose rows are there, and can be linked. */
  public KeyPlan presentKeys(KeyTablePlan keys) {
    List<Predicate> where = new ArrayList<>(reachable("t0"));
    where.add(keys.present("t0", target.key()));
    return keys(where);
  }

  /** The first ones of the table's other keys. */
  public KeyPlan missingKeys(KeyTablePlan keys) {
    Source rows = new Source(target.table(), "t0");
    List<Predicate> where = new ArrayList<>(RowRules.live(target, rows.alias(), false));
    where.addAll(reachable(rows.alias()));
    return keys.missing(rows, target, target.key(), where);
  }

  private KeyPlan keys(List<Predicate> where) {
    Source rows = new Source(target.table(), "t0");
    List<Predicate> all = new ArrayList<>(RowRules.live(target, rows.alias(), false));
    all.addAll(where);
    return KeyPlan.of(rows, target, target.key(), target, all);
  }

  /** Keys of targets, kept by the database. */
  public KeyTablePlan keyTable() {
    return KeyTablePlan.of(target.table(), target.key());
  }

  /** The assignments of a row that is linked: the association says whose it is. */
  public List<Assignment<T>> linked(List<Assignment<T>> assignments) {
    List<Attribute<T, ?>> own = new ArrayList<>(reference.attributes());
    written().forEach(each -> own.add(each.attribute()));
    List<Assignment<T>> all = new ArrayList<>(without(own, assignments));
    for (int i = 0; i < source.size(); i++) {
      all.add(Conditions.assign(reference.attributes().get(i), source.get(i)));
    }
    written().forEach(each -> all.add(Conditions.assign(each.attribute(), each.values().get(0))));
    Conditions.requireReached(association, association.fixed(), all);
    return all;
  }

  private static <T> List<Assignment<T>> without(
      List<Attribute<T, ?>> own, List<Assignment<T>> assignments) {
    List<Assignment<T>> others = Conditions.flat(assignments);
    others.removeIf(
        each -> each instanceof Assignment.Value<T> value && own.contains(value.attribute()));
    return others;
  }
}
