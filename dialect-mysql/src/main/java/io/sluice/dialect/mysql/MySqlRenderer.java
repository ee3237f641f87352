package io.sluice.dialect.mysql;

import io.sluice.dialect.SqlWriter;
import io.sluice.dialect.Statement.Conflict;
import io.sluice.dialect.Statement.Delete;
import io.sluice.dialect.Statement.Insert;
import io.sluice.dialect.Statement.Ordering;
import io.sluice.dialect.Statement.Select;
import io.sluice.dialect.Statement.Slice;
import io.sluice.dialect.Statement.Update;
import io.sluice.dialect.StatementRenderer;
import io.sluice.model.Attribute;
import io.sluice.model.TableName;
import io.sluice.query.Assignment;
import io.sluice.query.BasicAttribute;
import io.sluice.query.Condition;
import io.sluice.query.Condition.PatternKind;
import io.sluice.query.Expression;
import io.sluice.query.Lock;
import io.sluice.query.OrderBy;
import io.sluice.query.OrderBy.Nulls;
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
    super(MySqlDialect::quote);
    this.variant = variant;
  }

  @Override
  public SqlWriter distinct(Condition.Distinct<?> condition) {
    out.text("NOT (");
    condition.left().accept(this);
    out.text(" <=> ");
    condition.right().accept(this);
    return out.text(")");
  }

  /** The pattern itself says whether case matters: without that the column's collation would. */
  @Override
  public SqlWriter pattern(Condition.Pattern<?> condition) {
    if (condition.kind() == PatternKind.LIKE) {
      return super.pattern(condition);
    }
    condition.operand().accept(this);
    out.text(condition.negated() ? " NOT REGEXP " : " REGEXP ");
    String flag = condition.ignoreCase() ? "(?i)" : "(?-i)";
    return out.bind(flag + condition.pattern(), DataType.STRING);
  }

  @Override
  public SqlWriter in(Condition.In<?> condition) {
    if (!JsonKeys.suit(condition)) {
      return super.in(condition);
    }
    List<? extends Expression<?, ?>> operands = condition.operands();
    out.text("(").join(operands, ", ", each -> each.accept(this));
    out.text(condition.negated() ? ") NOT IN (SELECT " : ") IN (SELECT ");
    for (int i = 0; i < operands.size(); i++) {
      boolean text = JsonKeys.isText(operands.get(i).type());
      out.text(i > 0 ? ", " : "").name("k" + i);
      out.text(text ? " COLLATE " + variant.collation() : "");
    }
    out.text(" FROM JSON_TABLE(").bind(JsonKeys.document(condition), DataType.STRING);
    out.text(", '$[*]' COLUMNS (");
    for (int i = 0; i < operands.size(); i++) {
      out.text(i > 0 ? ", " : "").name("k" + i).text(" ");
      out.text(JsonKeys.columnType(operands.get(i).type())).text(" PATH '$[" + i + "]'");
    }
    return out.text(")) AS ").name("keys").text(")");
  }

  /** What is written cannot be read in the same statement, but a copy of it can. */
  @Override
  protected void source(TableName table, String ofAlias) {
    if (variant.readsWhatItWrites() || !table.equals(written)) {
      super.source(table, ofAlias);
      return;
    }
    out.text("(SELECT * FROM ");
    table(table);
    // a limit keeps the server from merging the copy into the statement
    out.text(" LIMIT ").text(ALL_ROWS).text(") AS ").name(ofAlias);
  }

  @Override
  protected void ordering(Ordering<?> ordering) {
    OrderBy<?> order = ordering.order();
    if (order.nulls() != Nulls.DEFAULT) {
      expression(ordering.alias(), order.expression());
      out.text(order.nulls() == Nulls.FIRST ? " IS NULL DESC, " : " IS NULL ASC, ");
    }
    expression(ordering.alias(), order.expression());
    out.text(" ").text(order.direction().name());
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
  protected void lock(Select select) {
    Lock lock = select.lock();
    if (lock == null) {
      return;
    }
    boolean older = lock.strength() == Lock.Strength.SHARE && !variant.forShare();
    out.text(" ").text(older ? "LOCK IN SHARE MODE" : lock.strength().sql());
    out.text(lock.waiting().sql());
  }

  /** Only rows that are new, or to be restored or taken, get here: see {@code ConflictWriter}. */
  @Override
  protected void conflict(Insert insert, Conflict conflict) {
    out.text(" ON DUPLICATE KEY UPDATE ");
    List<Attribute<?, ?>> taken = new ArrayList<>(conflict.scope());
    taken.addAll(conflict.restored());
    Attribute<?, ?> deletedAt = conflict.deletedAt();
    if (deletedAt != null) {
      out.name(deletedAt.column()).text(taken.isEmpty() ? " = NULL" : " = NULL, ");
    } else if (conflict.scope().isEmpty()) {
      taken = List.of(conflict.unique().get(0));
    }
    out.join(
        taken,
        ", ",
        each -> out.name(each.column()).text(" = VALUES(").name(each.column()).text(")"));
  }

  @Override
  protected void defaults() {
    out.text(" () VALUES ()");
  }

  /**
   * Assignments are made one after the other, and see what those before them have made. So one that
   * reads a column comes before the one that changes it.
   */
  @Override
  protected void update(Update update) {
    written = update.table();
    super.update(
        new Update(
            update.table(), ordered(update.assignments()), update.where(), update.returning()));
  }

  private static List<Assignment.Value<?>> ordered(List<Assignment.Value<?>> assignments) {
    List<Assignment.Value<?>> open = new ArrayList<>(assignments);
    List<Assignment.Value<?>> ordered = new ArrayList<>();
    while (!open.isEmpty()) {
      Assignment.Value<?> next =
          open.stream()
              .filter(
                  each ->
                      open.stream().noneMatch(other -> !other.equals(each) && reads(other, each)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "The server assigns one column after the other, so these cannot each be"
                              + " computed of the others: "
                              + open.stream().map(Assignment.Value::attribute).toList()));
      ordered.add(next);
      open.remove(next);
    }
    return ordered;
  }

  private static boolean reads(Assignment.Value<?> reader, Assignment.Value<?> changed) {
    return reads(reader.value(), changed.attribute());
  }

  private static boolean reads(Expression<?, ?> expression, Attribute<?, ?> attribute) {
    if (expression instanceof Expression.Arithmetic<?, ?> arithmetic) {
      return reads(arithmetic.left(), attribute) || reads(arithmetic.right(), attribute);
    }
    return expression instanceof BasicAttribute<?, ?> read && read.equals(attribute);
  }

  @Override
  protected void delete(Delete delete) {
    written = delete.table();
    super.delete(delete);
  }
}
