package io.sluice.dialect.mysql;

import io.sluice.dialect.SqlWriter;
import io.sluice.dialect.StatementRenderer;
import io.sluice.dialect.mysql.Variant.JsonEquality;
import io.sluice.model.TableName;
import io.sluice.query.Condition.Comparator;
import io.sluice.query.Condition.PatternKind;
import io.sluice.query.Lock.Strength;
import io.sluice.query.Operation;
import io.sluice.query.Operation.JsonValue;
import io.sluice.query.OrderBy.Nulls;
import io.sluice.statement.Conflict;
import io.sluice.statement.Delete;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.Ordering;
import io.sluice.statement.Overwrite;
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
    super(MySqlDialect.NOTATION);
    this.variant = variant;
  }

  @Override
  public SqlWriter distinct(Predicate.Distinct predicate) {
    out.text("NOT (");
    if (isJson(predicate.left())) {
      out.text("COALESCE(");
      equalJson(predicate.left(), predicate.right(), false);
      return out.text(", FALSE))");
    }
    predicate.left().accept(this);
    out.text(" <=> ");
    predicate.right().accept(this);
    return out.text(")");
  }

  @Override
  public SqlWriter column(Term.Column term) {
    requireColumn(term);
    return super.column(term);
  }

  @Override
  public SqlWriter value(Term.Value term) {
    requireColumn(term);
    return super.value(term);
  }

  private void requireColumn(Term term) {
    if (Variant.lacks(term.type().kind())) {
      throw variant.lacking(term.type().kind());
    }
  }

  @Override
  protected SqlWriter jsonValue(Term document, JsonValue value) {
    return switch (value.shape()) {
      case JSON -> extracted(document, value);
      case TEXT -> jsonText(document, value).text(" COLLATE ").text(variant.collation());
      case NUMBER -> {
        out.text("CASE WHEN JSON_TYPE(");
        extracted(document, value)
            .text(") IN ('INTEGER', 'UNSIGNED INTEGER', 'DOUBLE', 'DECIMAL')");
        out.text(" THEN CAST(JSON_UNQUOTE(");
        yield extracted(document, value).text(") AS DECIMAL(65, 30)) END");
      }
      case BOOLEAN -> {
        out.text("CASE WHEN JSON_TYPE(");
        extracted(document, value).text(") = 'BOOLEAN' THEN JSON_UNQUOTE(");
        yield extracted(document, value).text(") = 'true' END");
      }
    };
  }

  /** JSON's null is no text, and MariaDB unquotes with an alphabet that lacks some characters. */
  private SqlWriter jsonText(Term document, JsonValue value) {
    if (variant.json() != JsonEquality.TYPED) {
      json("COALESCE(JSON_VALUE(", document, value).text(", ");
      return json("JSON_QUERY(", document, value).text(")");
    }
    out.text("(CASE WHEN JSON_TYPE(");
    extracted(document, value).text(") <> 'NULL' THEN JSON_UNQUOTE(");
    return extracted(document, value).text(") END)");
  }

  private SqlWriter extracted(Term document, JsonValue value) {
    return json("JSON_EXTRACT(", document, value);
  }

  private SqlWriter json(String function, Term document, JsonValue value) {
    out.text(function);
    document.accept(this);
    return out.text(", ").bind(JsonPaths.text(value.steps(), variant), DataType.STRING).text(")");
  }

  @Override
  public SqlWriter relation(Predicate.Relation predicate) {
    out.text("JSON_CONTAINS(");
    predicate.left().accept(this);
    out.text(", ");
    predicate.right().accept(this);
    return out.text(")");
  }

  /** A document is compared with another one, and not with the text of it. */
  @Override
  public SqlWriter comparison(Predicate.Comparison predicate) {
    if (!isJson(predicate.left())) {
      return super.comparison(predicate);
    }
    equalJson(predicate.left(), predicate.right(), predicate.comparator() == Comparator.NOT_EQUAL);
    return out;
  }

  private void equalJson(Term left, Term right, boolean negated) {
    switch (variant.json()) {
      case TYPED -> {
        json(left);
        out.text(negated ? " <> " : " = ");
        json(right);
      }
      case FUNCTION -> {
        out.text(negated ? "NOT JSON_EQUALS(" : "JSON_EQUALS(");
        left.accept(this);
        out.text(", ");
        right.accept(this);
        out.text(")");
      }
      case NONE ->
          throw variant
              .capabilities()
              .lacking("comparison of JSON before 10.7", "use contains(…), or compare a path");
    }
  }

  private void json(Term term) {
    boolean text = term instanceof Term.Value;
    out.text(text ? "CAST(" : "");
    term.accept(this);
    out.text(text ? " AS JSON)" : "");
  }

  private static boolean isJson(Term term) {
    return term.type().kind() == DataType.Kind.JSON;
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
  public SqlWriter call(Term.Call term) {
    return term.operation() == Operation.Known.NOW
        ? out.text("UTC_TIMESTAMP(6)")
        : super.call(term);
  }

  @Override
  protected @Nullable String readAs(DataType<?> type) {
    return MySqlTypes.readAs(type);
  }

  @Override
  protected String castType(DataType<?> type) {
    return MySqlTypes.castType(type);
  }

  @Override
  public SqlWriter in(Predicate.In predicate) {
    if (isJson(predicate.operands().get(0))) {
      return inJson(predicate);
    }
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

  private SqlWriter inJson(Predicate.In predicate) {
    Term operand = predicate.operands().get(0);
    out.text("(");
    for (int i = 0; i < predicate.tuples().size(); i++) {
      out.text(i == 0 ? "" : predicate.negated() ? " AND " : " OR ");
      Object value = predicate.tuples().get(i).get(0);
      equalJson(operand, new Term.Value(value, operand.type()), predicate.negated());
    }
    return out.text(")");
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
    if (ordering.term() instanceof Term.Output) {
      requireLowNulls(ordering);
    } else if (ordering.nulls() != Nulls.DEFAULT) {
      ordering.term().accept(this);
      out.text(ordering.nulls() == Nulls.FIRST ? " IS NULL DESC, " : " IS NULL ASC, ");
    }
    ordering.term().accept(this);
    out.text(ordering.descending() ? " DESC" : " ASC");
  }

  /** A place is in no expression, and MySQL sees no group in the expression of a place. */
  private void requireLowNulls(Ordering ordering) {
    boolean low = (ordering.nulls() == Nulls.FIRST) != ordering.descending();
    if (ordering.nulls() != Nulls.DEFAULT && !low) {
      throw variant
          .capabilities()
          .lacking(
              "order of nulls in groups and different values of what is computed",
              "leave out nullsFirst() and nullsLast(), or group by attributes");
    }
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
    if (conflict.target().columns().isEmpty()) {
      Field any = insert.columns().get(0);
      out.name(any.column()).text(" = ");
      column(new Term.Column(insert.table().name(), any));
      return;
    }
    List<Field> taken = new ArrayList<>(conflict.fixed());
    taken.addAll(conflict.restored());
    Field deletedAt = conflict.deletedAt();
    if (deletedAt != null) {
      out.name(deletedAt.column()).text(taken.isEmpty() ? " = NULL" : " = NULL, ");
    } else if (conflict.fixed().isEmpty()) {
      taken = List.of(conflict.target().columns().get(0));
    }
    out.join(taken, ", ", this::fromExcluded);
  }

  /** Whatever the columns are of which it is said that they are unique, each unique key counts. */
  @Override
  protected void overwrite(Insert insert, Overwrite overwrite) {
    out.text(" ON DUPLICATE KEY UPDATE ");
    overwritten(insert.table(), overwrite.sequential(insert.table().name()));
  }

  @Override
  public SqlWriter excluded(Term.Excluded term) {
    return out.text("VALUES(").name(term.field().column()).text(")");
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
