package io.sluice.dialect.postgres;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.sluice.dialect.Sql.Bind;
import io.sluice.dialect.SqlWriter;
import io.sluice.dialect.StatementRenderer;
import io.sluice.query.Condition.PatternKind;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.Predicate;
import io.sluice.statement.Select;
import io.sluice.statement.Slice;
import io.sluice.statement.Term;
import io.sluice.type.DataType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's own clauses. */
final class PostgresRenderer extends StatementRenderer {
  // of more the server compares none by the rules of the column's type, but makes a hash of texts
  private static final int MOST_COMPARED = 1_000;

  PostgresRenderer() {
    super(PostgresDialect::quote);
  }

  /**
   * A text has no type of its own, so that it takes that of its column: {@code citext}, {@code
   * char(n)} or an enumeration compares and stores it by its own rules.
   */
  @Override
  public SqlWriter value(Term.Value term) {
    return isText(term.type())
        ? out.bind(untyped(term.type().toWire(term.value()), String.class))
        : super.value(term);
  }

  private static boolean isText(DataType<?> type) {
    return type.kind() == DataType.Kind.TEXT;
  }

  private static Bind untyped(@Nullable Object value, Class<?> wireType) {
    return new Bind(
        value == null
            ? Parameters.in(PostgresqlObjectId.UNKNOWN)
            : Parameters.in(PostgresqlObjectId.UNKNOWN, value),
        wireType);
  }

  /**
   * One array, whatever the number of values: one text, one prepared statement, no limit of
   * parameters.
   */
  @Override
  public SqlWriter in(Predicate.In predicate) {
    List<Term> operands = predicate.operands();
    if (operands.stream().anyMatch(each -> isBinary(each.type()))) {
      return super.in(predicate);
    }
    boolean text = isText(operands.get(0).type());
    boolean few = text && predicate.tuples().size() <= MOST_COMPARED;
    if (operands.size() == 1 && (few || !predicate.negated())) {
      operands.get(0).accept(this);
      Bind array = array(predicate, 0);
      return out.text(predicate.negated() ? " <> ALL(" : " = ANY(")
          .bind(text ? untyped(array.value(), array.wireType()) : array)
          .text(")");
    }
    out.text("(").join(operands, ", ", each -> each.accept(this));
    out.text(
        predicate.negated() ? ") NOT IN (SELECT * FROM unnest(" : ") IN (SELECT * FROM unnest(");
    for (int i = 0; i < operands.size(); i++) {
      out.text(i > 0 ? ", " : "").bind(array(predicate, i));
      out.text("::").text(PostgresTypes.name(operands.get(i).type())).text("[]");
    }
    return out.text("))");
  }

  private static Bind array(Predicate.In predicate, int index) {
    DataType<?> type = predicate.operands().get(index).type();
    return array(type, predicate.tuples().stream().map(each -> each.get(index)).toList());
  }

  private static Bind array(DataType<?> type, List<?> values) {
    @Nullable Object[] array =
        (@Nullable Object[]) Array.newInstance(type.wireType(), values.size());
    for (int i = 0; i < array.length; i++) {
      array[i] = type.toWire(values.get(i));
    }
    return new Bind(array, array.getClass());
  }

  // the driver encodes arrays of bytes wrongly
  private static boolean isBinary(DataType<?> type) {
    return type.kind() == DataType.Kind.BINARY;
  }

  /**
   * Rows without anything to return, as an array a column: one text whatever their number. What is
   * returned would have no promised order.
   */
  @Override
  protected void values(Insert insert) {
    if (insert.rows().size() == 1 || !insert.returning().isEmpty() || !isPlain(insert)) {
      super.values(insert);
      return;
    }
    out.text("SELECT * FROM unnest(");
    for (int i = 0; i < insert.columns().size(); i++) {
      int column = i;
      DataType<?> type = insert.columns().get(i).type();
      List<@Nullable Object> values = new ArrayList<>(insert.rows().size());
      insert.rows().forEach(row -> values.add(((Term.Value) row.get(column)).value()));
      out.text(i > 0 ? ", " : "").bind(array(type, values));
      out.text("::").text(PostgresTypes.name(type)).text("[]");
    }
    out.text(")");
  }

  private static boolean isPlain(Insert insert) {
    return insert.columns().stream().map(Field::type).noneMatch(PostgresRenderer::isBinary)
        && insert.rows().stream()
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
