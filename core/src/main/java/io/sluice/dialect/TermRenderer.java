package io.sluice.dialect;

import io.sluice.query.Expression.Arithmetic.Operator;
import io.sluice.query.Operation;
import io.sluice.query.Operation.Known;
import io.sluice.query.OrderBy.Nulls;
import io.sluice.statement.Ordering;
import io.sluice.statement.Predicate;
import io.sluice.statement.Term;
import io.sluice.type.DataType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes terms; a dialect overrides what it says differently. For one statement. */
public abstract class TermRenderer
    implements Predicate.Visitor<SqlWriter>, Term.Visitor<SqlWriter> {
  private static final Map<Operator, String> OPERATORS = new EnumMap<>(Operator.class);
  private static final Map<Known, String> FUNCTIONS = new EnumMap<>(Known.class);

  static {
    OPERATORS.put(Operator.PLUS, " + ");
    OPERATORS.put(Operator.MINUS, " - ");
    OPERATORS.put(Operator.TIMES, " * ");
    FUNCTIONS.put(Known.COUNT, "COUNT");
    FUNCTIONS.put(Known.SUM, "SUM");
    FUNCTIONS.put(Known.AVERAGE, "AVG");
    FUNCTIONS.put(Known.MINIMUM, "MIN");
    FUNCTIONS.put(Known.MAXIMUM, "MAX");
    FUNCTIONS.put(Known.LOWER, "LOWER");
    FUNCTIONS.put(Known.UPPER, "UPPER");
    FUNCTIONS.put(Known.TRIM, "TRIM");
    FUNCTIONS.put(Known.LENGTH, "CHAR_LENGTH");
    FUNCTIONS.put(Known.CONCAT, "CONCAT");
    FUNCTIONS.put(Known.COALESCE, "COALESCE");
    FUNCTIONS.put(Known.ABSOLUTE, "ABS");
    FUNCTIONS.put(Known.ROUND, "ROUND");
    FUNCTIONS.put(Known.NOW, "NOW");
    FUNCTIONS.put(Known.ROW_NUMBER, "ROW_NUMBER");
    FUNCTIONS.put(Known.RANK, "RANK");
    FUNCTIONS.put(Known.DENSE_RANK, "DENSE_RANK");
    FUNCTIONS.put(Known.LAG, "LAG");
    FUNCTIONS.put(Known.LEAD, "LEAD");
  }

  /** Where the statement is written to. */
  protected final SqlWriter out;

  TermRenderer(Notation notation) {
    this.out = new SqlWriter(notation);
  }

  @Override
  public SqlWriter column(Term.Column term) {
    return out.name(term.source()).text(".").name(term.field().column());
  }

  @Override
  public SqlWriter excluded(Term.Excluded term) {
    return out.name("excluded").text(".").name(term.field().column());
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
  public SqlWriter caseOf(Term.Case term) {
    out.text("CASE");
    for (Term.Case.Branch each : term.branches()) {
      out.text(" WHEN ");
      each.condition().accept(this);
      out.text(" THEN ");
      each.value().accept(this);
    }
    if (term.otherwise() != null) {
      out.text(" ELSE ");
      term.otherwise().accept(this);
    }
    return out.text(" END");
  }

  @Override
  public SqlWriter windowed(Term.Windowed term) {
    term.function().accept(this);
    return over(term);
  }

  /** Writes the rows that a function is computed of. */
  protected final SqlWriter over(Term.Windowed term) {
    out.text(" OVER (");
    boolean partitioned = !term.partition().isEmpty();
    if (partitioned) {
      out.text("PARTITION BY ").join(term.partition(), ", ", each -> each.accept(this));
    }
    if (!term.order().isEmpty()) {
      out.text(partitioned ? " " : "");
      ordered(term.order());
    }
    return out.text(")");
  }

  /** ORDER BY, if there is an order. */
  protected void orderBy(List<Ordering> orders) {
    if (!orders.isEmpty()) {
      out.text(" ");
      ordered(orders);
    }
  }

  private void ordered(List<Ordering> orders) {
    out.text("ORDER BY ").join(orders, ", ", this::ordering);
  }

  /** One order. */
  protected void ordering(Ordering ordering) {
    ordering.term().accept(this);
    out.text(ordering.descending() ? " DESC" : " ASC");
    if (ordering.nulls() != Nulls.DEFAULT) {
      out.text(" NULLS ").text(ordering.nulls().name());
    }
  }

  @Override
  public SqlWriter output(Term.Output term) {
    return out.text(Integer.toString(term.place()));
  }

  @Override
  public SqlWriter call(Term.Call term) {
    Operation operation = term.operation();
    List<Term> operands = term.operands();
    if (operation == Known.CAST) {
      return cast(operands.get(0), castType(term.type()));
    } else if (operation == Known.DIVIDE) {
      return divide(operands.get(0), operands.get(1));
    } else if (operation == Known.COUNT_DISTINCT) {
      return arguments("COUNT(DISTINCT ", operands);
    } else if (operation == Known.COUNT && operands.isEmpty()) {
      return out.text("COUNT(*)");
    } else if (operation instanceof Operation.JsonValue value) {
      return jsonValue(operands.get(0), value);
    }
    String name =
        operation instanceof Operation.Named named ? named.name() : FUNCTIONS.get(operation);
    return arguments(name + "(", operands);
  }

  /** Writes a part of a JSON document, null where it is not of the shape. */
  protected abstract SqlWriter jsonValue(Term document, Operation.JsonValue value);

  /** Writes the operands between what begins a call and its end. */
  protected final SqlWriter arguments(String begin, List<Term> operands) {
    return out.text(begin).join(operands, ", ", each -> each.accept(this)).text(")");
  }

  /** Writes a value as one of another type. */
  protected final SqlWriter cast(Term operand, String type) {
    out.text("CAST(");
    operand.accept(this);
    return out.text(" AS ").text(type).text(")");
  }

  /** What a CAST calls the type. */
  protected abstract String castType(DataType<?> type);

  private SqlWriter divide(Term left, Term right) {
    out.text("(");
    left.accept(this);
    out.text(" / NULLIF(");
    right.accept(this);
    return out.text(", 0))");
  }
}
