package io.sluice.tests.rendering;

import static io.sluice.tests.rendering.RenderingCase.delete;
import static io.sluice.tests.rendering.RenderingCase.select;
import static io.sluice.tests.rendering.RenderingCase.update;

import io.sluice.query.Condition;
import io.sluice.query.Query;
import io.sluice.query.StringOperand;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.club.Remark_;
import io.sluice.tests.club.Skill_;
import io.sluice.tests.venue.Guest_;
import io.sluice.tests.venue.Pass_;
import java.util.ArrayList;
import java.util.List;

/** Conditions, orders and values that reach across associations. */
final class PathCases {
  private static final String CLUB = "SELECT [t0].[id] FROM [clubs] AS [t0]";
  private static final String MEMBERS_OF =
      " FROM [members] AS [e0] JOIN [enrolments] AS [e1] ON [e1].[member_id] = [e0].[id]"
          + " WHERE [e1].[club_id] = [t0].[id]";
  private static final StringOperand<Club> GRANDPARENT =
      Club_.parent.to(Club_.parent).to(Club_.name);

  private PathCases() {}

  static List<RenderingCase> all() {
    List<RenderingCase> all = new ArrayList<>();
    all.addAll(exists());
    all.addAll(existsThrough());
    all.addAll(existsOfOthers());
    all.addAll(counts());
    all.addAll(paths());
    all.addAll(pathsWithoutJoins());
    all.addAll(updates());
    all.addAll(deletes());
    return all;
  }

  private static Query<Club> clubs() {
    return Query.of(Club_.TYPE).attributes(Club_.id);
  }

  private static RenderingCase club(
      String name, Condition<Club> condition, String text, String... values) {
    return select(name, clubs().where(condition), CLUB + " WHERE " + text, values);
  }

  private static List<RenderingCase> exists() {
    return List.of(
        club(
            "any over a join table",
            Club_.members.any(Member_.name.eq("x")),
            "EXISTS (SELECT 1" + MEMBERS_OF + " AND [e0].[left_at] IS NULL AND [e0].[name] = ?)",
            "String:x"),
        club(
            "none over a join table, of several conditions",
            Club_.members.none(Member_.name.eq("x"), Member_.age.gt(7)),
            "NOT EXISTS (SELECT 1"
                + MEMBERS_OF
                + " AND [e0].[left_at] IS NULL AND ([e0].[name] = ? AND [e0].[age] > ?))",
            "String:x",
            "Integer:7"),
        club(
            "any of any over the same join table: an alias each",
            Club_.members.any(Member_.clubs.any(Club_.kind.eq("sport"))),
            "EXISTS (SELECT 1"
                + MEMBERS_OF
                + " AND [e0].[left_at] IS NULL AND EXISTS (SELECT 1 FROM [clubs] AS [e2]"
                + " JOIN [enrolments] AS [e3] ON [e3].[club_id] = [e2].[id]"
                + " WHERE [e3].[member_id] = [e0].[id] AND [e2].[kind] = ?))",
            "String:sport"));
  }

  private static List<RenderingCase> existsThrough() {
    Condition<Member> lead = Club_.members.through(Enrolment_.role).eq("lead");
    return List.of(
        club(
            "any with a condition on the join row",
            Club_.members.any(lead, Member_.age.gt(7)),
            "EXISTS (SELECT 1"
                + MEMBERS_OF
                + " AND [e0].[left_at] IS NULL AND ([e1].[role] = ? AND [e0].[age] > ?))",
            "String:lead",
            "Integer:7"),
        club(
            "none with a condition on the join row",
            Club_.members.none(lead),
            "NOT EXISTS (SELECT 1"
                + MEMBERS_OF
                + " AND [e0].[left_at] IS NULL AND [e1].[role] = ?)",
            "String:lead"),
        club(
            "a scope of the join rows",
            Club_.board.any(Member_.age.gt(7)),
            "EXISTS (SELECT 1"
                + MEMBERS_OF
                + " AND [e1].[role] = ? AND [e0].[left_at] IS NULL AND [e0].[age] > ?)",
            "String:board",
            "Integer:7"),
        club(
            "two associations of one join table: each with its own row",
            Club_.members.any(lead).and(Club_.board.none()),
            "(EXISTS (SELECT 1"
                + MEMBERS_OF
                + " AND [e0].[left_at] IS NULL AND [e1].[role] = ?) AND NOT EXISTS (SELECT 1"
                + MEMBERS_OF.replace("e1", "e3").replace("e0", "e2")
                + " AND [e3].[role] = ? AND [e2].[left_at] IS NULL))",
            "String:lead",
            "String:board"));
  }

  private static List<RenderingCase> existsOfOthers() {
    return List.of(
        club(
            "any of a has many with a scope",
            Club_.remarks.any(Remark_.text.eq("x")),
            "EXISTS (SELECT 1 FROM [remarks] AS [e0] WHERE [e0].[subject_id] = [t0].[id]"
                + " AND [e0].[subject] = ? AND [e0].[text] = ?)",
            "String:club",
            "String:x"),
        select(
            "any over a join table without an entity",
            Query.of(Member_.TYPE)
                .attributes(Member_.id)
                .where(Member_.skills.any(Skill_.name.eq("chess"))),
            "SELECT [t0].[id] FROM [members] AS [t0] WHERE [t0].[left_at] IS NULL"
                + " AND EXISTS (SELECT 1 FROM [skills] AS [e0]"
                + " JOIN [member_skills] AS [e1] ON [e1].[skill_name] = [e0].[name]"
                + " WHERE [e1].[member_id] = [t0].[id] AND [e0].[name] = ?)",
            "String:chess"),
        select(
            "any of its own table",
            Query.of(Member_.TYPE)
                .attributes(Member_.id)
                .where(Member_.idols.any(Member_.idols.any(Member_.name.eq("x")))),
            "SELECT [t0].[id] FROM [members] AS [t0] WHERE [t0].[left_at] IS NULL"
                + " AND EXISTS (SELECT 1 FROM [members] AS [e0]"
                + " JOIN [followings] AS [e1] ON [e1].[followed_id] = [e0].[id]"
                + " WHERE [e1].[follower_id] = [t0].[id] AND [e0].[left_at] IS NULL"
                + " AND EXISTS (SELECT 1 FROM [members] AS [e2]"
                + " JOIN [followings] AS [e3] ON [e3].[followed_id] = [e2].[id]"
                + " WHERE [e3].[follower_id] = [e0].[id]"
                + " AND [e2].[left_at] IS NULL AND [e2].[name] = ?))",
            "String:x"));
  }

  private static List<RenderingCase> counts() {
    String count = "(SELECT COUNT(*)" + MEMBERS_OF + " AND [e0].[left_at] IS NULL";
    Condition<Member> lead = Club_.members.through(Enrolment_.role).eq("lead");
    return List.of(
        club("count over a join table", Club_.members.count().ge(2), count + ") >= ?", "Long:2"),
        club(
            "count with a condition on the join row",
            Club_.members.count(lead, Member_.age.gt(7)).eq(0),
            count + " AND [e1].[role] = ? AND [e0].[age] > ?) = ?",
            "String:lead",
            "Integer:7",
            "Long:0"),
        club(
            "count with a scope of the join rows",
            Club_.board.count().lt(3),
            "(SELECT COUNT(*)"
                + MEMBERS_OF
                + " AND [e1].[role] = ? AND [e0].[left_at] IS NULL) < ?",
            "String:board",
            "Long:3"),
        select(
            "order by a count",
            clubs().order(Club_.members.count().desc(), Club_.id.asc()).limit(1),
            CLUB + " ORDER BY " + count + ") DESC, [t0].[id] ASC LIMIT ?",
            "Long:1"));
  }

  private static List<RenderingCase> paths() {
    String two =
        CLUB
            + " LEFT JOIN [clubs] AS [p0] ON [p0].[id] = [t0].[parent_id]"
            + " LEFT JOIN [clubs] AS [p1] ON [p1].[id] = [p0].[parent_id]";
    return List.of(
        select(
            "a path of two, joined once for condition and order",
            clubs().where(GRANDPARENT.eq("x")).order(GRANDPARENT.asc()),
            two + " WHERE [p1].[name] = ? ORDER BY [p1].[name] ASC",
            "String:x"),
        select(
            "a path and a part of it: a join each",
            clubs().where(GRANDPARENT.eq("x")).order(Club_.parent.to(Club_.name).desc()),
            two + " WHERE [p1].[name] = ? ORDER BY [p0].[name] DESC",
            "String:x"),
        select(
            "a path beside an include of the same association: the include stays as it is",
            clubs()
                .include(Club_.parent, p -> p.attributes(Club_.id).where(Club_.kind.eq("sport")))
                .where(Club_.parent.to(Club_.name).eq("x")),
            "SELECT [t0].[id], [t0].[parent_id], [t1].[id] FROM [clubs] AS [t0]"
                + " LEFT JOIN [clubs] AS [p0] ON [p0].[id] = [t0].[parent_id]"
                + " LEFT JOIN [clubs] AS [t1] ON [t1].[id] = [t0].[parent_id]"
                + " AND [t1].[kind] = ? WHERE [p0].[name] = ?",
            "String:sport",
            "String:x"),
        select(
            "a path over a has one that is unique: a join",
            Query.of(Guest_.TYPE)
                .attributes(Guest_.id)
                .where(Guest_.pass.to(Pass_.number).isNull())
                .limit(1),
            "SELECT [t0].[id] FROM [venue_guests] AS [t0]"
                + " LEFT JOIN [venue_passes] AS [p0] ON [p0].[guest_id] = [t0].[id]"
                + " WHERE [t0].[banned_at] IS NULL AND [p0].[number] IS NULL LIMIT ?",
            "Long:1"));
  }

  private static List<RenderingCase> pathsWithoutJoins() {
    return List.of(
        select(
            "a path over a has one whose rows may be several: a subquery",
            Query.of(Member_.TYPE)
                .attributes(Member_.id)
                .where(Member_.passport.to(Passport_.number).eq("x")),
            "SELECT [t0].[id] FROM [members] AS [t0] WHERE [t0].[left_at] IS NULL"
                + " AND (SELECT [e0].[number] FROM [passports] AS [e0]"
                + " WHERE [e0].[member_id] = [t0].[id] LIMIT 1) = ?",
            "String:x"),
        select(
            "a path in a joined include: a subquery",
            clubs()
                .include(
                    Club_.parent,
                    p -> p.attributes(Club_.id).where(Club_.parent.to(Club_.name).eq("x"))),
            "SELECT [t0].[id], [t0].[parent_id], [t1].[id] FROM [clubs] AS [t0]"
                + " LEFT JOIN [clubs] AS [t1] ON [t1].[id] = [t0].[parent_id]"
                + " AND (SELECT [e0].[name] FROM [clubs] AS [e0]"
                + " WHERE [e0].[id] = [t1].[parent_id]) = ?",
            "String:x"),
        club(
            "a path inside of any: a subquery",
            Club_.sections.any(Club_.parent.to(Club_.name).eq("x")),
            "EXISTS (SELECT 1 FROM [clubs] AS [e0] WHERE [e0].[parent_id] = [t0].[id]"
                + " AND (SELECT [e1].[name] FROM [clubs] AS [e1]"
                + " WHERE [e1].[id] = [e0].[parent_id]) = ?)",
            "String:x"));
  }

  private static List<RenderingCase> updates() {
    return List.of(
        update(
            "a path of two in an update: subqueries",
            Query.of(Club_.TYPE).where(GRANDPARENT.eq("x")),
            List.of(Club_.kind.setNull()),
            "UPDATE [clubs] SET [kind] = ? WHERE (SELECT (SELECT [e1].[name]"
                + " FROM [clubs] AS [e1] WHERE [e1].[id] = [e0].[parent_id])"
                + " FROM [clubs] AS [e0] WHERE [e0].[id] = [clubs].[parent_id]) = ?",
            "String:null",
            "String:x"),
        update(
            "a count in an update",
            Query.of(Club_.TYPE).where(Club_.members.count().eq(0)),
            List.of(Club_.kind.setNull()),
            "UPDATE [clubs] SET [kind] = ? WHERE (SELECT COUNT(*)"
                + MEMBERS_OF.replace("t0", "clubs")
                + " AND [e0].[left_at] IS NULL) = ?",
            "String:null",
            "Long:0"));
  }

  private static List<RenderingCase> deletes() {
    return List.of(
        delete(
            "paths in a delete",
            Query.of(Club_.TYPE)
                .where(Club_.parent.to(Club_.name).eq("x").or(Club_.members.count().gt(1))),
            "DELETE FROM [clubs] WHERE ((SELECT [e0].[name] FROM [clubs] AS [e0]"
                + " WHERE [e0].[id] = [clubs].[parent_id]) = ? OR (SELECT COUNT(*)"
                + MEMBERS_OF.replace("t0", "clubs").replace("e1", "e2").replace("e0", "e1")
                + " AND [e1].[left_at] IS NULL) > ?)",
            "String:x",
            "Long:1"),
        delete(
            "any in a delete of what a query finds",
            Query.of(Member_.TYPE).where(Member_.clubs.none(), Member_.age.lt(7)),
            "DELETE FROM [members] WHERE [members].[left_at] IS NULL"
                + " AND NOT EXISTS (SELECT 1 FROM [clubs] AS [e0]"
                + " JOIN [enrolments] AS [e1] ON [e1].[club_id] = [e0].[id]"
                + " WHERE [e1].[member_id] = [members].[id]) AND [members].[age] < ?",
            "Integer:7"));
  }
}
