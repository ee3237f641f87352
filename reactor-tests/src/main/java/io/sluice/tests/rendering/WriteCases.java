package io.sluice.tests.rendering;

import static io.sluice.tests.rendering.RenderingCase.statement;

import io.sluice.dialect.Statement.Delete;
import io.sluice.dialect.Statement.Insert;
import io.sluice.dialect.Statement.Update;
import io.sluice.model.Attribute;
import io.sluice.model.TableName;
import io.sluice.query.Assignment;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.Expression.Parameter;
import io.sluice.tests.model.Odd_;
import io.sluice.tests.model.Sample_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.type.DataType;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSERT, UPDATE and DELETE. */
final class WriteCases {
  private static final TableName USERS = User_.TYPE.table();

  private WriteCases() {}

  static List<RenderingCase> all() {
    List<RenderingCase> all = new ArrayList<>();
    all.addAll(inserts());
    all.addAll(furtherInserts());
    all.addAll(updates());
    all.addAll(deletes());
    return all;
  }

  private static <E, V> Expression<E, V> value(@Nullable V value, DataType<V> type) {
    return new Parameter<>(value, type);
  }

  private static Assignment.Value<User> assigned(Assignment<User> assignment) {
    return (Assignment.Value<User>) assignment;
  }

  private static List<RenderingCase> inserts() {
    List<Attribute<?, ?>> columns = List.of(User_.name, User_.age);
    List<@Nullable Expression<?, ?>> first =
        List.of(value("Ada", DataType.STRING), value(null, DataType.INTEGER));
    List<@Nullable Expression<?, ?>> second = Arrays.asList(value("Bob", DataType.STRING), null);
    return List.of(
        statement(
            "insert with a null, and what comes back",
            planner ->
                new Insert(USERS, columns, List.of(first), null, List.of(User_.id, User_.name)),
            "INSERT INTO [users] ([name], [age]) VALUES (?, ?) RETURNING [id], [name]",
            "String:Ada",
            "Integer:null"),
        statement(
            "insert of several rows, and a default",
            planner -> new Insert(USERS, columns, List.of(first, second), null, List.of()),
            "INSERT INTO [users] ([name], [age]) VALUES (?, ?), (?, DEFAULT)",
            "String:Ada",
            "Integer:null",
            "String:Bob"),
        statement(
            "insert of no value",
            planner -> new Insert(USERS, List.of(), List.of(List.of()), null, List.of(User_.id)),
            "INSERT INTO [users] DEFAULT VALUES RETURNING [id]"));
  }

  private static List<RenderingCase> furtherInserts() {
    return List.of(
        statement(
            "insert with names that need quotes, into a schema",
            planner ->
                new Insert(
                    new TableName("my schema", "odd \"Table\""),
                    List.of(Odd_.keyword),
                    List.of(List.of(value("x", DataType.STRING))),
                    null,
                    List.of(Odd_.mixedQuote)),
            "INSERT INTO [my schema].[odd \"Table\"] ([select]) VALUES (?)"
                + " RETURNING [Mixed\"Quote]",
            "String:x"),
        statement(
            "insert of a time: cut to what the column holds",
            planner ->
                new Insert(
                    Sample_.TYPE.table(),
                    List.of(Sample_.time),
                    List.of(List.of(value(LocalTime.of(1, 2, 3, 4_567), DataType.LOCAL_TIME))),
                    null,
                    List.of()),
            "INSERT INTO [samples] ([time]) VALUES (?)",
            "LocalTime:01:02:03.000004"));
  }

  private static List<RenderingCase> updates() {
    return List.of(
        statement(
            "update with a value, a null and an expression",
            planner ->
                new Update(
                    USERS,
                    List.of(
                        assigned(User_.name.set("Ada")),
                        assigned(User_.email.setNull()),
                        assigned(User_.visits.by(-2)),
                        assigned(User_.age.setTo(User_.visits.minus(1)))),
                    List.of(User_.id.eq(1), User_.version.eq(2)),
                    List.of(User_.id)),
            "UPDATE [users] SET [name] = ?, [email] = ?, [visits] = ([users].[visits] + ?),"
                + " [age] = ([users].[visits] - ?)"
                + " WHERE [users].[id] = ? AND [users].[version] = ? RETURNING [id]",
            "String:Ada",
            "String:null",
            "Integer:-2",
            "Integer:1",
            "Long:1",
            "Integer:2"),
        statement(
            "update of all rows, in a schema",
            planner ->
                new Update(
                    new TableName("other", "users"),
                    List.of(assigned(User_.age.setTo(User_.age.plus(1)))),
                    List.of(Condition.<User>all()),
                    List.of()),
            "UPDATE [other].[users] SET [age] = ([users].[age] + ?)",
            "Integer:1"));
  }

  private static List<RenderingCase> deletes() {
    return List.of(
        statement(
            "delete",
            planner -> new Delete(USERS, List.of(User_.id.eq(1))),
            "DELETE FROM [users] WHERE [users].[id] = ?",
            "Long:1"),
        statement(
            "delete of all rows",
            planner -> new Delete(USERS, List.of(Condition.<User>all())),
            "DELETE FROM [users]"),
        statement(
            "delete of no row",
            planner -> new Delete(USERS, List.of(Condition.<User>none())),
            "DELETE FROM [users] WHERE 1 = 0"));
  }
}
