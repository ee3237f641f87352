package io.sluice.tests.rendering;

import static io.sluice.tests.rendering.RenderingCase.select;
import static io.sluice.tests.rendering.RenderingCase.statement;

import io.sluice.query.Lock;
import io.sluice.query.OrderBy;
import io.sluice.query.Query;
import io.sluice.tests.model.Membership_;
import io.sluice.tests.model.Odd_;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.ArrayList;
import java.util.List;

/** Queries of one table. */
final class SelectCases {
  private static final String IDS = "SELECT [t0].[id] FROM [users] AS [t0]";

  private SelectCases() {}

  static List<RenderingCase> all() {
    List<RenderingCase> all = new ArrayList<>();
    all.addAll(columns());
    all.addAll(orders());
    all.addAll(slices());
    all.addAll(locks());
    all.addAll(counts());
    return all;
  }

  private static Query<User> ids() {
    return Query.of(User_.TYPE).attributes(User_.id);
  }

  /** A statement without a value, to which PostgreSQL gives one. */
  private static RenderingCase unbound(String name, Query<?> query, String text) {
    return select(name, query, text);
  }

  private static List<RenderingCase> columns() {
    return List.of(
        unbound(
            "all columns in their order",
            Query.of(User_.TYPE),
            "SELECT [t0].[id], [t0].[name], [t0].[email], [t0].[age], [t0].[visits],"
                + " [t0].[version], [t0].[created_at], [t0].[updated_at] FROM [users] AS [t0]"),
        unbound(
            "chosen columns in the table's order, the key with them",
            Query.of(User_.TYPE).attributes(User_.email, User_.name, User_.email),
            "SELECT [t0].[id], [t0].[name], [t0].[email] FROM [users] AS [t0]"),
        unbound(
            "a key of two columns",
            Query.of(Membership_.TYPE).attributes(Membership_.role),
            "SELECT [t0].[user_id], [t0].[team_id], [t0].[role] FROM [memberships] AS [t0]"),
        unbound(
            "names that need quotes",
            Query.of(Odd_.TYPE),
            "SELECT [t0].[select], [t0].[with space], [t0].[Mixed\"Quote], [t0].[sémantique$]"
                + " FROM [odd \"Table\"] AS [t0]"),
        select(
            "several conditions",
            ids().where(User_.age.gt(1), User_.age.lt(9)).where(User_.name.eq("x")),
            IDS + " WHERE [t0].[age] > ? AND [t0].[age] < ? AND [t0].[name] = ?",
            "Integer:1",
            "Integer:9",
            "String:x"),
        unbound("no condition at all", ids().where(), IDS));
  }

  private static List<RenderingCase> orders() {
    return List.of(
        unbound(
            "order",
            ids().order(User_.name.asc(), User_.age.desc()),
            IDS + " ORDER BY [t0].[name] ASC, [t0].[age] DESC"),
        unbound(
            "nulls first and last",
            ids().order(User_.age.asc().nullsFirst()).order(User_.name.desc().nullsLast()),
            IDS + " ORDER BY [t0].[age] ASC NULLS FIRST, [t0].[name] DESC NULLS LAST"),
        unbound(
            "parsed order",
            ids().order(OrderBy.parse("-name, age:desc", User_.name, User_.age)),
            IDS + " ORDER BY [t0].[name] DESC, [t0].[age] DESC"),
        select(
            "order by an expression",
            ids()
                .order(
                    new OrderBy<>(
                        User_.age.times(2), OrderBy.Direction.ASC, OrderBy.Nulls.DEFAULT)),
            IDS + " ORDER BY ([t0].[age] * ?) ASC",
            "Integer:2"));
  }

  private static List<RenderingCase> slices() {
    return List.of(
        select("limit", ids().limit(5), IDS + " LIMIT ?", "Long:5"),
        select("offset", ids().offset(5), IDS + " OFFSET ?", "Long:5"),
        select(
            "limit and offset, the last of each",
            ids().limit(9).offset(9).limit(0).offset(3),
            IDS + " LIMIT ? OFFSET ?",
            "Long:0",
            "Long:3"),
        select(
            "all clauses in their order",
            ids().lock(Lock.Strength.UPDATE).limit(1).order(User_.id.asc()).where(User_.age.eq(1)),
            IDS + " WHERE [t0].[age] = ? ORDER BY [t0].[id] ASC LIMIT ? FOR UPDATE",
            "Integer:1",
            "Long:1"));
  }

  private static List<RenderingCase> locks() {
    Query<User> one = ids().limit(1);
    String text = IDS + " LIMIT ? ";
    return List.of(
        select("update", one.lock(Lock.Strength.UPDATE), text + "FOR UPDATE", "Long:1"),
        select("share", one.lock(Lock.Strength.SHARE), text + "FOR SHARE", "Long:1"),
        select(
            "no key update",
            one.lock(Lock.Strength.NO_KEY_UPDATE),
            text + "FOR NO KEY UPDATE",
            "Long:1"),
        select("key share", one.lock(Lock.Strength.KEY_SHARE), text + "FOR KEY SHARE", "Long:1"),
        select(
            "nowait",
            one.lock(Lock.Strength.UPDATE, Lock.Wait.NOWAIT),
            text + "FOR UPDATE NOWAIT",
            "Long:1"),
        select(
            "skip locked",
            one.lock(Lock.Strength.SHARE, Lock.Wait.SKIP_LOCKED),
            text + "FOR SHARE SKIP LOCKED",
            "Long:1"),
        select(
            "the first table only",
            Query.of(Project_.TYPE)
                .attributes(Project_.id)
                .include(Project_.owner, u -> u.attributes(User_.id))
                .limit(1)
                .lock(Lock.Strength.UPDATE, Lock.Wait.NOWAIT),
            "SELECT [t0].[id], [t0].[owner_id], [t1].[id] FROM [projects] AS [t0]"
                + " LEFT JOIN [users] AS [t1] ON [t1].[id] = [t0].[owner_id] LIMIT ?"
                + " FOR UPDATE OF [t0] NOWAIT",
            "Long:1"));
  }

  private static List<RenderingCase> counts() {
    String count = "SELECT COUNT(*) FROM [users] AS [t0]";
    return List.of(
        statement("count", planner -> planner.count(Query.of(User_.TYPE)), count),
        statement(
            "count without limit, order and attributes",
            planner ->
                planner.count(
                    ids().where(User_.age.gt(1)).limit(1).offset(2).order(User_.id.asc())),
            count + " WHERE [t0].[age] > ?",
            "Integer:1"),
        statement(
            "count with a required include, without an optional one",
            planner ->
                planner.count(
                    ids().include(User_.projects, p -> p.where(Project_.title.eq("x")).required())),
            count
                + " WHERE EXISTS (SELECT 1 FROM [projects] AS [e0]"
                + " WHERE [e0].[owner_id] = [t0].[id] AND [e0].[title] = ?)",
            "String:x"),
        statement(
            "count with an optional include",
            planner -> planner.count(ids().include(User_.projects)),
            count));
  }
}
