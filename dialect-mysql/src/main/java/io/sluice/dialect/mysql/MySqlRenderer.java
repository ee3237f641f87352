package io.sluice.dialect.mysql;

import io.sluice.dialect.SqlWriter;
import io.sluice.dialect.StatementRenderer;
import io.sluice.model.TableName;
import io.sluice.query.Condition.PatternKind;
import io.sluice.query.Lock.Strength;
import io.sluice.query.OrderBy.Nulls;
import io.sluice.statement.Conflict;
import io.sluice.statement.Delete;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.Ordering;
import io.sluice.statement.Predicate;
import io.sluice.statement.RowLock;
import io.sluice.statement.Select;
import io.sluice.statement.Slice;
import io.sluice.statement.Source;
import io.sluice.statement.Term;
import io.sluice.statement.Update;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MySQL's and MariaDB's own clauses. */
final class MySqlRenderer extends StatementRenderer {
  private static final String ALL_ROWS = "18446744073709551615";

  private final Variant variant;
  private @Nullable TableName written;

  MySqlRenderer(Variant variant) {
    super(MySqlDialect::quote);
    this.variant = variant;
  }

  @Override
  public SqlWriter distinct(Predicate.Distinct predicate) {
    out.text("NOT (");
    predicate.left().accept(this);
    out.text(" <=> ");
    predicate.right().accept(this);
    return out.text(")");
  }

  /** The pattern itself says whether case matters: without that the column's collation would. */
  @Override
  public SqlWriter pattern(Predicate.Pattern predicate) {
    if (predicate.kind() == PatternKind.LIKE) {
      return super.pattern(predicate);
    }
    predicate.operand().accept(this);
    String flag = predicate.ignoreCase() ? "(?i)" : "(?-i)";
    return out.text(predicate.negated() ? " NOT REGEXP " : " REGEXP ")
        .bind(flag + predicate.pattern(), DataType.STRING);
  }

  @Override
  public SqlWriter in(Predicate.In predicate) {
    if (!JsonKeys.suit(predicate)) {
      return super.in(predicate);
    }
    List<Term> operands = predicate.operands();
    out.text("(").join(operands, ", ", each -> each.accept(this));
    out.text(predicate.negated() ? ") NOT IN (SELECT " : ") IN (SELECT ");
    for (int i = 0; i < operands.size(); i++) {
      out.text(i > 0 ? ", " : "").name("k" + i);
    }
    out.text(" FROM JSON_TABLE(").bind(JsonKeys.document(predicate), DataType.STRING);
    out.text(", '$[*]' COLUMNS (");
    for (int i = 0; i < operands.size(); i++) {
      out.text(i > 0 ? ", " : "").name("k" + i).text(" ");
      out.text(JsonKeys.columnType(operands.get(i).type())).text(" PATH '$[" + i + "]'");
    }
    return out.text(")) AS ").name("keys").text(")");
  }

  /** What is written cannot be read in the same statement, but a copy of it can. */
  @Override
  protected void source(Source source) {
    if (variant.readsWhatItWrites() || !source.table().equals(written)) {
      super.source(source);
      return;
    }
    out.text("(SELECT * FROM ");
    table(source.table());
    // a limit keeps the server from merging the copy into the statement
    out.text(" LIMIT ").text(ALL_ROWS).text(") AS ").name(source.alias());
  }

  @Override
  public SqlWriter rowCount(Predicate.RowCount predicate) {
    if (variant.readsWhatItWrites()) {
      return super.rowCount(predicate);
    }
    out.text("(SELECT COUNT(*) FROM (SELECT 1 FROM ");
    super.source(predicate.select().from());
    where(predicate.select().where());
    out.text(" LIMIT ").text(ALL_ROWS).text(") AS ").name("counted").text(") = ");
    return out.bind(predicate.rows(), DataType.LONG);
  }

  @Override
  protected void ordering(Ordering ordering) {
    if (ordering.nulls() != Nulls.DEFAULT) {
      ordering.term().accept(this);
      out.text(ordering.nulls() == Nulls.FIRST ? " IS NULL DESC, " : " IS NULL ASC, ");
    }
    ordering.term().accept(this);
    out.text(ordering.descending() ? " DESC" : " ASC");
  }

  @Override
  protected void slice(Select select, Slice slice) {
    if (slice.limit() == null && slice.offset() != null) {
      out.text(" LIMIT ").text(ALL_ROWS);
    }
    super.slice(select, slice);
  }

  /** The lock is of all tables: MariaDB cannot name one. */
  @Override
  protected void lock(Select select, RowLock lock) {
    Strength strength = lock.lock().strength();
    boolean known = strength == Strength.UPDATE || strength == Strength.SHARE;
    if (!known && !lock.orStronger()) {
      throw variant.capabilities().lacking("lock " + strength, "use UPDATE or SHARE");
    }
    if (strength == Strength.SHARE && !variant.forShare()) {
      out.text(" LOCK IN SHARE MODE");
    } else {
      strength(known ? strength : Strength.UPDATE);
    }
    waiting(lock.lock().waiting());
  }

  /** Only rows that are new, or to be restored or taken, get here: see {@code RowInsertion}. */
  @Override
  protected void conflict(Insert insert, Conflict conflict) {
    out.text(" ON DUPLICATE KEY UPDATE ");
    List<Field> taken = new ArrayList<>(conflict.fixed());
    taken.addAll(conflict.restored());
    Field deletedAt = conflict.deletedAt();
    if (deletedAt != null) {
      out.name(deletedAt.column()).text(taken.isEmpty() ? " = NULL" : " = NULL, ");
    } else if (conflict.fixed().isEmpty()) {
      taken = List.of(conflict.unique().get(0));
    }
    out.join(
        taken,
        ", ",
        each -> out.name(each.column()).text(" = VALUES(").name(each.column()).text(")"));
  }

  @Override
  protected void defaults() {
    out.text(" () VALUES ()");
  }

  /** Assignments are made one after the other, and see what those before them have made. */
  @Override
  protected void update(Update update) {
    written = update.table();
    super.update(update.sequential());
  }

  @Override
  protected void delete(Delete delete) {
    written = delete.table();
    super.delete(delete);
  }
}
