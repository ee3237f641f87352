package io.sluice.dialect;

import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.TableName;
import io.sluice.query.BasicAttribute;
import io.sluice.query.Condition;
import io.sluice.query.Condition.PatternKind;
import io.sluice.query.Expression;
import io.sluice.type.DataType;
import java.util.List;
import java.util.function.UnaryOperator;

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
    List<? extends Attribute<?, ?>> attributes = condition.attributes();
    if (attributes.size() > 1) {
      out.text("(").join(attributes, ", ", each -> column(alias, each)).text(")");
    } else {
      column(alias, attributes.get(0));
    }
    out.text(condition.negated() ? " NOT IN (" : " IN (");
    return out.join(condition.tuples(), ", ", each -> tuple(attributes, each)).text(")");
  }

  private void tuple(List<? extends Attribute<?, ?>> attributes, List<Object> values) {
    out.text(values.size() > 1 ? "(" : "");
    for (int i = 0; i < values.size(); i++) {
      out.text(i > 0 ? ", " : "").bind(values.get(i), attributes.get(i).type());
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
    Association<?, ?> association = condition.association();
    String outer = alias;
    String inner = "e" + nested++;
    out.text(condition.negated() ? "NOT EXISTS (SELECT 1 FROM " : "EXISTS (SELECT 1 FROM ");
    table(association.target().table());
    out.text(" AS ").name(inner).text(" WHERE ");
    for (int i = 0; i < association.sourceAttributes().size(); i++) {
      out.text(i > 0 ? " AND " : "");
      column(inner, association.targetAttributes().get(i));
      out.text(" = ");
      column(outer, association.sourceAttributes().get(i));
    }
    if (condition.condition() != null) {
      out.text(" AND ");
      condition(inner, condition.condition());
    }
    return out.text(")");
  }
}
