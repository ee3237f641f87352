package io.sluice.dialect.postgres;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.sluice.dialect.Sql.Bind;
import io.sluice.dialect.SqlWriter;
import io.sluice.dialect.StatementRenderer;
import io.sluice.model.TableName;
import io.sluice.query.Condition.Comparator;
import io.sluice.query.Condition.Connective;
import io.sluice.query.Condition.PatternKind;
import io.sluice.query.Operation;
import io.sluice.query.Operation.JsonValue;
import io.sluice.statement.Delete;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.Predicate;
import io.sluice.statement.Select;
import io.sluice.statement.Slice;
import io.sluice.statement.Source;
import io.sluice.statement.Term;
import io.sluice.statement.Update;
import io.sluice.type.DataType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's own clauses. */
final class PostgresRenderer extends StatementRenderer {
  // of more the server compares each with each, unless it can make a hash of them
  private static final int MOST_COMPARED = 1_000;

  private final List<Source> sources = new ArrayList<>(2);
  private boolean filters; // a list is compared with rows that something else finds

  PostgresRenderer() {
    super(PostgresDialect.NOTATION);
  }

  @Override
  protected void source(Source source) {
    sources.add(source);
    super.source(source);
  }

  @Override
  protected void insert(Insert insert) {
    sources.add(new Source(insert.table(), insert.table().name()));
    super.insert(insert);
  }

  /** A row that is overwritten was locked by the statement before. */
  @Override
  protected void inserted() {
    out.text("xmax = 0");
  }

  @Override
  protected void update(Update update) {
    sources.add(new Source(update.table(), update.table().name()));
    super.update(update);
  }

  @Override
  protected void delete(Delete delete) {
    sources.add(new Source(delete.table(), delete.table().name()));
    super.delete(delete);
  }

  /**
   * A text has no type of its own, so that it takes that of its column: {@code citext}, {@code
   * char(n)} or an enumeration compares and stores it by its own rules.
   */
  @Override
  public SqlWriter value(Term.Value term) {
    if (isArray(term.type())) {
      return out.bind(untyped(literal(term.type(), term.value()), String.class));
    }
    Object wire = PostgresTypes.requireFinite(term.type().toWire(term.value()));
    if (isText(term.type())) {
      return out.bind(untyped(wire, String.class));
    }
    Bind bind = new Bind(wire, term.type().wireType());
    return term.type().columnType() == null
        ? out.bind(bind)
        : out.text("CAST(").bind(bind).text(" AS " + PostgresTypes.name(term.type()) + ")");
  }

  @Override
  protected @Nullable String readAs(DataType<?> type) {
    return PostgresTypes.readAs(type);
  }

  @Override
  protected String castType(DataType<?> type) {
    return PostgresTypes.name(type);
  }

  @Override
  public SqlWriter call(Term.Call term) {
    if (term.operation() == Operation.Known.CONCAT) {
      // CONCAT takes null for an empty text, and does not know the types of values
      return out.text("(").join(term.operands(), " || ", each -> each.accept(this)).text(")");
    } else if (term.operation() == Operation.Known.ROUND && isFloating(term.type())) {
      // only exact numbers are rounded to digits
      out.text("ROUND(");
      cast(term.operands().get(0), "numeric").text(", ");
      return term.operands().get(1).accept(this).text(")");
    } else if (term.type().kind() == DataType.Kind.UUID) {
      return uuid(term);
    }
    return super.call(term);
  }

  /** Of UUIDs there is no least one before PostgreSQL 18, but their texts have the same order. */
  private SqlWriter uuid(Term.Call term) {
    if (!isLeastOrGreatest(term)) {
      return super.call(term);
    }
    out.text("CAST(");
    return leastText(term).text(" AS uuid)");
  }

  private static boolean isLeastOrGreatest(Term.Call term) {
    return term.operation() == Operation.Known.MINIMUM
        || term.operation() == Operation.Known.MAXIMUM;
  }

  private SqlWriter leastText(Term.Call term) {
    out.text(term.operation() == Operation.Known.MINIMUM ? "MIN(" : "MAX(");
    cast(term.operands().get(0), "text");
    return out.text(" COLLATE \"C\")");
  }

  @Override
  public SqlWriter windowed(Term.Windowed term) {
    Term.Call function = term.function();
    if (function.type().kind() != DataType.Kind.UUID || !isLeastOrGreatest(function)) {
      return super.windowed(term);
    }
    out.text("CAST(");
    leastText(function);
    return over(term).text(" AS uuid)");
  }

  @Override
  protected SqlWriter jsonValue(Term document, JsonValue value) {
    return switch (value.shape()) {
      case JSON -> json(document, " #> ", value);
      case TEXT -> json(document, " #>> ", value);
      case NUMBER -> scalar(document, value, "number", "numeric");
      case BOOLEAN -> scalar(document, value, "boolean", "boolean");
    };
  }

  /** Only what is of the type is cast to it: anything else would be an error. */
  private SqlWriter scalar(Term document, JsonValue value, String type, String castType) {
    out.text("CASE WHEN jsonb_typeof(");
    json(document, " #> ", value).text(") = '").text(type).text("' THEN CAST(");
    return json(document, " #>> ", value).text(" AS ").text(castType).text(") END");
  }

  private SqlWriter json(Term document, String operator, JsonValue value) {
    out.text("(");
    document.accept(this);
    String[] path = value.steps().stream().map(String::valueOf).toArray(String[]::new);
    return out.text(operator).bind(new Bind(path, String[].class)).text("::text[])");
  }

  @Override
  public SqlWriter relation(Predicate.Relation predicate) {
    related(predicate.left());
    out.text(
        switch (predicate.kind()) {
          case CONTAINS -> " @> ";
          case OVERLAPS -> " && ";
          case ADJOINS -> " -|- ";
        });
    return related(predicate.right());
  }

  /** A text could be a range, or a value that is of one. */
  private SqlWriter related(Term term) {
    return term instanceof Term.Value && term.type().kind() == DataType.Kind.RANGE
        ? cast(term, PostgresTypes.name(term.type()))
        : term.accept(this);
  }

  private static boolean isFloating(DataType<?> type) {
    return type.kind() == DataType.Kind.REAL || type.kind() == DataType.Kind.DOUBLE;
  }

  private static boolean isText(DataType<?> type) {
    return switch (type.kind()) {
      case TEXT, JSON, ENUM, RANGE -> true;
      default -> false;
    };
  }

  private static boolean isArray(DataType<?> type) {
    return type.kind() == DataType.Kind.ARRAY;
  }

  private static @Nullable String literal(DataType<?> type, @Nullable Object value) {
    @Nullable Object[] wire = (@Nullable Object[]) type.toWire(value);
    return wire == null ? null : ArrayText.of(wire);
  }

  private static Bind untyped(@Nullable Object value, Class<?> wireType) {
    return new Bind(
        value == null
            ? Parameters.in(PostgresqlObjectId.UNKNOWN)
            : Parameters.in(PostgresqlObjectId.UNKNOWN, value),
        wireType);
  }

  @Override
  protected void all(List<? extends Predicate> predicates) {
    boolean before = filters;
    filters = hasEquality(predicates);
    super.all(predicates);
    filters = before;
  }

  @Override
  public SqlWriter junction(Predicate.Junction predicate) {
    boolean before = filters;
    boolean equality = hasEquality(predicate.predicates());
    filters = predicate.connective() == Connective.AND && (before || equality);
    super.junction(predicate);
    filters = before;
    return out;
  }

  private static boolean hasEquality(List<? extends Predicate> predicates) {
    for (int i = 0; i < predicates.size(); i++) {
      if (predicates.get(i) instanceof Predicate.Comparison comparison
          && comparison.comparator() == Comparator.EQUAL) {
        return true;
      }
    }
    return false;
  }

  /**
   * One array, whatever the number of values: one text, one prepared statement, no limit of
   * parameters. From the sixth call on a server plans without looking into it: a long array that
   * does not find rows by an index, but is compared with each that another condition finds, is a
   * table then, of which the server makes a hash.
   */
  @Override
  public SqlWriter in(Predicate.In predicate) {
    List<Term> operands = predicate.operands();
    if (operands.stream().anyMatch(each -> isBinary(each.type()))) {
      return super.in(predicate);
    } else if (isArray(operands.get(0).type())) {
      return inArrays(operands.get(0), predicate);
    }
    boolean text = isText(operands.get(0).type());
    boolean few = predicate.tuples().size() <= MOST_COMPARED;
    boolean compared = predicate.negated() ? text && few : few || !filters;
    if (operands.size() == 1 && compared) {
      operands.get(0).accept(this);
      Bind array = array(predicate, 0);
      out.text(predicate.negated() ? " <> ALL(" : " = ANY(");
      if (text) {
        out.bind(untyped(array.value(), array.wireType()));
      } else if (operands.get(0).type().columnType() == null) {
        out.bind(array);
      } else {
        unnested(array, operands.get(0).type());
      }
      return out.text(")");
    }
    out.text("(").join(operands, ", ", each -> each.accept(this));
    out.text(
        predicate.negated() ? ") NOT IN (SELECT * FROM unnest(" : ") IN (SELECT * FROM unnest(");
    for (int i = 0; i < operands.size(); i++) {
      Term operand = operands.get(i);
      out.text(i > 0 ? ", " : "");
      if (operand instanceof Term.Column column) {
        unnested(array(predicate, i), column.field(), tableOf(column.source()));
      } else {
        unnested(array(predicate, i), operand.type());
      }
    }
    return out.text("))");
  }

  private SqlWriter inArrays(Term operand, Predicate.In predicate) {
    operand.accept(this);
    out.text(predicate.negated() ? " NOT IN (" : " IN (");
    return out.join(
            predicate.tuples(), ", ", each -> value(new Term.Value(each.get(0), operand.type())))
        .text(")");
  }

  private @Nullable TableName tableOf(String alias) {
    for (Source each : sources) {
      if (each.alias().equals(alias)) {
        return each.table();
      }
    }
    return null;
  }

  private void unnested(Bind array, DataType<?> type) {
    out.bind(array).text("::").text(PostgresTypes.name(type)).text("[]");
  }

  /**
   * An array of values for a column. One of texts takes the column's own type, as a single text
   * does: COALESCE gives both of its arguments one type, and its first is no row.
   */
  private void unnested(Bind array, Field field, @Nullable TableName table) {
    if (table == null || !isText(field.type())) {
      unnested(array, field.type());
      return;
    }
    out.text("COALESCE((SELECT ARRAY[").name("t").text(".").name(field.column()).text("] FROM ");
    table(table);
    out.text(" AS ").name("t").text(" WHERE FALSE), ");
    out.bind(untyped(array.value(), array.wireType())).text(")");
  }

  private static Bind array(Predicate.In predicate, int index) {
    DataType<?> type = predicate.operands().get(index).type();
    List<List<Object>> tuples = predicate.tuples();
    return array(type, tuples.size(), row -> tuples.get(row).get(index));
  }

  private static Bind array(
      DataType<?> type, int size, IntFunction<? extends @Nullable Object> values) {
    @Nullable Object[] array = (@Nullable Object[]) Array.newInstance(type.wireType(), size);
    for (int i = 0; i < size; i++) {
      array[i] = PostgresTypes.requireFinite(type.toWire(values.apply(i)));
    }
    return new Bind(array, array.getClass());
  }

  // the driver encodes arrays of bytes wrongly
  private static boolean isBinary(DataType<?> type) {
    return type.kind() == DataType.Kind.BINARY;
  }

  /**
   * Several rows as an array a column: one text whatever their number. A value that all rows share,
   * as join rows of one row do, is sent once. What is returned has no promised order. Keys that
   * come with such rows may be of a column that makes its own always.
   */
  @Override
  protected void values(Insert insert) {
    if (insert.rows().size() == 1 || !isPlain(insert)) {
      super.values(insert);
      return;
    }
    List<Field> columns = insert.columns();
    List<List<Term>> rows = insert.rows();
    BitSet varying = varying(columns.size(), rows);
    out.text(insert.returning().isEmpty() ? "SELECT " : "OVERRIDING SYSTEM VALUE SELECT ");
    if (varying.cardinality() == columns.size()
        && columns.stream().noneMatch(each -> isPacked(each.type()))) {
      out.text("* FROM ");
      arrays(insert.table(), columns, rows, varying);
      return;
    }
    int given = 0;
    for (int i = 0; i < columns.size(); i++) {
      out.text(i > 0 ? ", " : "");
      if (varying.get(i)) {
        givenColumn(columns.get(i), given++);
      } else {
        rows.get(0).get(i).accept(this);
      }
    }
    out.text(" FROM ");
    arrays(insert.table(), columns, rows, varying);
    given(given);
  }

  /** The columns whose rows do not share one value; one at least, for the number of the rows. */
  private static BitSet varying(int columns, List<List<Term>> rows) {
    BitSet varying = new BitSet(columns);
    for (int i = 0; i < columns; i++) {
      int column = i;
      Term first = rows.get(0).get(i);
      varying.set(i, rows.stream().anyMatch(row -> row.get(column) != first));
    }
    if (varying.isEmpty()) {
      varying.set(0);
    }
    return varying;
  }

  @Override
  protected void givenRows(TableName table, List<Field> fields, List<List<Term>> rows) {
    BitSet all = new BitSet(fields.size());
    all.set(0, fields.size());
    arrays(table, fields, rows, all);
    given(fields.size());
  }

  @Override
  protected void givenColumn(Field field, int place) {
    boolean array = isArray(field.type());
    out.text(isBinary(field.type()) ? "decode(" : array ? "CAST(" : "");
    super.givenColumn(field, place);
    out.text(isBinary(field.type()) ? ", 'hex')" : "");
    out.text(array ? " AS " + PostgresTypes.name(field.type()) + ")" : "");
  }

  private void arrays(TableName table, List<Field> fields, List<List<Term>> rows, BitSet included) {
    out.text("unnest(");
    for (int i = included.nextSetBit(0); i >= 0; i = included.nextSetBit(i + 1)) {
      int column = i;
      IntFunction<@Nullable Object> values = row -> valueOf(rows.get(row), column);
      out.text(i > included.nextSetBit(0) ? ", " : "");
      Field field = fields.get(i);
      if (isPacked(field.type())) {
        @Nullable String[] texts = packed(field.type(), rows.size(), values);
        out.bind(new Bind(texts, String[].class)).text("::text[]");
      } else {
        unnested(array(field.type(), rows.size(), values), field, table);
      }
    }
    out.text(")");
  }

  private static @Nullable Object valueOf(List<Term> row, int column) {
    return ((Term.Value) row.get(column)).value();
  }

  /** Whether such values in an array are texts: of arrays there is no array. */
  private static boolean isPacked(DataType<?> type) {
    return isBinary(type) || isArray(type);
  }

  private static @Nullable String[] packed(
      DataType<?> type, int size, IntFunction<@Nullable Object> values) {
    @Nullable String[] texts = new @Nullable String[size];
    for (int i = 0; i < texts.length; i++) {
      Object value = values.apply(i);
      texts[i] = isArray(type) ? literal(type, value) : hexadecimal((byte[]) type.toWire(value));
    }
    return texts;
  }

  private static @Nullable String hexadecimal(byte @Nullable [] bytes) {
    return bytes == null ? null : HexFormat.of().formatHex(bytes);
  }

  private static boolean isPlain(Insert insert) {
    return insert.rows().stream()
        .allMatch(row -> row.stream().allMatch(Term.Value.class::isInstance));
  }

  @Override
  public SqlWriter pattern(Predicate.Pattern predicate) {
    boolean like = predicate.kind() == PatternKind.LIKE;
    predicate.operand().accept(this);
    String operator =
        like
            ? (predicate.negated() ? " NOT" : "") + (predicate.ignoreCase() ? " ILIKE " : " LIKE ")
            : (predicate.negated() ? " !~" : " ~") + (predicate.ignoreCase() ? "* " : " ");
    String pattern = like ? piped(predicate.pattern()) : predicate.pattern();
    return out.text(operator).bind(pattern, DataType.STRING).text(like ? ESCAPE : "");
  }

  /**
   * A statement without any value would be sent as text, and its rows come back as text, several
   * times slower to read. OFFSET 0 is a value that changes neither the rows nor the planner's
   * choice.
   */
  @Override
  protected void slice(Select select, Slice slice) {
    boolean bare = !out.hasBinds() && !slice.cuts();
    boolean counts = select.outputs().get(0) instanceof Term.CountRows;
    super.slice(select, bare && !counts ? new Slice(null, 0L, List.of()) : slice);
  }
}
