package io.sluice.internal.plan;

import io.sluice.internal.row.StateReader;
import io.sluice.internal.row.StatesReader;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.TableName;
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
  private final List<Term> outputs = new ArrayList<>();
  private final List<StateReader> readers = new ArrayList<>();

  SelectParts(TableName table) {
    this.root = aliases.source(table, "t", 0);
  }

  /**
   * Puts out attributes of an entity, and gives the place of the entity among the states of a row.
   */
  int read(EntityType<?> entity, List<? extends Attribute<?, ?>> attributes, String alias) {
    readers.add(new StateReader(entity, attributes, outputs.size()));
    outputs.addAll(Predicates.columns(alias, attributes));
    return readers.size() - 1;
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
    return new Select(outputs, root, joins, where, order, slice, lock);
  }

  /** The statement that counts the rows. */
  Select count() {
    return new Select(
        List.of(new Term.CountRows()), root, joins, where, List.of(), Slice.ALL, null);
  }
}
