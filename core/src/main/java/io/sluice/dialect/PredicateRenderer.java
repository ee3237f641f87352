package io.sluice.dialect;

import io.sluice.model.TableName;
import io.sluice.query.Condition.Comparator;
import io.sluice.query.Condition.Connective;
import io.sluice.query.Condition.PatternKind;
import io.sluice.query.Expression.Arithmetic.Operator;
import io.sluice.statement.Field;
import io.sluice.statement.Predicate;
import io.sluice.statement.Source;
import io.sluice.statement.Term;
import io.sluice.type.DataType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Writes terms and predicates; a dialect overrides what it says differently. For one statement. */
public abstract class PredicateRenderer
    implements Predicate.Visitor<SqlWriter>, Term.Visitor<SqlWriter> {
  private static final Map<Comparator, String> COMPARATORS = new EnumMap<>(Comparator.class);
  private static final Map<Operator, String> OPERATORS = new EnumMap<>(Operator.class);

  static {
    COMPARATORS.put(Comparator.EQUAL, " = ");
    COMPARATORS.put(Comparator.NOT_EQUAL, " <> ");
    COMPARATORS.put(Comparator.GREATER, " > ");
    COMPARATORS.put(Comparator.GREATER_OR_EQUAL, " >= ");
    COMPARATORS.put(Comparator.LESS, " < ");
    COMPARATORS.put(Comparator.LESS_OR_EQUAL, " <= ");
    OPERATORS.put(Operator.PLUS, " + ");
    OPERATORS.put(Operator.MINUS, " - ");
    OPERATORS.put(Operator.TIMES, " * ");
  }

  /**
   * How a pattern of LIKE escapes. A backslash means different things to servers, by their
   * settings; a bar is a bar.
   */
  protected static final String ESCAPE = " ESCAPE '|'";

  /** Where the statement is written to. */
  protected final SqlWriter out;

  PredicateRenderer(UnaryOperator<String> quote) {
    this.out = new SqlWriter(quote);
  }

  /** Writes a table. */
  protected final void table(TableName table) {
    if (table.schema() != null) {
      out.name(table.schema()).text(".");
    }
    out.name(table.name());
  }

  /** Writes a table under its alias. */
  protected void source(Source source) {
    table(source.table());
    out.text(" AS ").name(source.alias());
  }

  /** Writes names of columns, separated by commas. */
  protected final void names(List<Field> fields) {
    out.join(fields, ", ", each -> out.name(each.column()));
  }

  /** Writes predicates, all of which must be true. */
  protected final void all(List<? extends Predicate> predicates) {
    out.join(predicates, " AND ", each -> each.accept(this));
  }

  @Override
  public SqlWriter column(Term.Column term) {
    return out.name(term.source()).text(".").name(term.field().column());
  }

  @Override
  public SqlWriter value(Term.Value term) {
    return out.bind(term.value(), term.type());
  }

  @Override
  public SqlWriter defaultValue(Term.Default term) {
    return out.text("DEFAULT");
  }

  @Override
  public SqlWriter arithmetic(Term.Arithmetic term) {
    out.text("(");
    term.left().accept(this);
    out.text(String.valueOf(OPERATORS.get(term.operator())));
    term.right().accept(this);
    return out.text(")");
  }

  @Override
  public SqlWriter countRows(Term.CountRows term) {
    return out.text("COUNT(*)");
  }

  @Override
  public SqlWriter constant(Predicate.Constant predicate) {
    return out.text(predicate.value() ? "1 = 1" : "1 = 0");
  }

  @Override
  public SqlWriter comparison(Predicate.Comparison predicate) {
    predicate.left().accept(this);
    out.text(String.valueOf(COMPARATORS.get(predicate.comparator())));
    return predicate.right().accept(this);
  }

  @Override
  public SqlWriter distinct(Predicate.Distinct predicate) {
    predicate.left().accept(this);
    out.text(" IS DISTINCT FROM ");
    return predicate.right().accept(this);
  }

  @Override
  public SqlWriter isNull(Predicate.IsNull predicate) {
    predicate.operand().accept(this);
    return out.text(predicate.negated() ? " IS NOT NULL" : " IS NULL");
  }

  @Override
  public SqlWriter between(Predicate.Between predicate) {
    predicate.operand().accept(this);
    out.text(predicate.negated() ? " NOT BETWEEN " : " BETWEEN ");
    predicate.low().accept(this);
    out.text(" AND ");
    return predicate.high().accept(this);
  }

  @Override
  public SqlWriter pattern(Predicate.Pattern predicate) {
    boolean like = predicate.kind() == PatternKind.LIKE;
    boolean lower = predicate.ignoreCase();
    out.text(lower ? "LOWER(" : "");
    predicate.operand().accept(this);
    out.text(lower ? ")" : "").text(predicate.negated() ? " NOT" : "");
    out.text(like ? " LIKE " : " REGEXP ").text(lower ? "LOWER(" : "");
    out.bind(like ? piped(predicate.pattern()) : predicate.pattern(), DataType.STRING);
    return out.text(lower ? ")" : "").text(like ? ESCAPE : "");
  }

  /** A pattern of LIKE in which a bar escapes, as {@link #ESCAPE} says, and not a backslash. */
  protected static String piped(String pattern) {
    StringBuilder piped = new StringBuilder(pattern.length());
    for (int i = 0; i < pattern.length(); i++) {
      char each = pattern.charAt(i);
      boolean escaped = each == '\\' && i + 1 < pattern.length();
      char meant = escaped ? pattern.charAt(++i) : each;
      boolean special = meant == '%' || meant == '_';
      piped.append(meant == '|' || (escaped && special) ? "|" : "").append(meant);
    }
    return piped.toString();
  }

  @Override
  public SqlWriter in(Predicate.In predicate) {
    List<Term> operands = predicate.operands();
    boolean several = operands.size() > 1;
    out.text(several ? "(" : "").join(operands, ", ", each -> each.accept(this));
    out.text(several ? ")" : "").text(predicate.negated() ? " NOT IN (" : " IN (");
    return out.join(predicate.tuples(), ", ", each -> tuple(operands, each)).text(")");
  }

  private void tuple(List<Term> operands, List<Object> values) {
    out.text(values.size() > 1 ? "(" : "");
    for (int i = 0; i < values.size(); i++) {
      out.text(i > 0 ? ", " : "").bind(values.get(i), operands.get(i).type());
    }
    out.text(values.size() > 1 ? ")" : "");
  }

  @Override
  public SqlWriter junction(Predicate.Junction predicate) {
    if (predicate.predicates().isEmpty()) {
      return out.text(predicate.connective() == Connective.AND ? "1 = 1" : "1 = 0");
    }
    out.text("(");
    out.join(predicate.predicates(), " " + predicate.connective() + " ", each -> each.accept(this));
    return out.text(")");
  }

  @Override
  public SqlWriter not(Predicate.Not predicate) {
    out.text("NOT (");
    predicate.predicate().accept(this);
    return out.text(")");
  }
}
