package io.sluice.dialect;

import io.sluice.model.TableName;
import io.sluice.query.Lock;
import io.sluice.statement.Conflict;
import io.sluice.statement.Delete;
import io.sluice.statement.Field;
import io.sluice.statement.Grouping;
import io.sluice.statement.Insert;
import io.sluice.statement.InsertFrom;
import io.sluice.statement.Join;
import io.sluice.statement.Ordering;
import io.sluice.statement.Overwrite;
import io.sluice.statement.Predicate;
import io.sluice.statement.Raw;
import io.sluice.statement.RowLock;
import io.sluice.statement.Select;
import io.sluice.statement.Slice;
import io.sluice.statement.Source;
import io.sluice.statement.Statement;
import io.sluice.statement.Term;
import io.sluice.statement.Update;
import io.sluice.statement.UpdateRows;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one statement, clause by clause in the order of SQL; a dialect overrides the clauses it
 * says differently. Made anew for each statement, and not thread-safe.
 */
public abstract class StatementRenderer extends ConflictRenderer {
  private static final String GIVEN = "given";
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

  private boolean nested; // what is selected goes to the server, not to the driver

  /** A renderer in the notation. */
  protected StatementRenderer(Notation notation) {
    super(notation);
  }

  /** The statement as SQL, whose text is the same string as that of one before, if it is known. */
  public final Sql render(Statement statement, KnownTexts texts) {
    int place = KnownTexts.place(statement);
    out.expect(texts.at(place));
    Sql sql = render(statement);
    texts.keep(place, sql.text());
    return sql;
  }

  /** The statement as SQL. */
  public final Sql render(Statement statement) {
    if (statement instanceof Select select) {
      query(select);
    } else if (statement instanceof Insert insert) {
      insert(insert);
    } else if (statement instanceof InsertFrom insert) {
      insertFrom(insert);
    } else if (statement instanceof Update update) {
      update(update);
    } else if (statement instanceof UpdateRows rows) {
      updateRows(rows);
    } else if (statement instanceof Delete delete) {
      delete(delete);
    } else if (statement instanceof Raw raw) {
      fragment(raw.fragment());
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
    if (select.lock() != null && select.outputs().get(0) instanceof Term.CountRows) {
      countLocked(select, select.lock());
      return;
    }
    allOf(select);
    slice(select, select.slice());
    if (select.lock() != null) {
      lock(select, select.lock());
    }
  }

  private void allOf(Select select) {
    Grouping grouping = grouping(select);
    out.text("SELECT ");
    distinct(grouping);
    out.join(select.outputs(), ", ", this::selected);
    from(select);
    where(select.where());
    groups(grouping);
    orderBy(select.order());
  }

  /** Rows are different by what is stored, which is in order, and not by what it is cast to. */
  private Grouping grouping(Select select) {
    Grouping grouping = select.grouping();
    List<Term> outputs = select.outputs();
    boolean grouped =
        grouping.distinct() == Grouping.Distinct.BY_OUTPUTS
            && outputs.stream().allMatch(Term.Column.class::isInstance)
            && outputs.stream().anyMatch(each -> readAs(each.type()) != null);
    return grouped
        ? new Grouping(outputs, grouping.having(), Grouping.Distinct.NONE, List.of())
        : grouping;
  }

  /** What comes back, as a type that the driver reads. */
  private SqlWriter selected(Term term) {
    String type = nested ? null : readAs(term.type());
    return type == null ? term.accept(this) : cast(term, type);
  }

  /** What values of the type are cast to when they come back; null if they come as they are. */
  protected @Nullable String readAs(DataType<?> type) {
    return null;
  }

  /** Rows are locked where they are found, in their order, and counted without. */
  private void countLocked(Select select, RowLock lock) {
    out.text("SELECT COUNT(*) FROM (SELECT 1");
    from(select);
    where(select.where());
    orderBy(select.order());
    lock(select, lock);
    out.text(") AS ").name("locked");
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
      selected(outputs.get(i));
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
    if (!select.joins().isEmpty()) {
      select.joins().forEach(this::join);
    }
  }

  /** One join. */
  protected void join(Join join) {
    out.text(join.inner() ? " JOIN " : " LEFT JOIN ");
    source(join.source());
    out.text(" ON ");
    all(join.on());
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

  /** One that is cut is a table of its own: MySQL takes no LIMIT right within. */
  @Override
  public SqlWriter inSelect(Predicate.InSelect predicate) {
    Select select = predicate.select();
    predicate.operand().accept(this);
    out.text(predicate.negated() ? " NOT IN (" : " IN (");
    boolean before = nested;
    nested = true;
    if (select.slice().cuts()) {
      out.text("SELECT * FROM (");
      select(select);
      out.text(") AS ").name("cut");
    } else {
      allOf(select);
    }
    nested = before;
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
    into(insert);
    if (insert.columns().isEmpty()) {
      defaults();
    } else {
      values(insert);
    }
    onConflict(insert);
    returning(insert.returning());
    if (insert.conflict() instanceof Overwrite overwrite && overwrite.tells()) {
      out.text(", ");
      inserted();
    }
  }

  /**
   * Whether a row that comes back was inserted, not overwritten; written only for a database with
   * {@link Feature#UPSERT_RETURNING}.
   */
  protected void inserted() {
    throw new UnsupportedOperationException("this database cannot tell which rows were inserted");
  }

  private void into(Insert insert) {
    out.text("INSERT INTO ");
    table(insert.table());
    if (!insert.columns().isEmpty()) {
      out.text(" (");
      names(insert.columns());
      out.text(") ");
    }
  }

  private void onConflict(Insert insert) {
    if (insert.conflict() instanceof Conflict conflict) {
      conflict(insert, conflict);
    } else if (insert.conflict() instanceof Overwrite overwrite) {
      overwrite(insert, overwrite);
    }
  }

  /** An INSERT of a row for each row of another table. */
  protected void insertFrom(InsertFrom insert) {
    Source from = insert.from();
    into(insert.insert());
    out.text("SELECT ").join(insert.row(), ", ", each -> each.accept(this));
    out.text(" FROM (SELECT DISTINCT ");
    names(insert.distinct());
    out.text(" FROM ");
    table(from.table());
    out.text(") AS ").name(from.alias());
    where(insert.where());
    orderBy(insert.distinct().stream().map(from::column).map(Ordering::ascending).toList());
    onConflict(insert.insert());
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

  /** An UPDATE. */
  protected void update(Update update) {
    out.text("UPDATE ");
    table(update.table());
    out.text(" SET ");
    out.join(update.assignments(), ", ", this::assigned);
    where(update.where());
    returning(update.returning());
  }

  /** An UPDATE of rows that each get values of their own, from a table of them. */
  protected void updateRows(UpdateRows update) {
    String table = update.table().name();
    int matched = update.matched().size();
    List<Field> fields = new ArrayList<>(update.matched());
    fields.addAll(update.columns());
    out.text("UPDATE ");
    table(update.table());
    out.text(" SET ");
    for (int i = 0; i < update.columns().size(); i++) {
      Field each = update.columns().get(i);
      out.text(i > 0 ? ", " : "").name(each.column()).text(" = ");
      givenColumn(each, matched + i);
    }
    next(update.table(), update.version(), !update.columns().isEmpty());
    out.text(" FROM ");
    givenRows(update.table(), fields, update.rows());
    for (int i = 0; i < matched; i++) {
      out.text(i > 0 ? " AND " : " WHERE ");
      column(new Term.Column(table, fields.get(i)));
      out.text(" = ");
      givenColumn(fields.get(i), i);
    }
    if (update.live() != null) {
      out.text(" AND ");
      column(new Term.Column(table, update.live()));
      out.text(" IS NULL");
    }
  }

  /** A column of {@link #givenRows}. */
  protected void givenColumn(Field field, int place) {
    out.name(GIVEN).text(".").name("c" + place);
  }

  /** Rows of values as a table. */
  protected void givenRows(TableName table, List<Field> fields, List<List<Term>> rows) {
    out.text("(VALUES ").join(rows, ", ", this::row).text(")");
    given(fields.size());
  }

  /** The names of {@link #givenRows} and its columns. */
  protected final void given(int columns) {
    out.text(" AS ").name(GIVEN).text("(");
    for (int i = 0; i < columns; i++) {
      out.text(i > 0 ? ", " : "").name("c" + i);
    }
    out.text(")");
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
      out.join(fields, ", ", this::returned);
    }
  }

  private SqlWriter returned(Field field) {
    String type = readAs(field.type());
    return type == null
        ? out.name(field.column())
        : out.text("CAST(").name(field.column()).text(" AS ").text(type).text(")");
  }
}
