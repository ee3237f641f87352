package io.sluice.dialect;

import io.sluice.model.TableName;
import io.sluice.statement.Conflict;
import io.sluice.statement.ConflictTarget;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.Overwrite;
import io.sluice.statement.Predicate;
import io.sluice.statement.Term;
import io.sluice.statement.Update;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what an INSERT does with rows that are there already; a dialect overrides what it says
 * differently. For one statement.
 */
public abstract class ConflictRenderer extends PredicateRenderer {
  ConflictRenderer(Notation notation) {
    super(notation);
  }

  /** WHERE, if something is left out by it. */
  protected final void where(List<Predicate> predicates) {
    List<Predicate> needed = predicates;
    for (int i = 0; i < predicates.size(); i++) {
      if (isTrue(predicates.get(i))) {
        needed = predicates.stream().filter(each -> !isTrue(each)).toList();
        break;
      }
    }
    if (!needed.isEmpty()) {
      out.text(" WHERE ");
      all(needed);
    }
  }

  private static boolean isTrue(Predicate predicate) {
    return predicate instanceof Predicate.Constant constant && constant.value();
  }

  /** A column and what it gets. */
  final void assigned(Update.Assigned assigned) {
    out.name(assigned.field().column()).text(" = ");
    assigned.value().accept(this);
  }

  /** What happens with rows that are there already. */
  protected void conflict(Insert insert, Conflict conflict) {
    if (conflict.target().columns().isEmpty()) {
      out.text(" ON CONFLICT DO NOTHING");
      return;
    }
    target(conflict.target());
    Field deletedAt = conflict.deletedAt();
    if (deletedAt == null && conflict.fixed().isEmpty()) {
      out.text(" DO NOTHING");
      return;
    }
    out.text(" DO UPDATE SET ");
    List<Field> taken = new ArrayList<>(conflict.fixed());
    taken.addAll(conflict.restored());
    if (deletedAt != null) {
      out.name(deletedAt.column()).text(taken.isEmpty() ? " = NULL" : " = NULL, ");
    }
    out.join(taken, ", ", this::fromExcluded);
    out.text(" WHERE ");
    String table = insert.table().name();
    if (deletedAt != null) {
      column(new Term.Column(table, deletedAt));
      out.text(conflict.fixed().isEmpty() ? " IS NOT NULL" : " IS NOT NULL OR ");
    }
    out.join(conflict.fixed(), " OR ", each -> outside(table, each));
  }

  private void target(ConflictTarget target) {
    out.text(" ON CONFLICT (");
    names(target.columns());
    out.text(target.where().isEmpty() ? ")" : ") WHERE " + target.where());
  }

  /** What rows get that are there already. */
  protected void overwrite(Insert insert, Overwrite overwrite) {
    target(overwrite.target());
    out.text(" DO UPDATE SET ");
    overwritten(insert.table(), overwrite);
    where(overwrite.where());
  }

  /** What is computed comes first, for a server that sees what it has assigned before. */
  protected final void overwritten(TableName table, Overwrite overwrite) {
    List<Field> columns = overwrite.columns();
    boolean computes = !overwrite.assigned().isEmpty();
    out.join(overwrite.assigned(), ", ", this::assigned);
    out.text(computes && !columns.isEmpty() ? ", " : "");
    out.join(columns, ", ", this::fromExcluded);
    next(table, overwrite.version(), computes || !columns.isEmpty());
  }

  /** A column that gets what the new row has. */
  protected final void fromExcluded(Field field) {
    out.name(field.column()).text(" = ");
    excluded(new Term.Excluded(field));
  }

  /** A version that goes up, if there is one. */
  protected final void next(TableName table, @Nullable Field version, boolean further) {
    if (version != null) {
      out.text(further ? ", " : "").name(version.column()).text(" = ");
      column(new Term.Column(table.name(), version));
      out.text(" + 1");
    }
  }

  private void outside(String table, Field field) {
    column(new Term.Column(table, field));
    out.text(" IS DISTINCT FROM ");
    excluded(new Term.Excluded(field));
  }
}
