package io.sluice.dialect;

import io.sluice.query.Lock;
import io.sluice.query.OrderBy.Nulls;
import io.sluice.statement.Conflict;
import io.sluice.statement.Delete;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.Join;
import io.sluice.statement.Ordering;
import io.sluice.statement.Predicate;
import io.sluice.statement.RowLock;
import io.sluice.statement.Select;
import io.sluice.statement.Slice;
import io.sluice.statement.Statement;
import io.sluice.statement.Term;
import io.sluice.statement.Update;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Writes one statement, clause by clause in the order of SQL; a dialect overrides the clauses it
 * says differently. Made anew for each statement, and not thread-safe.
 */
public abstract class StatementRenderer extends PredicateRenderer {
  private static final String RANK = "rank_of_parent";
  private static final Map<Lock.Strength, String> STRENGTHS = new EnumMap<>(Lock.Strength.class);
  private static final Map<Lock.Wait, String> WAITS = new EnumMap<>(Lock.Wait.class);

  static {
    STRENGTHS.put(Lock.Strength.UPDATE, "FOR UPDATE");
    STRENGTHS.put(Lock.Strength.NO_KEY_UPDATE, "FOR NO KEY UPDATE");
    STRENGTHS.put(Lock.Strength.SHARE, "FOR SHARE");
    STRENGTHS.put(Lock.Strength.KEY_SHARE, "FOR KEY SHARE");
    WAITS.put(Lock.Wait.BLOCK, "");
    WAITS.put(Lock.Wait.NOWAIT, " NOWAIT");
    WAITS.put(Lock.Wait.SKIP_LOCKED, " SKIP LOCKED");
  }

  /** A renderer that quotes names in this way. */
  protected StatementRenderer(UnaryOperator<String> quote) {
    super(quote);
  }

  /** The statement as SQL. */
  public final Sql render(Statement statement) {
    if (statement instanceof Select select) {
      query(select);
    } else if (statement instanceof Insert insert) {
      insert(insert);
    } else if (statement instanceof Update update) {
      update(update);
    } else if (statement instanceof Delete delete) {
      delete(delete);
    }
    return out.sql();
  }

  private void query(Select select) {
    if (select.slice().partition().isEmpty()) {
      select(select);
    } else {
      ranked(select);
    }
  }

  /** A SELECT whose limit counts for the result as a whole. */
  protected void select(Select select) {
    out.text("SELECT ").join(select.outputs(), ", ", each -> each.accept(this));
    from(select);
    where(select.where());
    orderBy(select.order());
    slice(select, select.slice());
    if (select.lock() != null) {
      lock(select, select.lock());
    }
  }

  /** A SELECT whose limit counts for each parent: rows are numbered within, and chosen without. */
  protected void ranked(Select select) {
    List<Term> outputs = select.outputs();
    out.text("SELECT ");
    for (int i = 0; i < outputs.size(); i++) {
      out.text(i > 0 ? ", " : "").name("c" + i);
    }
    out.text(" FROM (SELECT ");
    for (int i = 0; i < outputs.size(); i++) {
      out.text(i > 0 ? ", " : "");
      outputs.get(i).accept(this);
      out.text(" AS ").name("c" + i);
    }
    out.text(", ROW_NUMBER() OVER (PARTITION BY ");
    out.join(select.slice().partition(), ", ", each -> each.accept(this));
    orderBy(select.order());
    out.text(") AS ").name(RANK);
    from(select);
    where(select.where());
    out.text(") AS ").name("ranked").text(" WHERE ");
    Slice slice = select.slice();
    long offset = slice.offset() == null ? 0 : slice.offset();
    out.name(RANK).text(" > ").bind(offset, DataType.LONG);
    if (slice.limit() != null) {
      out.text(" AND ").name(RANK).text(" <= ").bind(sum(offset, slice.limit()), DataType.LONG);
    }
    out.text(" ORDER BY ").name(RANK);
  }

  private static long sum(long first, long second) {
    return second > Long.MAX_VALUE - first ? Long.MAX_VALUE : first + second;
  }

  /** FROM and the joins. */
  protected void from(Select select) {
    out.text(" FROM ");
    source(select.from());
    select.joins().forEach(this::join);
  }

  /** One join. */
  protected void join(Join join) {
    out.text(join.inner() ? " JOIN " : " LEFT JOIN ");
    source(join.source());
    out.text(" ON ");
    all(join.on());
  }

  /** WHERE, if something is left out by it. */
  protected final void where(List<Predicate> predicates) {
    List<Predicate> needed = new ArrayList<>(predicates);
    needed.removeIf(each -> each instanceof Predicate.Constant constant && constant.value());
    if (!needed.isEmpty()) {
      out.text(" WHERE ");
      all(needed);
    }
  }

  /** ORDER BY, if there is an order. */
  protected void orderBy(List<Ordering> orders) {
    if (!orders.isEmpty()) {
      out.text(" ORDER BY ").join(orders, ", ", this::ordering);
    }
  }

  /** One order. */
  protected void ordering(Ordering ordering) {
    ordering.term().accept(this);
    out.text(ordering.descending() ? " DESC" : " ASC");
    if (ordering.nulls() != Nulls.DEFAULT) {
      out.text(" NULLS ").text(ordering.nulls().name());
    }
  }

  /** LIMIT and OFFSET, if there are. */
  protected void slice(Select select, Slice slice) {
    if (slice.limit() != null) {
      out.text(" LIMIT ").bind(slice.limit(), DataType.LONG);
    }
    if (slice.offset() != null) {
      out.text(" OFFSET ").bind(slice.offset(), DataType.LONG);
    }
  }

  /** The lock; of the first table only, as the others may be missing in a row. */
  protected void lock(Select select, RowLock lock) {
    strength(lock.lock().strength());
    if (!select.joins().isEmpty()) {
      out.text(" OF ").name(select.from().alias());
    }
    waiting(lock.lock().waiting());
  }

  /** What a lock is. */
  protected final void strength(Lock.Strength strength) {
    out.text(" ").text(String.valueOf(STRENGTHS.get(strength)));
  }

  /** What happens when another one has locked a row. */
  protected final void waiting(Lock.Wait waiting) {
    out.text(String.valueOf(WAITS.get(waiting)));
  }

  @Override
  public SqlWriter scalar(Term.Scalar term) {
    Select select = term.select();
    out.text("(SELECT ");
    select.outputs().get(0).accept(this);
    from(select);
    where(select.where());
    orderBy(select.order());
    return out.text(select.slice().cuts() ? " LIMIT 1)" : ")");
  }

  @Override
  public SqlWriter exists(Predicate.Exists predicate) {
    out.text(predicate.negated() ? "NOT EXISTS (" : "EXISTS (");
    Select select = predicate.select();
    out.text("SELECT 1");
    from(select);
    where(select.where());
    return out.text(")");
  }

  @Override
  public SqlWriter rowCount(Predicate.RowCount predicate) {
    Select select = predicate.select();
    out.text("(SELECT COUNT(*)");
    from(select);
    where(select.where());
    return out.text(") = ").bind(predicate.rows(), DataType.LONG);
  }

  /** An INSERT. */
  protected void insert(Insert insert) {
    out.text("INSERT INTO ");
    table(insert.table());
    if (insert.columns().isEmpty()) {
      defaults();
    } else {
      out.text(" (");
      names(insert.columns());
      out.text(") ");
      values(insert);
    }
    if (insert.conflict() != null) {
      conflict(insert, insert.conflict());
    }
    returning(insert.returning());
  }

  /** The rows of an INSERT. */
  protected void values(Insert insert) {
    out.text("VALUES ").join(insert.rows(), ", ", this::row);
  }

  private void row(List<Term> values) {
    out.text("(").join(values, ", ", each -> each.accept(this)).text(")");
  }

  /** The row of an INSERT that gives no value. */
  protected void defaults() {
    out.text(" DEFAULT VALUES");
  }

  /** What happens with rows that are there already. */
  protected void conflict(Insert insert, Conflict conflict) {
    out.text(" ON CONFLICT (");
    names(conflict.unique());
    Field deletedAt = conflict.deletedAt();
    if (deletedAt == null && conflict.fixed().isEmpty()) {
      out.text(") DO NOTHING");
      return;
    }
    out.text(") DO UPDATE SET ");
    List<Field> taken = new ArrayList<>(conflict.fixed());
    taken.addAll(conflict.restored());
    if (deletedAt != null) {
      out.name(deletedAt.column()).text(taken.isEmpty() ? " = NULL" : " = NULL, ");
    }
    out.join(taken, ", ", each -> excluded(out.name(each.column()).text(" = "), each));
    out.text(" WHERE ");
    String table = insert.table().name();
    if (deletedAt != null) {
      column(new Term.Column(table, deletedAt));
      out.text(conflict.fixed().isEmpty() ? " IS NOT NULL" : " IS NOT NULL OR ");
    }
    out.join(conflict.fixed(), " OR ", each -> outside(table, each));
  }

  private void outside(String table, Field field) {
    column(new Term.Column(table, field));
    excluded(out.text(" IS DISTINCT FROM "), field);
  }

  private static SqlWriter excluded(SqlWriter out, Field field) {
    return out.name("excluded").text(".").name(field.column());
  }

  /** An UPDATE. */
  protected void update(Update update) {
    out.text("UPDATE ");
    table(update.table());
    out.text(" SET ");
    out.join(update.assignments(), ", ", this::assigned);
    where(update.where());
    returning(update.returning());
  }

  private void assigned(Update.Assigned assigned) {
    out.name(assigned.field().column()).text(" = ");
    assigned.value().accept(this);
  }

  /** A DELETE. */
  protected void delete(Delete delete) {
    out.text("DELETE FROM ");
    table(delete.table());
    where(delete.where());
  }

  /** RETURNING, if something is to come back. */
  protected void returning(List<Field> fields) {
    if (!fields.isEmpty()) {
      out.text(" RETURNING ");
      names(fields);
    }
  }
}
