package io.sluice.tests.rendering;

import static io.sluice.tests.rendering.RenderingCase.followUp;

import io.sluice.query.Include;
import io.sluice.query.Query;
import io.sluice.tests.model.Badge;
import io.sluice.tests.model.Badge_;
import io.sluice.tests.model.Membership_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User_;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The statements that load includes after their parents. */
final class FollowUpCases {
  private static final List<List<Object>> TWO = List.of(List.of(1L), List.of(2L));
  private static final String PROJECT = "SELECT [t0].[id], [t0].[owner_id] FROM [projects] AS [t0]";
  private static final String USER = "SELECT [t0].[id], [t0].[name] FROM [users] AS [t0]";

  private FollowUpCases() {}

  static List<RenderingCase> all() {
    List<RenderingCase> all = new ArrayList<>();
    all.addAll(followUps());
    all.addAll(compositeFollowUps());
    all.addAll(limitedFollowUps());
    return all;
  }

  private static Query<?> projects(UnaryOperator<Include<Project>> include) {
    return Query.of(User_.TYPE)
        .include(User_.projects, p -> include.apply(p.attributes(Project_.id)));
  }

  private static Query<?> badges(UnaryOperator<Include<Badge>> include) {
    return Query.of(Membership_.TYPE)
        .include(Membership_.badges, b -> include.apply(b.attributes(Badge_.label)));
  }

  private static List<RenderingCase> followUps() {
    String rest = " AND [t0].[title] = ? ORDER BY [t0].[title] ASC";
    return List.of(
        followUp(
            "has many of two parents",
            projects(p -> p.where(Project_.title.eq("x")).order(Project_.title.asc())),
            TWO,
            PROJECT + " WHERE [t0].[owner_id] IN (?, ?)" + rest,
            "Long:1",
            "Long:2",
            "String:x"),
        followUp(
            "limit of one parent: the plain one",
            projects(p -> p.limit(3).offset(1)),
            TWO.subList(0, 1),
            PROJECT + " WHERE [t0].[owner_id] = ? LIMIT ? OFFSET ?",
            "Long:1",
            "Long:3",
            "Long:1"),
        followUp(
            "belongs to by a statement of its own",
            Query.of(Project_.TYPE)
                .include(Project_.owner, u -> u.attributes(User_.name).separately()),
            TWO,
            USER + " WHERE [t0].[id] IN (?, ?)",
            "Long:1",
            "Long:2"));
  }

  private static List<RenderingCase> compositeFollowUps() {
    String text =
        "SELECT [t0].[id], [t0].[label], [t0].[membership_user_id], [t0].[membership_team_id]"
            + " FROM [badges] AS [t0] WHERE ";
    String columns = "([t0].[membership_user_id], [t0].[membership_team_id])";
    return List.of(
        followUp(
            "a parent's key of two columns",
            badges(b -> b),
            List.of(List.of(1L, 2L)),
            text + "([t0].[membership_user_id] = ? AND [t0].[membership_team_id] = ?)",
            "Long:1",
            "Long:2"),
        followUp(
            "several keys of two columns",
            badges(b -> b),
            List.of(List.of(1L, 2L), List.of(3L, 4L)),
            text + columns + " IN ((?, ?), (?, ?))",
            "Long:1",
            "Long:2",
            "Long:3",
            "Long:4"));
  }

  private static List<RenderingCase> limitedFollowUps() {
    String order = " ORDER BY [t0].[title] DESC";
    String last = " AND [rank_of_parent] <= ?";
    UnaryOperator<Include<Project>> limited = p -> p.order(Project_.title.desc()).limit(3);
    String most = "Long:" + Long.MAX_VALUE;
    String both = ranked("IN (?, ?)", order, last);
    return List.of(
        followUp(
            "limit per parent",
            projects(limited),
            TWO,
            both,
            "Long:1",
            "Long:2",
            "Long:0",
            "Long:3"),
        followUp(
            "offset per parent, without an order",
            projects(p -> p.offset(2)),
            TWO,
            ranked("IN (?, ?)", "", ""),
            "Long:1",
            "Long:2",
            "Long:2"),
        followUp(
            "limit and offset per parent, too large to add",
            projects(p -> p.limit(Long.MAX_VALUE).offset(2)),
            TWO,
            ranked("IN (?, ?)", "", last),
            "Long:1",
            "Long:2",
            "Long:2",
            most));
  }

  private static String ranked(String in, String order, String last) {
    return "SELECT [c0], [c1] FROM (SELECT [t0].[id] AS [c0], [t0].[owner_id] AS [c1],"
        + " ROW_NUMBER() OVER (PARTITION BY [t0].[owner_id]"
        + order
        + ") AS [rank_of_parent] FROM [projects] AS [t0] WHERE [t0].[owner_id] "
        + in
        + ") AS [ranked] WHERE [rank_of_parent] > ?"
        + last
        + " ORDER BY [rank_of_parent]";
  }
}
