package io.sluice.dialect;

import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.TableName;
import io.sluice.query.AssociatedCount;
import io.sluice.query.BasicAttribute;
import io.sluice.query.Condition;
import io.sluice.query.Condition.PatternKind;
import io.sluice.query.Expression;
import io.sluice.query.Related;
import io.sluice.type.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes conditions and expressions; a dialect overrides what it says differently. For one
 * statement.
 */
public abstract class ConditionRenderer
    implements Condition.Visitor<SqlWriter>, Expression.Visitor<SqlWriter> {
  /** Where the statement is written to. */
  protected final SqlWriter out;

  private String alias = "";
  private int nested;
  private final Map<Association<?, ?>, String> joinRows = new HashMap<>();

  ConditionRenderer(UnaryOperator<String> quote) {
    this.out = new SqlWriter(quote);
  }

  /** Writes a condition on the rows of the alias. */
  protected final void condition(String ofAlias, Condition<?> condition) {
    inside(ofAlias, () -> condition.accept(this));
  }

  /** Writes an expression over a row of the alias. */
  protected final void expression(String ofAlias, Expression<?, ?> expression) {
    inside(ofAlias, () -> expression.accept(this));
  }

  /** Writes conditions on rows of the alias, all of which must be true. */
  protected final void conjunction(String ofAlias, List<? extends Condition<?>> conditions) {
    out.join(conditions, " AND ", each -> condition(ofAlias, each));
  }

  /** Writes a column of the alias. */
  protected final void column(String ofAlias, Attribute<?, ?> attribute) {
    out.name(ofAlias).text(".").name(attribute.column());
  }

  /** Writes a table. */
  protected final void table(TableName table) {
    if (table.schema() != null) {
      out.name(table.schema()).text(".");
    }
    out.name(table.name());
  }

  /** A table that a condition or an expression reads, under an alias. */
  protected void source(TableName table, String ofAlias) {
    table(table);
    out.text(" AS ").name(ofAlias);
  }

  private void inside(String ofAlias, Runnable write) {
    String outer = alias;
    alias = ofAlias;
    write.run();
    alias = outer;
  }

  @Override
  public SqlWriter attribute(BasicAttribute<?, ?> attribute) {
    column(alias, attribute);
    return out;
  }

  @Override
  public SqlWriter parameter(Expression.Parameter<?, ?> parameter) {
    return out.bind(parameter.value(), parameter.type());
  }

  @Override
  public SqlWriter arithmetic(Expression.Arithmetic<?, ?> arithmetic) {
    out.text("(");
    arithmetic.left().accept(this);
    out.text(" ").text(arithmetic.operator().sql()).text(" ");
    arithmetic.right().accept(this);
    return out.text(")");
  }

  @Override
  public SqlWriter constant(Condition.Constant<?> condition) {
    return out.text(condition.value() ? "1 = 1" : "1 = 0");
  }

  @Override
  public SqlWriter comparison(Condition.Comparison<?> condition) {
    condition.left().accept(this);
    out.text(" ").text(condition.comparator().sql()).text(" ");
    return condition.right().accept(this);
  }

  @Override
  public SqlWriter distinct(Condition.Distinct<?> condition) {
    condition.left().accept(this);
    out.text(" IS DISTINCT FROM ");
    return condition.right().accept(this);
  }

  @Override
  public SqlWriter isNull(Condition.IsNull<?> condition) {
    condition.operand().accept(this);
    return out.text(condition.negated() ? " IS NOT NULL" : " IS NULL");
  }

  @Override
  public SqlWriter between(Condition.Between<?> condition) {
    condition.operand().accept(this);
    out.text(condition.negated() ? " NOT BETWEEN " : " BETWEEN ");
    condition.low().accept(this);
    out.text(" AND ");
    return condition.high().accept(this);
  }

  @Override
  public SqlWriter pattern(Condition.Pattern<?> condition) {
    boolean lower = condition.ignoreCase();
    out.text(lower ? "LOWER(" : "");
    condition.operand().accept(this);
    out.text(lower ? ")" : "").text(condition.negated() ? " NOT" : "");
    out.text(condition.kind() == PatternKind.LIKE ? " LIKE " : " REGEXP ")
        .text(lower ? "LOWER(" : "");
    return out.bind(condition.pattern(), DataType.STRING).text(lower ? ")" : "");
  }

  @Override
  public SqlWriter in(Condition.In<?> condition) {
    List<? extends Expression<?, ?>> operands = condition.operands();
    boolean several = operands.size() > 1;
    out.text(several ? "(" : "").join(operands, ", ", each -> each.accept(this));
    out.text(several ? ")" : "").text(condition.negated() ? " NOT IN (" : " IN (");
    return out.join(condition.tuples(), ", ", each -> tuple(operands, each)).text(")");
  }

  private void tuple(List<? extends Expression<?, ?>> operands, List<Object> values) {
    out.text(values.size() > 1 ? "(" : "");
    for (int i = 0; i < values.size(); i++) {
      out.text(i > 0 ? ", " : "").bind(values.get(i), operands.get(i).type());
    }
    out.text(values.size() > 1 ? ")" : "");
  }

  /** The alias that attributes are of just now. */
  protected final String alias() {
    return alias;
  }

  @Override
  public SqlWriter junction(Condition.Junction<?> condition) {
    if (condition.conditions().isEmpty()) {
      return out.text(condition.connective() == Condition.Connective.AND ? "1 = 1" : "1 = 0");
    }
    out.text("(");
    out.join(condition.conditions(), " " + condition.connective() + " ", each -> each.accept(this));
    return out.text(")");
  }

  @Override
  public SqlWriter not(Condition.Not<?> condition) {
    out.text("NOT (");
    condition.condition().accept(this);
    return out.text(")");
  }

  @Override
  public SqlWriter exists(Condition.Exists<?, ?> condition) {
    out.text(condition.negated() ? "NOT EXISTS (" : "EXISTS (");
    associated(
        condition.association(),
        inner -> out.text("1"),
        optional(condition.condition()),
        optional(condition.throughCondition()));
    return out.text(")");
  }

  private static List<Condition<?>> optional(@Nullable Condition<?> condition) {
    return condition == null ? List.of() : List.of(condition);
  }

  @Override
  public SqlWriter count(AssociatedCount<?, ?> count) {
    out.text("(");
    associated(
        count.association(),
        inner -> out.text("COUNT(*)"),
        count.conditions(),
        count.throughConditions());
    return out.text(")");
  }

  @Override
  public SqlWriter related(Related<?, ?> related) {
    Related.Way way = related.way();
    if (way.joinRow()) {
      expression(joinRow(way.association()), related.value());
      return out;
    }
    out.text("(");
    associated(
        way.association(),
        inner -> expression(inner, related.value()),
        way.conditions(),
        List.of());
    boolean unique = way.association().kind() == Association.Kind.BELONGS_TO;
    return out.text(unique ? ")" : " LIMIT 1)");
  }

  private String joinRow(Association<?, ?> association) {
    String found = joinRows.get(association);
    if (found == null) {
      throw new IllegalArgumentException(
          association
              + ".through(…) is for rows that come by "
              + association
              + ": use it in its get, in its include, or in its any(…)");
    }
    return found;
  }

  @Override
  public SqlWriter qualified(Expression.Qualified<?, ?> qualified) {
    expression(qualified.alias(), qualified.value());
    return out;
  }

  /** SELECT of something from the rows that belong to the row of the current alias. */
  private void associated(
      Association<?, ?> association,
      Consumer<String> output,
      List<? extends Condition<?>> conditions,
      List<? extends Condition<?>> throughConditions) {
    String outer = alias;
    String former = joinRows.get(association);
    String inner = "e" + nested++;
    out.text("SELECT ");
    output.accept(inner);
    out.text(" FROM ");
    source(association.target().table(), inner);
    Association.Through<?> through = association.through();
    String link = inner;
    List<? extends Attribute<?, ?>> linking = association.targetAttributes();
    if (through != null) {
      link = "e" + nested++;
      linking = through.near().attributes();
      joinRows.put(association, link);
      out.text(" JOIN ");
      source(through.type().table(), link);
      out.text(" ON ");
      equal(link, through.far().attributes(), inner, association.targetAttributes());
    }
    out.text(" WHERE ");
    equal(link, linking, outer, association.sourceAttributes());
    String joined = link;
    throughConditions.forEach(each -> and(joined, each));
    conditions.forEach(each -> and(inner, each));
    if (former != null) {
      joinRows.put(association, former);
    } else {
      joinRows.remove(association);
    }
  }

  private void and(String ofAlias, Condition<?> condition) {
    out.text(" AND ");
    condition(ofAlias, condition);
  }

  private void equal(
      String left,
      List<? extends Attribute<?, ?>> leftColumns,
      String right,
      List<? extends Attribute<?, ?>> rightColumns) {
    for (int i = 0; i < leftColumns.size(); i++) {
      out.text(i > 0 ? " AND " : "");
      column(left, leftColumns.get(i));
      out.text(" = ");
      column(right, rightColumns.get(i));
    }
  }

  /** Makes attributes of the association's join row those of the alias. */
  protected final void joinRow(Association<?, ?> association, String ofAlias) {
    joinRows.put(association, ofAlias);
  }
}
