package io.sluice.dialect;

import io.sluice.dialect.Statement.Column;
import io.sluice.dialect.Statement.Conflict;
import io.sluice.dialect.Statement.CountRows;
import io.sluice.dialect.Statement.Delete;
import io.sluice.dialect.Statement.Insert;
import io.sluice.dialect.Statement.Join;
import io.sluice.dialect.Statement.Ordering;
import io.sluice.dialect.Statement.Output;
import io.sluice.dialect.Statement.Pair;
import io.sluice.dialect.Statement.Select;
import io.sluice.dialect.Statement.Slice;
import io.sluice.dialect.Statement.Update;
import io.sluice.model.Attribute;
import io.sluice.model.TableName;
import io.sluice.query.Assignment;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.OrderBy.Nulls;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes one statement, clause by clause in the order of SQL; a dialect overrides the clauses it
 * says differently. Made anew for each statement, and not thread-safe.
 */
public abstract class StatementRenderer extends ConditionRenderer {
  private static final String RANK = "rank_of_parent";

  /** A renderer that quotes names in this way. */
  protected StatementRenderer(UnaryOperator<String> quote) {
    super(quote);
  }

  /** The statement as SQL. */
  public final Sql render(Statement statement) {
    if (statement instanceof Select select) {
      for (Join each : select.joins()) {
        if (each.association() != null) {
          joinRow(each.association(), each.source().alias());
        }
      }
      if (select.slice().partition().isEmpty()) {
        select(select);
      } else {
        ranked(select);
      }
    } else if (statement instanceof Insert insert) {
      insert(insert);
    } else if (statement instanceof Update update) {
      update(update);
    } else if (statement instanceof Delete delete) {
      delete(delete);
    }
    return out.sql();
  }

  /** A SELECT whose limit counts for the result as a whole. */
  protected void select(Select select) {
    out.text("SELECT ").join(select.outputs(), ", ", this::output);
    from(select);
    where(select);
    orderBy(select.order());
    slice(select, select.slice());
    lock(select);
  }

  /** A SELECT whose limit counts for each parent: rows are numbered within, and chosen without. */
  protected void ranked(Select select) {
    List<Output> outputs = select.outputs();
    out.text("SELECT ");
    for (int i = 0; i < outputs.size(); i++) {
      out.text(i > 0 ? ", " : "").name("c" + i);
    }
    out.text(" FROM (SELECT ");
    for (int i = 0; i < outputs.size(); i++) {
      out.text(i > 0 ? ", " : "");
      output(outputs.get(i));
      out.text(" AS ").name("c" + i);
    }
    out.text(", ROW_NUMBER() OVER (PARTITION BY ");
    out.join(select.slice().partition(), ", ", this::output);
    orderBy(select.order());
    out.text(") AS ").name(RANK);
    from(select);
    where(select);
    out.text(") AS ").name("ranked").text(" WHERE ");
    Slice slice = select.slice();
    long offset = slice.offset() == null ? 0 : slice.offset();
    out.name(RANK).text(" > ").bind(offset, DataType.LONG);
    if (slice.limit() != null) {
      out.text(" AND ").name(RANK).text(" <= ").bind(sum(offset, slice.limit()), DataType.LONG);
    }
    out.text(" ORDER BY ").name(RANK);
  }

  private static long sum(long first, long second) {
    return second > Long.MAX_VALUE - first ? Long.MAX_VALUE : first + second;
  }

  /** One thing that a SELECT puts out. */
  protected void output(Output output) {
    if (output instanceof Column column) {
      column(column.alias(), column.attribute());
    } else if (output instanceof CountRows) {
      out.text("COUNT(*)");
    }
  }

  /** FROM and the joins. */
  protected void from(Select select) {
    out.text(" FROM ");
    table(select.from().table());
    out.text(" AS ").name(select.from().alias());
    select.joins().forEach(this::join);
  }

  /** One join. */
  protected void join(Join join) {
    out.text(join.inner() ? " JOIN " : " LEFT JOIN ");
    table(join.source().table());
    out.text(" AS ").name(join.source().alias()).text(" ON ");
    out.join(join.pairs(), " AND ", each -> pair(join, each));
    for (Condition<?> each : join.where()) {
      out.text(" AND ");
      condition(join.source().alias(), each);
    }
  }

  private void pair(Join join, Pair pair) {
    column(join.source().alias(), pair.joined());
    out.text(" = ");
    column(join.parent(), pair.parent());
  }

  /** WHERE, if there are conditions. */
  protected void where(Select select) {
    if (!select.where().isEmpty()) {
      out.text(" WHERE ");
      out.join(select.where(), " AND ", each -> condition(each.alias(), each.condition()));
    }
  }

  /** ORDER BY, if there is an order. */
  protected void orderBy(List<Ordering<?>> orders) {
    if (!orders.isEmpty()) {
      out.text(" ORDER BY ").join(orders, ", ", this::ordering);
    }
  }

  /** One order. */
  protected void ordering(Ordering<?> ordering) {
    expression(ordering.alias(), ordering.order().expression());
    out.text(" ").text(ordering.order().direction().name());
    if (ordering.order().nulls() != Nulls.DEFAULT) {
      out.text(" NULLS ").text(ordering.order().nulls().name());
    }
  }

  /** LIMIT and OFFSET, if there are. */
  protected void slice(Select select, Slice slice) {
    if (slice.limit() != null) {
      out.text(" LIMIT ").bind(slice.limit(), DataType.LONG);
    }
    if (slice.offset() != null) {
      out.text(" OFFSET ").bind(slice.offset(), DataType.LONG);
    }
  }

  /** The lock, if there is one; of the first table only, as the others may be missing in a row. */
  protected void lock(Select select) {
    if (select.lock() != null) {
      out.text(" ").text(select.lock().strength().sql());
      if (!select.joins().isEmpty()) {
        out.text(" OF ").name(select.from().alias());
      }
      out.text(select.lock().waiting().sql());
    }
  }

  /** An INSERT. */
  protected void insert(Insert insert) {
    out.text("INSERT INTO ");
    table(insert.table());
    if (insert.columns().isEmpty()) {
      defaults();
    } else {
      out.text(" (").join(insert.columns(), ", ", each -> out.name(each.column())).text(") ");
      values(insert);
    }
    if (insert.conflict() != null) {
      conflict(insert, insert.conflict());
    }
    returning(insert.returning());
  }

  /** The rows of an INSERT. */
  protected void values(Insert insert) {
    out.text("VALUES ").join(insert.rows(), ", ", this::row);
  }

  /** What happens with rows that are there already. */
  protected void conflict(Insert insert, Conflict conflict) {
    out.text(" ON CONFLICT (").join(conflict.unique(), ", ", each -> out.name(each.column()));
    Attribute<?, ?> deletedAt = conflict.deletedAt();
    if (deletedAt == null && conflict.scope().isEmpty()) {
      out.text(") DO NOTHING");
      return;
    }
    out.text(") DO UPDATE SET ");
    List<Attribute<?, ?>> taken = new ArrayList<>(conflict.scope());
    taken.addAll(conflict.restored());
    if (deletedAt != null) {
      out.name(deletedAt.column()).text(taken.isEmpty() ? " = NULL" : " = NULL, ");
    }
    out.join(taken, ", ", each -> excluded(out.name(each.column()).text(" = "), each));
    out.text(" WHERE ");
    if (deletedAt != null) {
      column(insert.table().name(), deletedAt);
      out.text(conflict.scope().isEmpty() ? " IS NOT NULL" : " IS NOT NULL OR ");
    }
    out.join(conflict.scope(), " OR ", each -> outside(insert.table(), each));
  }

  private void outside(TableName table, Attribute<?, ?> attribute) {
    column(table.name(), attribute);
    excluded(out.text(" IS DISTINCT FROM "), attribute);
  }

  private static SqlWriter excluded(SqlWriter out, Attribute<?, ?> attribute) {
    return out.name("excluded").text(".").name(attribute.column());
  }

  /** The row of an INSERT that gives no value. */
  protected void defaults() {
    out.text(" DEFAULT VALUES");
  }

  private void row(List<@Nullable Expression<?, ?>> values) {
    out.text("(");
    // a null in the list is the column's default
    for (int i = 0; i < values.size(); i++) {
      out.text(i > 0 ? ", " : "");
      Expression<?, ?> value = values.get(i);
      if (value == null) {
        out.text("DEFAULT");
      } else {
        value.accept(this);
      }
    }
    out.text(")");
  }

  /** An UPDATE. */
  protected void update(Update update) {
    out.text("UPDATE ");
    table(update.table());
    out.text(" SET ");
    out.join(update.assignments(), ", ", each -> assignment(update.table().name(), each));
    where(update.table().name(), update.where());
    returning(update.returning());
  }

  /** One assignment of an UPDATE. */
  protected final void assignment(String table, Assignment.Value<?> assignment) {
    out.name(assignment.attribute().column()).text(" = ");
    expression(table, assignment.value());
  }

  /** A DELETE. */
  protected void delete(Delete delete) {
    out.text("DELETE FROM ");
    table(delete.table());
    where(delete.table().name(), delete.where());
  }

  /** WHERE of an UPDATE or DELETE, if there are conditions. */
  protected final void where(String table, List<Condition<?>> conditions) {
    List<Condition<?>> needed = new ArrayList<>(conditions);
    needed.removeIf(each -> each instanceof Condition.Constant<?> constant && constant.value());
    if (!needed.isEmpty()) {
      out.text(" WHERE ");
      conjunction(table, needed);
    }
  }

  /** RETURNING, if something is to come back. */
  protected void returning(List<? extends Attribute<?, ?>> attributes) {
    if (!attributes.isEmpty()) {
      out.text(" RETURNING ").join(attributes, ", ", each -> out.name(each.column()));
    }
  }
}
