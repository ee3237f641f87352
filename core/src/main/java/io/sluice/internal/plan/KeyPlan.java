package io.sluice.internal.plan;

import io.sluice.internal.row.RowReader;
import io.sluice.internal.row.StateReader;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.query.Lock;
import io.sluice.statement.Grouping;
import io.sluice.statement.Ordering;
import io.sluice.statement.Predicate;
import io.sluice.statement.RowLock;
import io.sluice.statement.Select;
import io.sluice.statement.Slice;
import io.sluice.statement.Source;
import io.sluice.statement.Term;
import java.util.List;
import java.util.Objects;

/**
 * A statement that reads keys, in their own order, so that locks are taken in one order. Immutable.
 *
 * @param select the statement
 * @param reader what reads a key from a row
 */
public record KeyPlan(Select select, RowReader<Key> reader) {
  private static final RowLock LOCK =
      new RowLock(new Lock(Lock.Strength.NO_KEY_UPDATE, Lock.Wait.BLOCK), true);

  /**
   * The keys of rows.
   *
   * @param holder the entity of the rows
   * @param attributes the attributes that hold them
   * @param of the entity that they are keys of
   */
  static KeyPlan of(
      Source source,
      EntityType<?> holder,
      List<? extends Attribute<?, ?>> attributes,
      EntityType<?> of,
      List<Predicate> where) {
    List<Term> outputs = Predicates.columns(source.alias(), attributes);
    Select select =
        Select.of(outputs, source, where).order(outputs.stream().map(Ordering::ascending).toList());
    StateReader states = new StateReader(holder, attributes, 0);
    return new KeyPlan(
        select,
        states.andThen(state -> Objects.requireNonNull(Key.ofState(of, attributes, state))));
  }

  /**
   * The key of the row at one end of an association, which stays locked: it stands for all the
   * links of the row, also for those that are not there yet.
   */
  static <S> KeyPlan ofEnd(Association<S, ?> association, List<Object> values) {
    EntityType<S> type = association.source();
    Source row = new Source(type.table(), "t0");
    List<Attribute<S, ?>> attributes = association.sourceAttributes();
    return of(row, type, attributes, type, Predicates.equal(row.alias(), attributes, values))
        .locked();
  }

  /** The same, whose rows stay locked. */
  public KeyPlan locked() {
    return new KeyPlan(select.lock(LOCK), reader);
  }

  /** The first ones. */
  KeyPlan first(long keys) {
    return new KeyPlan(select.slice(new Slice(keys, null, List.of())), reader);
  }

  /** Locks the rows, in the order of their keys, and says how many there are. */
  public Select countLocked() {
    return new Select(
        List.of(new Term.CountRows()),
        select.from(),
        select.joins(),
        select.where(),
        Grouping.NONE,
        select.order(),
        select.slice(),
        LOCK);
  }

  /** How many keys there are. */
  public Select count() {
    return Select.of(List.of(new Term.CountRows()), select.from(), select.where());
  }
}
