package io.sluice.internal.plan;

import io.sluice.internal.plan.ReadPlan.JoinRowShape;
import io.sluice.internal.plan.WholeRows.WholeRow;
import io.sluice.internal.row.StateReader;
import io.sluice.internal.row.StatesReader;
import io.sluice.model.Association;
import io.sluice.model.Association.Through;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.TableName;
import io.sluice.query.Selection.Criteria;
import io.sluice.statement.Grouping;
import io.sluice.statement.Join;
import io.sluice.statement.Ordering;
import io.sluice.statement.Predicate;
import io.sluice.statement.RowLock;
import io.sluice.statement.Select;
import io.sluice.statement.Slice;
import io.sluice.statement.Source;
import io.sluice.statement.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a SELECT while it is built. For one statement, by one thread. */
final class SelectParts {
  final Aliases aliases = new Aliases();
  final Source root;
  final List<Join> joins = new ArrayList<>();
  final List<Predicate> where = new ArrayList<>();
  final List<Ordering> order = new ArrayList<>();
  private final WholeRows wholeRows;
  private final List<Term> outputs = new ArrayList<>();
  private final List<StateReader> readers = new ArrayList<>();

  SelectParts(TableName table, WholeRows wholeRows) {
    this.root = aliases.source(table, "t", 0);
    this.wholeRows = wholeRows;
  }

  /**
   * Puts out attributes of an entity, and gives the place of the entity among the states of a row.
   */
  int read(EntityType<?> entity, List<? extends Attribute<?, ?>> attributes, String alias) {
    if (outputs.isEmpty() && alias.equals(WholeRows.FIRST) && attributes == entity.attributes()) {
      WholeRow row = wholeRows.of(entity);
      readers.add(row.reader());
      outputs.addAll(row.columns());
    } else {
      readers.add(new StateReader(entity, attributes, outputs.size()));
      outputs.addAll(Predicates.columns(alias, attributes));
    }
    return readers.size() - 1;
  }

  /**
   * Puts out rows of a join table. Their far key is read where the target has it: a column less of
   * each of many rows.
   *
   * @param link the join table
   * @param target the alias of the target
   */
  <T, J> JoinRowShape<J> read(
      Association<?, T> association,
      Through<J> through,
      Criteria<T> asked,
      Source link,
      String target) {
    List<Attribute<J, ?>> attributes =
        ReadAttributes.ofLinks(association, through, asked.linkAttributes());
    List<Term> keys = Predicates.columns(target, association.targetAttributes());
    int[] columns = new int[attributes.size()];
    for (int i = 0; i < columns.length; i++) {
      Attribute<J, ?> each = attributes.get(i);
      int far = through.far().attributes().indexOf(each);
      boolean there = far >= 0 && each.type().isExact();
      columns[i] = output(there ? keys.get(far) : Predicates.column(link.alias(), each));
    }
    readers.add(new StateReader(through.type(), attributes, columns));
    return new JoinRowShape<>(
        through.type(), readers.size() - 1, ReadAttributes.unread(through.type(), attributes));
  }

  /** The place of a term among what comes out, where it is put if it is not there. */
  int output(Term term) {
    int index = outputs.indexOf(term);
    if (index < 0) {
      outputs.add(term);
      return outputs.size() - 1;
    }
    return index;
  }

  /** What reads the states of all entities of a row. */
  StatesReader reader() {
    return new StatesReader(readers);
  }

  /** The statement. */
  Select select(Slice slice, @Nullable RowLock lock) {
    return new Select(outputs, root, joins, where, Grouping.NONE, order, slice, lock);
  }

  /** The statement that gives a column of one of the rows, if there is any. */
  Select any(Term column) {
    return rows(List.of(column), Slice.first(1));
  }

  /** The statement that counts the rows. */
  Select count() {
    return rows(List.of(new Term.CountRows()), Slice.ALL);
  }

  private Select rows(List<Term> chosen, Slice slice) {
    return new Select(chosen, root, joins, where, Grouping.NONE, List.of(), slice, null);
  }
}
