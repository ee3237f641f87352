package io.sluice.tests.rendering;

import static io.sluice.tests.rendering.RenderingCase.select;

import io.sluice.query.Query;
import io.sluice.tests.model.Badge_;
import io.sluice.tests.model.Employee_;
import io.sluice.tests.model.Membership_;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Task;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User_;
import java.util.ArrayList;
import java.util.List;

/** Includes: joins, conditions of required ones. */
final class IncludeCases {

  private IncludeCases() {}

  static List<RenderingCase> all() {
    List<RenderingCase> all = new ArrayList<>();
    all.addAll(joins());
    all.addAll(furtherJoins());
    all.addAll(required());
    all.addAll(requiredBelowOptional());
    all.addAll(requiredToMany());
    all.addAll(toManyBelowOthers());
    return all;
  }

  private static RenderingCase unbound(String name, Query<?> query, String text) {
    return select(name, query, text);
  }

  private static Query<Task> tasks() {
    return Query.of(Task_.TYPE).attributes(Task_.id, Task_.done);
  }

  private static final String TASK = "SELECT [t0].[id], [t0].[done], [t0].[project_id]";

  private static List<RenderingCase> joins() {
    return List.of(
        unbound(
            "belongs to: a left join",
            tasks().include(Task_.project, p -> p.attributes(Project_.title)),
            TASK
                + ", [t1].[id], [t1].[title] FROM [tasks] AS [t0]"
                + " LEFT JOIN [projects] AS [t1] ON [t1].[id] = [t0].[project_id]"),
        select(
            "belongs to with a condition: in ON, and two levels",
            tasks()
                .include(
                    Task_.project,
                    p ->
                        p.attributes(Project_.id)
                            .where(Project_.title.eq("x"))
                            .include(Project_.owner, u -> u.attributes(User_.id)))
                .where(Task_.title.eq("y")),
            TASK
                + ", [t1].[id], [t1].[owner_id], [t2].[id] FROM [tasks] AS [t0]"
                + " LEFT JOIN [projects] AS [t1] ON [t1].[id] = [t0].[project_id]"
                + " AND [t1].[title] = ?"
                + " LEFT JOIN [users] AS [t2] ON [t2].[id] = [t1].[owner_id]"
                + " WHERE [t0].[title] = ?",
            "String:x",
            "String:y"));
  }

  private static List<RenderingCase> furtherJoins() {
    return List.of(
        unbound(
            "belongs to of two columns",
            Query.of(Badge_.TYPE)
                .attributes(Badge_.id)
                .include(Badge_.membership, m -> m.attributes(Membership_.role)),
            "SELECT [t0].[id], [t0].[membership_user_id], [t0].[membership_team_id],"
                + " [t1].[user_id], [t1].[team_id], [t1].[role] FROM [badges] AS [t0]"
                + " LEFT JOIN [memberships] AS [t1] ON [t1].[user_id] = [t0].[membership_user_id]"
                + " AND [t1].[team_id] = [t0].[membership_team_id]"),
        unbound(
            "its own table, twice",
            Query.of(Employee_.TYPE)
                .attributes(Employee_.id)
                .include(
                    Employee_.manager,
                    m ->
                        m.attributes(Employee_.id)
                            .include(Employee_.manager, n -> n.attributes(Employee_.name))),
            "SELECT [t0].[id], [t0].[manager_id], [t1].[id], [t1].[manager_id], [t2].[id],"
                + " [t2].[name] FROM [employees] AS [t0]"
                + " LEFT JOIN [employees] AS [t1] ON [t1].[id] = [t0].[manager_id]"
                + " LEFT JOIN [employees] AS [t2] ON [t2].[id] = [t1].[manager_id]"),
        unbound(
            "belongs to by a statement of its own: no join",
            tasks().include(Task_.project, p -> p.separately()),
            TASK + " FROM [tasks] AS [t0]"));
  }

  private static List<RenderingCase> required() {
    return List.of(
        select(
            "required belongs to: an inner join",
            tasks()
                .include(
                    Task_.project,
                    p -> p.attributes(Project_.id).where(Project_.title.eq("x")).required()),
            TASK
                + ", [t1].[id] FROM [tasks] AS [t0]"
                + " JOIN [projects] AS [t1] ON [t1].[id] = [t0].[project_id]"
                + " AND [t1].[title] = ?",
            "String:x"),
        unbound(
            "required below required: inner joins",
            tasks()
                .include(
                    Task_.project,
                    p ->
                        p.attributes(Project_.id)
                            .required()
                            .include(Project_.owner, u -> u.attributes(User_.id).required())),
            TASK
                + ", [t1].[id], [t1].[owner_id], [t2].[id] FROM [tasks] AS [t0]"
                + " JOIN [projects] AS [t1] ON [t1].[id] = [t0].[project_id]"
                + " JOIN [users] AS [t2] ON [t2].[id] = [t1].[owner_id]"));
  }

  private static List<RenderingCase> requiredBelowOptional() {
    return List.of(
        unbound(
            "required below optional: a condition of the left join",
            tasks()
                .include(
                    Task_.project,
                    p ->
                        p.attributes(Project_.id)
                            .include(Project_.owner, u -> u.attributes(User_.id).required())),
            TASK
                + ", [t1].[id], [t1].[owner_id], [t2].[id] FROM [tasks] AS [t0]"
                + " LEFT JOIN [projects] AS [t1] ON [t1].[id] = [t0].[project_id]"
                + " AND EXISTS (SELECT 1 FROM [users] AS [e0] WHERE [e0].[id] = [t1].[owner_id])"
                + " LEFT JOIN [users] AS [t2] ON [t2].[id] = [t1].[owner_id]"),
        select(
            "required by a statement of its own: a condition",
            tasks()
                .include(
                    Task_.project, p -> p.where(Project_.title.eq("x")).required().separately()),
            TASK
                + " FROM [tasks] AS [t0] WHERE EXISTS (SELECT 1 FROM [projects] AS [e0]"
                + " WHERE [e0].[id] = [t0].[project_id] AND [e0].[title] = ?)",
            "String:x"));
  }

  private static List<RenderingCase> requiredToMany() {
    return List.of(
        unbound(
            "required has many: a condition",
            Query.of(User_.TYPE).attributes(User_.id).include(User_.projects, p -> p.required()),
            "SELECT [t0].[id] FROM [users] AS [t0] WHERE EXISTS (SELECT 1 FROM [projects] AS [e0]"
                + " WHERE [e0].[owner_id] = [t0].[id])"),
        select(
            "required has many below required has many",
            Query.of(User_.TYPE)
                .attributes(User_.id)
                .include(
                    User_.projects,
                    p ->
                        p.required()
                            .where(Project_.title.eq("x"))
                            .include(Project_.tasks, t -> t.required().where(Task_.done.eq(true)))),
            "SELECT [t0].[id] FROM [users] AS [t0] WHERE EXISTS (SELECT 1 FROM [projects] AS [e0]"
                + " WHERE [e0].[owner_id] = [t0].[id] AND [e0].[title] = ?"
                + " AND EXISTS (SELECT 1 FROM [tasks] AS [e1] WHERE [e1].[project_id] = [e0].[id]"
                + " AND [e1].[done] = ?))",
            "String:x",
            "Boolean:true"));
  }

  private static List<RenderingCase> toManyBelowOthers() {
    return List.of(
        unbound(
            "required has many below an optional one: no condition",
            Query.of(User_.TYPE)
                .attributes(User_.id)
                .include(User_.projects, p -> p.include(Project_.tasks, t -> t.required())),
            "SELECT [t0].[id] FROM [users] AS [t0]"),
        unbound(
            "required has many below a joined belongs to",
            tasks()
                .include(
                    Task_.project,
                    p ->
                        p.attributes(Project_.id)
                            .required()
                            .include(Project_.tasks, t -> t.required())),
            TASK
                + ", [t1].[id] FROM [tasks] AS [t0]"
                + " JOIN [projects] AS [t1] ON [t1].[id] = [t0].[project_id]"
                + " AND EXISTS (SELECT 1 FROM [tasks] AS [e0]"
                + " WHERE [e0].[project_id] = [t1].[id])"));
  }
}
