package io.sluice.dialect;

import io.sluice.model.TableName;
import io.sluice.query.Condition.Comparator;
import io.sluice.query.Condition.Connective;
import io.sluice.query.Condition.PatternKind;
import io.sluice.statement.Field;
import io.sluice.statement.Fragment;
import io.sluice.statement.Grouping;
import io.sluice.statement.Predicate;
import io.sluice.statement.Source;
import io.sluice.statement.Term;
import io.sluice.type.DataType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes predicates, and the clauses of groups; a dialect overrides what it says differently. For
 * one statement.
 */
public abstract class PredicateRenderer extends TermRenderer {
  private static final Map<Comparator, String> COMPARATORS = new EnumMap<>(Comparator.class);

  static {
    COMPARATORS.put(Comparator.EQUAL, " = ");
    COMPARATORS.put(Comparator.NOT_EQUAL, " <> ");
    COMPARATORS.put(Comparator.GREATER, " > ");
    COMPARATORS.put(Comparator.GREATER_OR_EQUAL, " >= ");
    COMPARATORS.put(Comparator.LESS, " < ");
    COMPARATORS.put(Comparator.LESS_OR_EQUAL, " <= ");
  }

  /**
   * How a pattern of LIKE escapes. A backslash means different things to servers, by their
   * settings; a bar is a bar.
   */
  protected static final String ESCAPE = " ESCAPE '|'";

  PredicateRenderer(Notation notation) {
    super(notation);
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
  protected void all(List<? extends Predicate> predicates) {
    out.join(predicates, " AND ", each -> each.accept(this));
  }

  /** DISTINCT, if not all rows come. */
  final void distinct(Grouping grouping) {
    if (grouping.distinct() == Grouping.Distinct.BY_OUTPUTS) {
      out.text("DISTINCT ");
    } else if (grouping.distinct() == Grouping.Distinct.BY_TERMS) {
      arguments("DISTINCT ON (", grouping.on()).text(" ");
    }
  }

  /** GROUP BY and HAVING, if there are. */
  final void groups(Grouping grouping) {
    if (!grouping.by().isEmpty()) {
      out.text(" GROUP BY ").join(grouping.by(), ", ", each -> each.accept(this));
    }
    if (!grouping.having().isEmpty()) {
      out.text(" HAVING ");
      all(grouping.having());
    }
  }

  @Override
  public SqlWriter raw(Term.Raw term) {
    out.text("(");
    fragment(term.fragment());
    return out.text(")");
  }

  @Override
  public SqlWriter raw(Predicate.Raw predicate) {
    out.text("(");
    fragment(predicate.fragment());
    return out.text(")");
  }

  /** Writes what a user has written. */
  protected final void fragment(Fragment fragment) {
    for (Fragment.Piece each : fragment.pieces()) {
      if (each instanceof Fragment.Text text) {
        out.text(text.sql());
      } else if (each instanceof Fragment.Operand operand) {
        operand.term().accept(this);
      } else if (each instanceof Fragment.Given given) {
        out.bind(new Sql.Bind(given.value(), given.type()));
      }
    }
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
