package io.sluice.dialect.postgres;

import io.sluice.dialect.Sql.Bind;
import io.sluice.dialect.SqlWriter;
import io.sluice.dialect.Statement.CountRows;
import io.sluice.dialect.Statement.Insert;
import io.sluice.dialect.Statement.Select;
import io.sluice.dialect.Statement.Slice;
import io.sluice.dialect.StatementRenderer;
import io.sluice.model.Attribute;
import io.sluice.query.Condition;
import io.sluice.query.Condition.PatternKind;
import io.sluice.query.Expression;
import io.sluice.query.Expression.Parameter;
import io.sluice.type.DataType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's own clauses. */
final class PostgresRenderer extends StatementRenderer {
  PostgresRenderer() {
    super(PostgresDialect::quote);
  }

  /**
   * One array, whatever the number of values: one text, one prepared statement, no limit of
   * parameters.
   */
  @Override
  public SqlWriter in(Condition.In<?> condition) {
    List<? extends Expression<?, ?>> operands = condition.operands();
    if (operands.stream().anyMatch(each -> each.type().kind() == DataType.Kind.BINARY)) {
      return super.in(condition); // the driver encodes arrays of bytes wrongly
    }
    if (operands.size() == 1 && !condition.negated()) {
      operands.get(0).accept(this);
      return out.text(" = ANY(").bind(array(condition, 0)).text(")");
    }
    out.text("(").join(operands, ", ", each -> each.accept(this));
    out.text(
        condition.negated() ? ") NOT IN (SELECT * FROM unnest(" : ") IN (SELECT * FROM unnest(");
    for (int i = 0; i < operands.size(); i++) {
      out.text(i > 0 ? ", " : "").bind(array(condition, i));
      out.text("::").text(PostgresTypes.name(operands.get(i).type())).text("[]");
    }
    return out.text("))");
  }

  private static Bind array(Condition.In<?> condition, int index) {
    DataType<?> type = condition.operands().get(index).type();
    return array(type, condition.tuples().stream().map(each -> each.get(index)).toList());
  }

  private static Bind array(DataType<?> type, List<?> values) {
    @Nullable Object[] array =
        (@Nullable Object[]) Array.newInstance(type.wireType(), values.size());
    for (int i = 0; i < array.length; i++) {
      array[i] = type.toWire(values.get(i));
    }
    return new Bind(array, array.getClass());
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
      insert.rows().forEach(row -> values.add(((Parameter<?, ?>) row.get(column)).value()));
      out.text(i > 0 ? ", " : "").bind(array(type, values));
      out.text("::").text(PostgresTypes.name(type)).text("[]");
    }
    out.text(")");
  }

  private static boolean isPlain(Insert insert) {
    return insert.columns().stream().noneMatch(PostgresRenderer::isBinary)
        && insert.rows().stream()
            .allMatch(row -> row.stream().allMatch(Parameter.class::isInstance));
  }

  private static boolean isBinary(Attribute<?, ?> attribute) {
    return attribute.type().kind() == DataType.Kind.BINARY; // the driver writes bytea[] wrongly
  }

  @Override
  public SqlWriter pattern(Condition.Pattern<?> condition) {
    boolean like = condition.kind() == PatternKind.LIKE;
    condition.operand().accept(this);
    String operator =
        like
            ? (condition.negated() ? " NOT" : "") + (condition.ignoreCase() ? " ILIKE " : " LIKE ")
            : (condition.negated() ? " !~" : " ~") + (condition.ignoreCase() ? "* " : " ");
    return out.text(operator).bind(condition.pattern(), DataType.STRING);
  }

  /**
   * A statement without any value would be sent as text, and its rows come back as text, several
   * times slower to read. OFFSET 0 is a value that changes neither the rows nor the planner's
   * choice.
   */
  @Override
  protected void slice(Select select, Slice slice) {
    boolean bare = !out.hasBinds() && slice.limit() == null && slice.offset() == null;
    boolean counts = select.outputs().get(0) instanceof CountRows;
    super.slice(select, bare && !counts ? new Slice(null, 0L, List.of()) : slice);
  }
}
