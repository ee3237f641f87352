package io.sluice.tests.rendering;

import static io.sluice.tests.rendering.RenderingCase.delete;
import static io.sluice.tests.rendering.RenderingCase.statement;
import static io.sluice.tests.rendering.RenderingCase.update;

import io.sluice.model.TableName;
import io.sluice.query.Condition;
import io.sluice.query.Condition.Comparator;
import io.sluice.query.Expression.Arithmetic.Operator;
import io.sluice.query.Query;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.Predicate;
import io.sluice.statement.Term;
import io.sluice.statement.Update;
import io.sluice.statement.Update.Assigned;
import io.sluice.tests.model.Odd_;
import io.sluice.tests.model.Sample_;
import io.sluice.tests.model.User_;
import io.sluice.type.DataType;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSERT, UPDATE and DELETE. */
final class WriteCases {
  private static final TableName USERS = User_.TYPE.table();
  private static final Field AGE = Field.of(User_.age);
  private static final Term OWN_AGE = new Term.Column("users", AGE);

  private WriteCases() {}

  static List<RenderingCase> all() {
    List<RenderingCase> all = new ArrayList<>();
    all.addAll(inserts());
    all.addAll(furtherInserts());
    all.addAll(updates());
    all.addAll(deletes());
    return all;
  }

  private static <V> Term value(@Nullable V value, DataType<V> type) {
    return new Term.Value(value, type);
  }

  private static List<RenderingCase> inserts() {
    List<Field> columns = Field.of(List.of(User_.name, User_.age));
    List<Term> first = List.of(value("Ada", DataType.STRING), value(null, DataType.INTEGER));
    List<Term> second = List.of(value("Bob", DataType.STRING), new Term.Default(DataType.INTEGER));
    return List.of(
        statement(
            "insert with a null, and what comes back",
            new Insert(
                USERS, columns, List.of(first), null, Field.of(List.of(User_.id, User_.name))),
            "INSERT INTO [users] ([name], [age]) VALUES (?, ?) RETURNING [id], [name]",
            "String:Ada",
            "Integer:null"),
        statement(
            "insert of several rows, and a default",
            new Insert(USERS, columns, List.of(first, second), null, List.of()),
            "INSERT INTO [users] ([name], [age]) VALUES (?, ?), (?, DEFAULT)",
            "String:Ada",
            "Integer:null",
            "String:Bob"),
        statement(
            "insert of no value",
            new Insert(USERS, List.of(), List.of(List.of()), null, List.of(Field.of(User_.id))),
            "INSERT INTO [users] DEFAULT VALUES RETURNING [id]"));
  }

  private static List<RenderingCase> furtherInserts() {
    return List.of(
        statement(
            "insert with names that need quotes, into a schema",
            new Insert(
                new TableName("my schema", "odd \"Table\""),
                List.of(Field.of(Odd_.keyword)),
                List.of(List.of(value("x", DataType.STRING))),
                null,
                List.of(Field.of(Odd_.mixedQuote))),
            "INSERT INTO [my schema].[odd \"Table\"] ([select]) VALUES (?)"
                + " RETURNING [Mixed\"Quote]",
            "String:x"),
        statement(
            "insert of a time: cut to what the column holds",
            new Insert(
                Sample_.TYPE.table(),
                List.of(Field.of(Sample_.time)),
                List.of(List.of(value(LocalTime.of(1, 2, 3, 4_567), DataType.LOCAL_TIME))),
                null,
                List.of()),
            "INSERT INTO [samples] ([time]) VALUES (?)",
            "LocalTime:01:02:03.000004"));
  }

  private static List<RenderingCase> updates() {
    return List.of(
        update(
            "update with a value, a null and an expression",
            Query.of(User_.TYPE).where(User_.id.eq(1)),
            List.of(
                User_.name.set("Ada"),
                User_.email.setNull(),
                User_.visits.by(-2),
                User_.age.setTo(User_.visits.minus(1)),
                User_.version.expect(2)),
            "UPDATE [users] SET [name] = ?, [email] = ?, [visits] = ([users].[visits] + ?),"
                + " [age] = ([users].[visits] - ?), [updated_at] = ?,"
                + " [version] = ([users].[version] + ?)"
                + " WHERE [users].[id] = ? AND [users].[version] = ?",
            "String:Ada",
            "String:null",
            "Integer:-2",
            "Integer:1",
            "Instant:1970-01-01T00:00:00Z",
            "Integer:1",
            "Long:1",
            "Integer:2"),
        statement(
            "update in a schema, with what comes back",
            new Update(
                new TableName("other", "users"),
                List.of(new Assigned(AGE, new Term.Arithmetic(OWN_AGE, Operator.PLUS, value(1)))),
                List.of(new Predicate.Comparison(OWN_AGE, Comparator.LESS, value(7))),
                List.of(AGE)),
            "UPDATE [other].[users] SET [age] = ([users].[age] + ?)"
                + " WHERE [users].[age] < ? RETURNING [age]",
            "Integer:1",
            "Integer:7"));
  }

  private static Term value(int value) {
    return value(value, DataType.INTEGER);
  }

  private static List<RenderingCase> deletes() {
    return List.of(
        delete(
            "delete",
            Query.of(User_.TYPE).where(User_.id.eq(1)),
            "DELETE FROM [users] WHERE [users].[id] = ?",
            "Long:1"),
        delete("delete of all rows", Query.of(User_.TYPE), "DELETE FROM [users]"),
        delete(
            "delete of no row",
            Query.of(User_.TYPE).where(Condition.none()),
            "DELETE FROM [users] WHERE 1 = 0"));
  }
}
