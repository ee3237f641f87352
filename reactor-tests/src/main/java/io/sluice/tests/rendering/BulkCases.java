package io.sluice.tests.rendering;

import static io.sluice.tests.rendering.RenderingCase.statement;

import io.sluice.model.Attribute;
import io.sluice.query.Expression.Arithmetic.Operator;
import io.sluice.statement.Conflict;
import io.sluice.statement.ConflictTarget;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.OnConflict;
import io.sluice.statement.Overwrite;
import io.sluice.statement.Term;
import io.sluice.statement.Update.Assigned;
import io.sluice.statement.UpdateRows;
import io.sluice.tests.model.Sample_;
import io.sluice.tests.model.User_;
import java.util.ArrayList;
import java.util.List;

/** Statements of bulk writes. */
final class BulkCases {
  private static final String INSERT =
      "INSERT INTO [users] ([email], [age]) VALUES (?, ?), (?, ?) ON CONFLICT ";

  private BulkCases() {}

  static List<RenderingCase> all() {
    List<RenderingCase> all = new ArrayList<>(inserts());
    all.addAll(updates());
    return all;
  }

  private static List<RenderingCase> inserts() {
    String[] values = {"String:a", "Integer:1", "String:b", "Integer:2"};
    return List.of(
        statement(
            "rows that overwrite others",
            insert(new Overwrite(new ConflictTarget(fields(User_.email)), fields(User_.age), null)),
            INSERT + "([email]) DO UPDATE SET [age] = [excluded].[age]",
            values),
        statement(
            "rows that overwrite others of a version",
            insert(
                new Overwrite(
                    new ConflictTarget(fields(User_.email)),
                    fields(User_.age),
                    Field.of(User_.version))),
            INSERT
                + "([email]) DO UPDATE SET [age] = [excluded].[age],"
                + " [version] = [users].[version] + 1",
            values),
        statement(
            "rows of which others get what is computed of both",
            insert(
                new Overwrite(
                    new ConflictTarget(fields(User_.email)),
                    List.of(new Assigned(Field.of(User_.visits), visitsOfBoth())),
                    fields(User_.age),
                    Field.of(User_.version),
                    List.of(),
                    false)),
            INSERT
                + "([email]) DO UPDATE SET [visits] = ([users].[visits] + [excluded].[visits]),"
                + " [age] = [excluded].[age], [version] = [users].[version] + 1",
            values),
        statement(
            "rows that are left out where any unique key is there",
            insert(new Conflict(new ConflictTarget(List.of()), null)),
            INSERT + "DO NOTHING",
            values));
  }

  private static List<RenderingCase> updates() {
    return List.of(
        statement(
            "rows that each get values of their own",
            new UpdateRows(
                User_.TYPE.table(),
                fields(User_.id, User_.version),
                fields(User_.name),
                Field.of(User_.version),
                Field.of(User_.createdAt),
                List.of(
                    List.of(term(User_.id, 1L), term(User_.version, 0), term(User_.name, "a")),
                    List.of(term(User_.id, 2L), term(User_.version, 5), term(User_.name, "b")))),
            "UPDATE [users] SET [name] = [given].[c2], [version] = [users].[version] + 1"
                + " FROM (VALUES (?, ?, ?), (?, ?, ?)) AS [given]([c0], [c1], [c2])"
                + " WHERE [users].[id] = [given].[c0] AND [users].[version] = [given].[c1]"
                + " AND [users].[created_at] IS NULL",
            "Long:1",
            "Integer:0",
            "String:a",
            "Long:2",
            "Integer:5",
            "String:b"),
        statement(
            "rows that each get bytes of their own",
            new UpdateRows(
                Sample_.TYPE.table(),
                fields(Sample_.id),
                fields(Sample_.bytes),
                null,
                null,
                List.of(List.of(term(Sample_.id, 1L), term(Sample_.bytes, new byte[] {1, -1})))),
            "UPDATE [samples] SET [bytes] = [given].[c1]"
                + " FROM (VALUES (?, ?)) AS [given]([c0], [c1])"
                + " WHERE [samples].[id] = [given].[c0]",
            "Long:1",
            "byte[]:01ff"));
  }

  private static Insert insert(OnConflict conflict) {
    return new Insert(
        User_.TYPE.table(),
        fields(User_.email, User_.age),
        List.of(
            List.of(term(User_.email, "a"), term(User_.age, 1)),
            List.of(term(User_.email, "b"), term(User_.age, 2))),
        conflict,
        List.of());
  }

  private static Term visitsOfBoth() {
    Field visits = Field.of(User_.visits);
    return new Term.Arithmetic(
        new Term.Column("users", visits), Operator.PLUS, new Term.Excluded(visits));
  }

  private static Term term(Attribute<?, ?> attribute, Object value) {
    return new Term.Value(value, attribute.type());
  }

  private static List<Field> fields(Attribute<?, ?>... attributes) {
    return Field.of(List.of(attributes));
  }
}
