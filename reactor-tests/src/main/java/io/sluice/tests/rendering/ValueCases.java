package io.sluice.tests.rendering;

import static io.sluice.tests.rendering.RenderingCase.values;

import io.sluice.query.Case;
import io.sluice.query.Expression;
import io.sluice.query.Query;
import io.sluice.query.ValueQuery;
import io.sluice.query.Window;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Queries of values, and aggregates. */
final class ValueCases {
  private static final String USERS = " FROM [users] AS [t0]";
  private static final Query<User> OLD = Query.of(User_.TYPE).where(User_.age.gt(18));

  private ValueCases() {}

  static List<RenderingCase> all() {
    List<RenderingCase> all = new ArrayList<>();
    all.addAll(aggregates());
    all.addAll(rows());
    all.addAll(groups());
    all.addAll(expressions());
    all.addAll(otherExpressions());
    all.addAll(subqueries());
    all.addAll(valuesOfOtherRows());
    return all;
  }

  @SafeVarargs
  private static ValueQuery<User> of(Expression<User, ?>... values) {
    return ValueQuery.of(OLD, List.of(values));
  }

  private static RenderingCase aggregate(Expression<User, ?> aggregate, String text) {
    return values(
        text, of(aggregate), "SELECT " + text + USERS + " WHERE [t0].[age] > ?", "Integer:18");
  }

  private static List<RenderingCase> aggregates() {
    return List.of(
        aggregate(Expression.count(), "COUNT(*)"),
        aggregate(User_.email.count(), "COUNT([t0].[email])"),
        aggregate(User_.age.countDistinct(), "COUNT(DISTINCT [t0].[age])"),
        aggregate(User_.age.sum(), "SUM([t0].[age])"),
        aggregate(User_.age.min(), "MIN([t0].[age])"),
        aggregate(User_.name.max(), "MAX([t0].[name])"),
        aggregate(User_.age.avg(), "AVG(CAST([t0].[age] AS double precision))"),
        aggregate(
            User_.age.sum().plus(User_.visits.sum()), "(SUM([t0].[age]) + SUM([t0].[visits]))"),
        values(
            "a sum of floats",
            ValueQuery.of(Query.of(Sample_.TYPE).limit(1), List.of(Sample_.number))
                .query(Query.of(Sample_.TYPE).where(Sample_.id.gt(1)))
                .groupBy(List.<Expression<Sample, ?>>of(Sample_.number))
                .having(List.of(Sample_.real.sum().asDouble().gt(1))),
            "SELECT [t0].[number] FROM [samples] AS [t0] WHERE [t0].[id] > ?"
                + " GROUP BY [t0].[number]"
                + " HAVING SUM(CAST([t0].[real] AS double precision)) > ?",
            "Long:1",
            "Double:1.0"),
        values(
            "the least UUID",
            ValueQuery.of(
                Query.of(Sample_.TYPE).where(Sample_.id.gt(1)), List.of(Sample_.uuid.min())),
            "SELECT MIN([t0].[uuid]) FROM [samples] AS [t0] WHERE [t0].[id] > ?",
            "Long:1"));
  }

  private static List<RenderingCase> rows() {
    Query<Project> query =
        Query.of(Project_.TYPE)
            .where(Project_.owner.to(User_.age).gt(18))
            .order(Project_.owner.to(User_.name).asc())
            .limit(3);
    return List.of(
        values(
            "values of rows, the same one once",
            of(User_.name, User_.age, User_.name),
            "SELECT [t0].[name], [t0].[age]" + USERS + " WHERE [t0].[age] > ?",
            "Integer:18"),
        values(
            "values along an association, which is joined once",
            ValueQuery.of(query, List.of(Project_.title, Project_.owner.to(User_.name))),
            "SELECT [t0].[title], [p0].[name] FROM [projects] AS [t0]"
                + " LEFT JOIN [users] AS [p0] ON [p0].[id] = [t0].[owner_id]"
                + " WHERE [p0].[age] > ? ORDER BY [p0].[name] ASC LIMIT ?",
            "Integer:18",
            "Long:3"),
        values(
            "different values in an order",
            of(User_.name, User_.age.plus(1))
                .query(OLD.order(User_.age.plus(1).desc(), User_.name.asc()))
                .distinct(List.of()),
            "SELECT DISTINCT [t0].[name], ([t0].[age] + ?)"
                + USERS
                + " WHERE [t0].[age] > ? ORDER BY 2 DESC, [t0].[name] ASC",
            "Integer:1",
            "Integer:18"),
        values(
            "the first of those that are alike",
            of(User_.name, User_.age).distinct(List.of(User_.name)),
            "SELECT DISTINCT ON ([t0].[name]) [t0].[name], [t0].[age]"
                + USERS
                + " WHERE [t0].[age] > ?",
            "Integer:18"));
  }

  private static List<RenderingCase> groups() {
    return List.of(
        values(
            "groups with conditions on both sides, in an order",
            of(User_.age, Expression.count())
                .groupBy(List.of(User_.age))
                .having(List.of(Expression.<User>count().gt(1)))
                .query(OLD.order(Expression.<User>count().desc()).limit(5)),
            "SELECT [t0].[age], COUNT(*)"
                + USERS
                + " WHERE [t0].[age] > ? GROUP BY [t0].[age] HAVING COUNT(*) > ?"
                + " ORDER BY 2 DESC LIMIT ?",
            "Integer:18",
            "Long:1",
            "Long:5"),
        values(
            "groups of what is computed, nulls last",
            of(User_.age.times(2))
                .query(OLD.order(User_.age.times(2).desc().nullsLast()))
                .groupBy(List.of(User_.age.times(2))),
            "SELECT ([t0].[age] * ?)"
                + USERS
                + " WHERE [t0].[age] > ? GROUP BY 1 ORDER BY 1 DESC NULLS LAST",
            "Integer:2",
            "Integer:18"),
        values(
            "groups of what is computed",
            of(User_.age.times(2), User_.visits.max()).groupBy(List.of(User_.age.times(2))),
            "SELECT ([t0].[age] * ?), MAX([t0].[visits])"
                + USERS
                + " WHERE [t0].[age] > ? GROUP BY 1",
            "Integer:2",
            "Integer:18"));
  }

  private static RenderingCase computed(
      String name, Expression<User, ?> expression, String text, String... values) {
    return values(
        name,
        ValueQuery.of(Query.of(User_.TYPE).limit(1), List.of(expression)),
        "SELECT " + text + USERS + " LIMIT ?",
        Stream.concat(Stream.of(values), Stream.of("Long:1")).toArray(String[]::new));
  }

  private static List<RenderingCase> expressions() {
    return List.of(
        computed(
            "lower, upper, trim",
            User_.name.trim().upper().lower(),
            "LOWER(UPPER(TRIM([t0].[name])))"),
        computed("length", User_.name.length(), "CHAR_LENGTH([t0].[name])"),
        computed(
            "concat",
            User_.name.concat("!").concat(User_.email),
            "CONCAT(CONCAT([t0].[name], ?), [t0].[email])",
            "String:!"),
        computed("coalesce", User_.age.coalesce(3), "COALESCE([t0].[age], ?)", "Integer:3"),
        computed(
            "arithmetic of columns",
            User_.age.plus(User_.visits).times(2).minus(1).abs(),
            "ABS(((([t0].[age] + [t0].[visits]) * ?) - ?))",
            "Integer:2",
            "Integer:1"),
        computed("round", User_.age.round(-1), "ROUND([t0].[age], ?)", "Integer:-1"),
        computed(
            "round of a double",
            User_.age.dividedBy(User_.visits).round(2),
            "ROUND((CAST([t0].[age] AS double precision) / NULLIF([t0].[visits], 0)), ?)",
            "Integer:2"));
  }

  private static List<RenderingCase> otherExpressions() {
    return List.of(
        computed("cast to a text", User_.age.castToText(), "CAST([t0].[age] AS text)"),
        computed(
            "cast to a number",
            User_.name.castToNumber(DataType.LONG),
            "CAST([t0].[name] AS bigint)"),
        computed(
            "case",
            Case.when(User_.age.ge(18), "old").or(User_.age.lt(18), "young").otherwise(User_.name),
            "CASE WHEN [t0].[age] >= ? THEN ? WHEN [t0].[age] < ? THEN ? ELSE [t0].[name] END",
            "Integer:18",
            "String:old",
            "Integer:18",
            "String:young"),
        computed(
            "a function",
            Expression.function(
                "pg_catalog.repeat",
                DataType.STRING,
                User_.name,
                Expression.value(2, DataType.INTEGER)),
            "pg_catalog.repeat([t0].[name], ?)",
            "Integer:2"),
        values(
            "a count of rows of which something is true",
            of(Expression.count(User_.age.gt(1))),
            "SELECT COUNT(CASE WHEN [t0].[age] > ? THEN ? END)" + USERS + " WHERE [t0].[age] > ?",
            "Integer:1",
            "Long:1",
            "Integer:18"));
  }

  private static List<RenderingCase> subqueries() {
    Query<Project> dear = Query.of(Project_.TYPE).where(Project_.title.in("a", "b"));
    Query<User> ids = Query.of(User_.TYPE).attributes(User_.id);
    String from = "SELECT [t0].[id] FROM [users] AS [t0] WHERE [t0].[id] ";
    String projects =
        "(SELECT [s0].[owner_id] FROM [projects] AS [s0] WHERE [s0].[title] IN (?, ?)";
    return List.of(
        RenderingCase.select(
            "in a query",
            ids.where(User_.id.in(dear, Project_.ownerId)),
            from + "IN " + projects + ")",
            "String:a",
            "String:b"),
        RenderingCase.select(
            "not in a query",
            ids.where(User_.id.notIn(dear, Project_.ownerId)),
            from
                + "NOT IN (SELECT [s0].[owner_id] FROM [projects] AS [s0]"
                + " WHERE [s0].[owner_id] IS NOT NULL AND [s0].[title] IN (?, ?))",
            "String:a",
            "String:b"),
        RenderingCase.select(
            "in the first rows of a query",
            ids.where(User_.id.in(dear.order(Project_.id.asc()).limit(2), Project_.ownerId)),
            from + "IN (SELECT * FROM " + projects + " ORDER BY [s0].[id] ASC LIMIT ?) AS [cut])",
            "String:a",
            "String:b",
            "Long:2"));
  }

  private static List<RenderingCase> valuesOfOtherRows() {
    Query<User> ids = Query.of(User_.TYPE).attributes(User_.id);
    return List.of(
        RenderingCase.select(
            "an aggregate of associated rows",
            ids.where(User_.projects.max(Project_.title, Project_.title.ne("z")).eq("y")),
            "SELECT [t0].[id] FROM [users] AS [t0] WHERE "
                + "(SELECT MAX([e0].[title]) FROM [projects] AS [e0]"
                + " WHERE [e0].[owner_id] = [t0].[id] AND [e0].[title] <> ?) = ?",
            "String:z",
            "String:y"),
        values(
            "a window",
            of(
                Window.of(User_.TYPE)
                    .partitionBy(User_.age)
                    .order(User_.name.asc(), User_.id.desc())
                    .rowNumber(),
                Window.of(User_.TYPE).aggregate(User_.visits.sum())),
            "SELECT ROW_NUMBER() OVER (PARTITION BY [t0].[age] ORDER BY [t0].[name] ASC,"
                + " [t0].[id] DESC), SUM([t0].[visits]) OVER ()"
                + USERS
                + " WHERE [t0].[age] > ?",
            "Integer:18"));
  }
}
