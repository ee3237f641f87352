package io.sluice.tests.rendering;

import static io.sluice.tests.rendering.RenderingCase.condition;
import static io.sluice.tests.rendering.RenderingCase.statement;

import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.statement.Delete;
import io.sluice.statement.Field;
import io.sluice.statement.Predicate;
import io.sluice.statement.Term;
import io.sluice.tests.model.Badge_;
import io.sluice.tests.model.Employee_;
import io.sluice.tests.model.Membership_;
import io.sluice.tests.model.Mood;
import io.sluice.tests.model.Odd_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.List;

/** Every condition. */
final class ConditionCases {

  private ConditionCases() {}

  static List<RenderingCase> all() {
    List<RenderingCase> all = new ArrayList<>();
    all.addAll(comparisons());
    all.addAll(nulls());
    all.addAll(patterns());
    all.addAll(lists());
    all.addAll(tuples());
    all.addAll(connectives());
    all.addAll(associations());
    return all;
  }

  private static RenderingCase user(Condition<User> condition, String text, String... values) {
    return condition(User_.TYPE, condition, text, values);
  }

  private static List<RenderingCase> comparisons() {
    return List.of(
        user(User_.name.eq("Ada"), "[users].[name] = ?", "String:Ada"),
        user(User_.name.ne("Ada"), "[users].[name] <> ?", "String:Ada"),
        user(User_.age.gt(18), "[users].[age] > ?", "Integer:18"),
        user(User_.age.ge(18L), "[users].[age] >= ?", "Integer:18"),
        user(User_.age.lt(18), "[users].[age] < ?", "Integer:18"),
        user(User_.age.le(18), "[users].[age] <= ?", "Integer:18"),
        user(
            User_.age.between(18, 21), "[users].[age] BETWEEN ? AND ?", "Integer:18", "Integer:21"),
        user(
            User_.name.notBetween("A", "C"),
            "[users].[name] NOT BETWEEN ? AND ?",
            "String:A",
            "String:C"),
        user(User_.name.eqTo(User_.email), "[users].[name] = [users].[email]"),
        user(User_.name.neTo(User_.email), "[users].[name] <> [users].[email]"),
        user(User_.age.gtThan(User_.visits), "[users].[age] > [users].[visits]"),
        user(
            User_.age.ltThan(User_.visits.plus(2)),
            "[users].[age] < ([users].[visits] + ?)",
            "Integer:2"),
        condition(
            Sample_.TYPE, Sample_.mood.eq(Mood.Sad_2), "[samples].[mood] = ?", "String:Sad_2"),
        condition(Sample_.TYPE, Sample_.tiny.eq(7), "[samples].[tiny] = ?", "Short:7"),
        condition(Sample_.TYPE, Sample_.huge.eq(7), "[samples].[huge] = ?", "BigDecimal:7"),
        condition(
            Sample_.TYPE,
            Sample_.bytes.eq(new byte[] {1, -1}),
            "[samples].[bytes] = ?",
            "byte[]:01ff"));
  }

  private static List<RenderingCase> nulls() {
    return List.of(
        user(User_.email.isNull(), "[users].[email] IS NULL"),
        user(User_.email.isNotNull(), "[users].[email] IS NOT NULL"),
        user(User_.email.isDistinctFrom("a"), "[users].[email] IS DISTINCT FROM ?", "String:a"),
        user(
            User_.age.isDistinctFrom(1).or(User_.email.isDistinctFrom("a")),
            "([users].[age] IS DISTINCT FROM ? OR [users].[email] IS DISTINCT FROM ?)",
            "Integer:1",
            "String:a"));
  }

  private static List<RenderingCase> patterns() {
    return List.of(
        user(User_.name.startsWith("A"), "[users].[name] LIKE ? ESCAPE '|'", "String:A%"),
        user(User_.name.endsWith("a"), "[users].[name] LIKE ? ESCAPE '|'", "String:%a"),
        user(User_.name.contains("d"), "[users].[name] LIKE ? ESCAPE '|'", "String:%d%"),
        user(
            User_.name.contains("50%_\\x"),
            "[users].[name] LIKE ? ESCAPE '|'",
            "String:%50|%|_\\x%"),
        user(User_.name.like("a_%"), "[users].[name] LIKE ? ESCAPE '|'", "String:a_%"),
        user(User_.name.notLike("a_%"), "[users].[name] NOT LIKE ? ESCAPE '|'", "String:a_%"),
        lower(User_.name.startsWithIgnoreCase("A"), "", "A%"),
        lower(User_.name.endsWithIgnoreCase("a"), "", "%a"),
        lower(User_.name.containsIgnoreCase("d"), "", "%d%"),
        lower(User_.name.eqIgnoreCase("a_b"), "", "a|_b"),
        lower(User_.name.likeIgnoreCase("a_"), "", "a_"),
        lower(User_.name.notLikeIgnoreCase("a_"), " NOT", "a_"),
        regex(User_.name.matches("^A"), "REGEXP"),
        regex(User_.name.notMatches("^A"), "NOT REGEXP"),
        regexIgnoringCase(User_.name.matchesIgnoreCase("^A"), "REGEXP"),
        regexIgnoringCase(User_.name.notMatchesIgnoreCase("^A"), "NOT REGEXP"));
  }

  private static RenderingCase lower(Condition<User> condition, String not, String pattern) {
    return user(
        condition,
        "LOWER([users].[name])" + not + " LIKE LOWER(?) ESCAPE '|'",
        "String:" + pattern);
  }

  private static RenderingCase regex(Condition<User> condition, String word) {
    return user(condition, "[users].[name] " + word + " ?", "String:^A");
  }

  private static RenderingCase regexIgnoringCase(Condition<User> condition, String word) {
    return user(condition, "LOWER([users].[name]) " + word + " LOWER(?)", "String:^A");
  }

  private static List<RenderingCase> lists() {
    Condition<Sample> bytes = Sample_.bytes.in(List.of(new byte[] {1}, new byte[] {2}));
    return List.of(
        user(User_.id.in(1L, 2L), "[users].[id] IN (?, ?)", "Long:1", "Long:2"),
        user(User_.id.in(1L), "[users].[id] IN (?)", "Long:1"),
        user(User_.name.notIn("a", "b"), "[users].[name] NOT IN (?, ?)", "String:a", "String:b"),
        user(User_.id.in(List.of()), "1 = 0"),
        user(User_.id.notIn(List.of()).not(), "NOT (1 = 1)"),
        condition(
            Sample_.TYPE,
            Sample_.mood.in(Mood.HAPPY, Mood.Sad_2),
            "[samples].[mood] IN (?, ?)",
            "String:HAPPY",
            "String:Sad_2"),
        condition(Sample_.TYPE, bytes, "[samples].[bytes] IN (?, ?)", "byte[]:01", "byte[]:02"));
  }

  private static List<RenderingCase> tuples() {
    List<List<Object>> keys = List.of(List.of(1L, 2L), List.of(3L, 4L));
    List<Term> columns = new ArrayList<>();
    Badge_.membership
        .sourceAttributes()
        .forEach(each -> columns.add(new Term.Column("badges", Field.of(each))));
    return List.of(
        statement(
            "keys of two columns",
            new Delete(Badge_.TYPE.table(), List.of(new Predicate.In(columns, keys, false))),
            "DELETE FROM [badges] WHERE"
                + " ([badges].[membership_user_id], [badges].[membership_team_id])"
                + " IN ((?, ?), (?, ?))",
            "Long:1",
            "Long:2",
            "Long:3",
            "Long:4"),
        statement(
            "keys of two columns that are left out",
            new Delete(Badge_.TYPE.table(), List.of(new Predicate.In(columns, keys, true))),
            "DELETE FROM [badges] WHERE"
                + " ([badges].[membership_user_id], [badges].[membership_team_id])"
                + " NOT IN ((?, ?), (?, ?))",
            "Long:1",
            "Long:2",
            "Long:3",
            "Long:4"));
  }

  private static List<RenderingCase> connectives() {
    Condition<User> a = User_.age.eq(1);
    Condition<User> b = User_.age.eq(2);
    Condition<User> c = User_.age.eq(3);
    return List.of(
        user(a.and(b), "([users].[age] = ? AND [users].[age] = ?)", "Integer:1", "Integer:2"),
        user(
            a.or(b).and(c.not()),
            "(([users].[age] = ? OR [users].[age] = ?) AND NOT ([users].[age] = ?))",
            "Integer:1",
            "Integer:2",
            "Integer:3"),
        user(Condition.anyOf(List.of()), "1 = 0"),
        user(
            Condition.<User>unsafeSql("{0} % {1} = 1 OR {0} IN ({2})", User_.age, 2, List.of(4, 6))
                .and(a),
            "(([users].[age] % ? = 1 OR [users].[age] IN (?, ?)) AND [users].[age] = ?)",
            "Integer:2",
            "Integer:4",
            "Integer:6",
            "Integer:1"),
        user(
            Expression.<User, Integer>unsafeSql("ABS({0})", DataType.INTEGER, User_.age).gt(1),
            "(ABS([users].[age])) > ?",
            "Integer:1"),
        user(Condition.<User>allOf(List.of()).not(), "NOT (1 = 1)"),
        condition(
            Odd_.TYPE,
            Odd_.keyword.eq("x").and(Odd_.withSpace.isNull()).and(Odd_.mixedQuote.eq(1)),
            "([odd \"Table\"].[select] = ? AND [odd \"Table\"].[with space] IS NULL"
                + " AND [odd \"Table\"].[Mixed\"Quote] = ?)",
            "String:x",
            "Integer:1"));
  }

  private static List<RenderingCase> associations() {
    Condition<Project> big = Project_.budget.gt(10);
    return List.of(
        user(
            User_.projects.any(),
            "EXISTS (SELECT 1 FROM [projects] AS [e0] WHERE [e0].[owner_id] = [users].[id]" + ")"),
        user(
            User_.projects.none(big, Project_.title.eq("x")),
            "NOT EXISTS (SELECT 1 FROM [projects] AS [e0] WHERE [e0].[owner_id] = [users].[id]"
                + " AND ([e0].[budget] > ? AND [e0].[title] = ?))",
            "BigDecimal:10",
            "String:x"),
        condition(
            Task_.TYPE,
            Task_.project.is(Project_.owner.is(User_.name.eq("Ada"))).and(Task_.done.eq(true)),
            "(EXISTS (SELECT 1 FROM [projects] AS [e0] WHERE [e0].[id] = [tasks].[project_id]"
                + " AND EXISTS (SELECT 1 FROM [users] AS [e1] WHERE [e1].[id] = [e0].[owner_id]"
                + " AND [e1].[name] = ?)) AND [tasks].[done] = ?)",
            "String:Ada",
            "Boolean:true"),
        condition(
            Employee_.TYPE,
            Employee_.reports.any(Employee_.reports.any(Employee_.name.eq("x"))),
            "EXISTS (SELECT 1 FROM [employees] AS [e0] WHERE [e0].[manager_id] = [employees].[id]"
                + " AND EXISTS (SELECT 1 FROM [employees] AS [e1]"
                + " WHERE [e1].[manager_id] = [e0].[id] AND [e1].[name] = ?))",
            "String:x"),
        condition(
            Membership_.TYPE,
            Membership_.badges.any(Badge_.label.eq("x")),
            "EXISTS (SELECT 1 FROM [badges] AS [e0]"
                + " WHERE [e0].[membership_user_id] = [memberships].[user_id]"
                + " AND [e0].[membership_team_id] = [memberships].[team_id]"
                + " AND [e0].[label] = ?)",
            "String:x"));
  }
}
