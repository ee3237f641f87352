package io.sluice.internal.plan;

import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Reference;
import io.sluice.model.Trait;
import io.sluice.statement.Conflict;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.InsertFrom;
import io.sluice.statement.Predicate;
import io.sluice.statement.Select;
import io.sluice.statement.Source;
import io.sluice.statement.Term;
import io.sluice.statement.Update.Assigned;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements that make and undo links of one row that are rows of a join table, to targets
 * whose keys a table has: each is one statement, however many there are. Immutable and thread-safe.
 *
 * @param <T> the target
 * @param <J> the entity of the join table
 */
public final class JoinRowTablePlan<T, J> {
  private static final String THERE = "e";

  private final JoinRowLinkPlan<T, J> links;
  private final KeyTablePlan keys;
  private final EntityType<J> type;
  private final Reference<J, ?> far;
  private final @Nullable ConflictPlan<J> conflict;

  /** The links of a row, with a table of its own. */
  public JoinRowTablePlan(JoinRowLinkPlan<T, J> links) {
    this.links = links;
    this.type = links.through().type();
    this.far = links.through().far();
    this.keys = KeyTablePlan.of(type.table(), far.attributes());
    this.conflict = links.conflict();
  }

  /** The table. */
  public KeyTablePlan keys() {
    return keys;
  }

  /** What says which of the rows are there already, or null where nothing does. */
  public @Nullable ConflictPlan<J> conflict() {
    return conflict;
  }

  /** Links the targets; what happens with links that are there is up to the database. */
  public InsertFrom tolerant(ConflictPlan<J> known, Moment moment) {
    return insert(moment, known.conflict(), List.of());
  }

  /** Links those targets of which no row, deleted or of another scope, is in the link's place. */
  public InsertFrom missing(ConflictPlan<J> known, Moment moment) {
    return insert(moment, null, List.of(none(matching(known, THERE, moment))));
  }

  /** Links those targets that are not linked. */
  public InsertFrom unlinked(Moment moment) {
    List<Predicate> there = new ArrayList<>(RowRules.live(type, THERE, false));
    there.addAll(links.linked(THERE));
    for (int i = 0; i < far.attributes().size(); i++) {
      there.add(isFar(THERE, i));
    }
    return insert(moment, null, List.of(none(there)));
  }

  private Predicate none(List<Predicate> where) {
    Source rows = new Source(type.table(), THERE);
    return new Predicate.Exists(Select.of(List.of(new Term.CountRows()), rows, where), true);
  }

  /** Restores and takes those rows that are in a link's place; null where there are none such. */
  public @Nullable UpdatePlan<J> retake(ConflictPlan<J> known, Moment moment) {
    if (known.leavesAlone()) {
      return null;
    }
    String table = type.table().name();
    Source source = keys.source();
    List<Assigned> assigned = new ArrayList<>();
    List<Predicate> open = new ArrayList<>();
    Attribute<J, ?> deletedAt = type.find(Trait.DELETED_AT);
    if (deletedAt != null) {
      assigned.add(new Assigned(Field.of(deletedAt), new Term.Value(null, deletedAt.type())));
      open.add(new Predicate.IsNull(Predicates.column(table, deletedAt), true));
    }
    for (Attribute<J, ?> each : known.fixed()) {
      Term value = value(each, moment);
      assigned.add(new Assigned(Field.of(each), value));
      open.add(new Predicate.Distinct(Predicates.column(table, each), value));
    }
    Select ofKey = Select.of(List.of(new Term.CountRows()), source, matching(known, table, moment));
    return new UpdatePlan<>(
        type,
        assigned,
        List.of(),
        List.of(new Predicate.Exists(ofKey, false), Predicates.any(open)));
  }

  /** What is true of a row that is in the place of the link to a key. */
  private List<Predicate> matching(ConflictPlan<J> known, String alias, Moment moment) {
    List<Predicate> all = new ArrayList<>();
    for (Attribute<J, ?> each : known.unique()) {
      int place = far.attributes().indexOf(each);
      all.add(
          place >= 0
              ? isFar(alias, place)
              : Predicate.equal(Predicates.column(alias, each), value(each, moment)));
    }
    return all;
  }

  private Predicate isFar(String alias, int place) {
    return Predicate.equal(
        Predicates.column(alias, far.attributes().get(place)), keys.outputs().get(place));
  }

  /** The value that all new rows have of the attribute. */
  private Term value(Attribute<J, ?> attribute, Moment moment) {
    Insert row = common(moment, null);
    return row.rows().get(0).get(row.columns().indexOf(Field.of(attribute)));
  }

  private Insert common(Moment moment, @Nullable Conflict onConflict) {
    RowChange<J> change = RowChange.inserted(type, links.common());
    return InsertPlan.of(type, List.of(change)).at(moment, onConflict, List.of());
  }

  private InsertFrom insert(Moment moment, @Nullable Conflict onConflict, List<Predicate> where) {
    Insert row = common(moment, onConflict);
    List<Field> columns = new ArrayList<>(row.columns());
    columns.addAll(Field.of(far.attributes()));
    List<Term> values = new ArrayList<>(row.rows().get(0));
    values.addAll(keys.outputs());
    return new InsertFrom(
        new Insert(type.table(), columns, List.of(), onConflict, List.of()),
        values,
        keys.source(),
        Field.of(keys.type().attributes()),
        where);
  }

  /** Unlinks all targets whose keys the table has or, the other way round, does not have. */
  public RemovalPlan<J> remove(boolean others) {
    return links.remove(keys, others);
  }

  /** Those of the keys whose targets can be linked. */
  public KeyPlan presentKeys() {
    EntityType<T> target = links.association().target();
    Source rows = new Source(target.table(), "t0");
    List<Attribute<T, ?>> attributes = links.association().targetAttributes();
    List<Predicate> where =
        new ArrayList<>(Predicates.fixed(rows.alias(), links.association().fixed()));
    where.add(keys.present(rows.alias(), attributes));
    return KeyPlan.of(rows, target, attributes, target, where);
  }

  /** The first ones of the other keys. */
  public KeyPlan missingKeys() {
    EntityType<T> target = links.association().target();
    Source rows = new Source(target.table(), "t0");
    return keys.missing(
        rows,
        target,
        links.association().targetAttributes(),
        Predicates.fixed(rows.alias(), links.association().fixed()));
  }
}
