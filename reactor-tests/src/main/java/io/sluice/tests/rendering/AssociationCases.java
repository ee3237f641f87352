package io.sluice.tests.rendering;

import static io.sluice.tests.rendering.RenderingCase.followUp;
import static io.sluice.tests.rendering.RenderingCase.select;
import static io.sluice.tests.rendering.RenderingCase.statement;

import io.sluice.generated.AssociationDefinition;
import io.sluice.generated.JoinDefinition;
import io.sluice.model.BelongsToManyAssociation;
import io.sluice.query.Include;
import io.sluice.query.Query;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment;
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
import java.util.function.UnaryOperator;

/** Reads of rows that associations of every kind lead to. */
final class AssociationCases {
  private static final List<List<Object>> ONE = List.of(List.of(1L));
  private static final List<List<Object>> TWO = List.of(List.of(1L), List.of(2L));
  private static final String LINK = ", [j0].[role], [j0].[fee], [j0].[since]";
  private static final String LINKED_CLUB =
      "SELECT [t0].[id], [t0].[name], [j0].[member_id]" + LINK;
  private static final String CLUBS =
      " FROM [clubs] AS [t0] JOIN [enrolments] AS [j0] ON [j0].[club_id] = [t0].[id]";
  private static final String CLUB = LINKED_CLUB + CLUBS;
  private static final String MEMBER = "SELECT [t0].[id], [t0].[name], ";
  private static final String MEMBERS = " FROM [members] AS [t0]";
  private static final String LIVE = " AND [t0].[left_at] IS NULL";

  private AssociationCases() {}

  static List<RenderingCase> all() {
    List<RenderingCase> all = new ArrayList<>();
    all.addAll(manyToMany());
    all.addAll(throughAttributes());
    all.addAll(limitedManyToMany());
    all.addAll(ofOneParent());
    all.addAll(scoped());
    all.addAll(hasOne());
    all.addAll(polymorphic());
    all.addAll(self());
    all.addAll(joinTables());
    all.addAll(joinedToMany());
    return all;
  }

  private static Query<Member> clubs(UnaryOperator<Include<Club>> include) {
    return Query.of(Member_.TYPE)
        .include(Member_.clubs, c -> include.apply(c.attributes(Club_.name)));
  }

  private static List<RenderingCase> manyToMany() {
    String rest = " AND [t0].[kind] = ? ORDER BY [t0].[name] ASC";
    return List.of(
        followUp(
            "many to many of one parent: the row's columns first, a key of both once",
            clubs(c -> c),
            ONE,
            CLUB + " WHERE [j0].[member_id] = ?",
            "Long:1"),
        followUp(
            "many to many of two parents",
            clubs(c -> c.where(Club_.kind.eq("sport")).order(Club_.name.asc())),
            TWO,
            CLUB + " WHERE [j0].[member_id] IN (?, ?)" + rest,
            "Long:1",
            "Long:2",
            "String:sport"),
        followUp(
            "limit of one parent, over a join table: the plain one",
            clubs(c -> c.limit(3).offset(1)),
            ONE,
            CLUB + " WHERE [j0].[member_id] = ? LIMIT ? OFFSET ?",
            "Long:1",
            "Long:3",
            "Long:1"));
  }

  private static List<RenderingCase> throughAttributes() {
    return List.of(
        followUp(
            "conditions and order by the join row",
            clubs(
                c ->
                    c.where(
                            Member_.clubs.through(Enrolment_.role).eq("lead"),
                            Member_.clubs.through(Enrolment_.fee).gt(5))
                        .order(Member_.clubs.through(Enrolment_.since).desc(), Club_.name.asc())),
            ONE,
            CLUB
                + " WHERE [j0].[member_id] = ? AND [j0].[role] = ? AND [j0].[fee] > ?"
                + " ORDER BY [j0].[since] DESC, [t0].[name] ASC",
            "Long:1",
            "String:lead",
            "Integer:5"),
        followUp(
            "the join row and the row in one condition",
            clubs(
                c ->
                    c.where(
                        Member_.clubs
                            .through(Enrolment_.role)
                            .isNull()
                            .or(Club_.kind.eqTo(Member_.clubs.through(Enrolment_.role))))),
            ONE,
            CLUB
                + " WHERE [j0].[member_id] = ?"
                + " AND ([j0].[role] IS NULL OR [t0].[kind] = [j0].[role])",
            "Long:1"));
  }

  private static List<RenderingCase> limitedManyToMany() {
    String order = " ORDER BY [j0].[since] DESC";
    UnaryOperator<Include<Club>> limited =
        c -> c.order(Member_.clubs.through(Enrolment_.since).desc()).limit(2).offset(1);
    return List.of(
        followUp(
            "limit per parent: numbered by the join row's column",
            clubs(limited),
            TWO,
            ranked("IN (?, ?)", order),
            "Long:1",
            "Long:2",
            "Long:1",
            "Long:3"));
  }

  private static String ranked(String in, String order) {
    return "SELECT [c0], [c1], [c2], [c3], [c4], [c5] FROM (SELECT"
        + " [t0].[id] AS [c0], [t0].[name] AS [c1], [j0].[member_id] AS [c2],"
        + " [j0].[role] AS [c3], [j0].[fee] AS [c4], [j0].[since] AS [c5],"
        + " ROW_NUMBER() OVER (PARTITION BY [j0].[member_id]"
        + order
        + ") AS [rank_of_parent]"
        + CLUBS
        + " WHERE [j0].[member_id] "
        + in
        + ") AS [ranked] WHERE [rank_of_parent] > ? AND [rank_of_parent] <= ?"
        + " ORDER BY [rank_of_parent]";
  }

  private static List<RenderingCase> ofOneParent() {
    Query<Club> named = Query.of(Club_.TYPE).attributes(Club_.name).where(Club_.kind.eq("sport"));
    String where = CLUBS + " WHERE [j0].[member_id] = ? AND [t0].[kind] = ?";
    return List.of(
        statement(
            "many to many by its value, with join rows",
            planner -> planner.associated(named, Member_.clubs, true).select(ONE),
            LINKED_CLUB + where,
            "Long:1",
            "String:sport"),
        statement(
            "many to many by its value, without join rows",
            planner -> planner.associated(named, Member_.clubs, false).select(ONE),
            "SELECT [t0].[id], [t0].[name]" + where,
            "Long:1",
            "String:sport"),
        statement(
            "count of many to many",
            planner -> planner.count(named.limit(1), Member_.clubs, List.of(1L)),
            "SELECT COUNT(*)" + where,
            "Long:1",
            "String:sport"),
        statement(
            "count of has many with a scope",
            planner -> planner.count(Query.of(Remark_.TYPE), Club_.remarks, List.of(1L)),
            "SELECT COUNT(*) FROM [remarks] AS [t0]"
                + " WHERE [t0].[subject_id] = ? AND [t0].[subject] = ?",
            "Long:1",
            "String:club"));
  }

  private static List<RenderingCase> scoped() {
    String text = CLUB + " WHERE [j0].[member_id] = ? AND [t0].[kind] ";
    return List.of(
        followUp(
            "a scope of the join rows: in ON",
            Query.of(Club_.TYPE).include(Club_.board, m -> m.attributes(Member_.name)),
            ONE,
            MEMBER
                + "[j0].[club_id]"
                + LINK
                + MEMBERS
                + " JOIN [enrolments] AS [j0] ON [j0].[member_id] = [t0].[id] AND [j0].[role] = ?"
                + " WHERE [j0].[club_id] = ?"
                + LIVE,
            "String:board",
            "Long:1"),
        followUp(
            "a scope of one value",
            Query.of(Member_.TYPE).include(clubsOf("sport"), c -> c.attributes(Club_.name)),
            ONE,
            text + "= ?",
            "Long:1",
            "String:sport"),
        followUp(
            "a scope of two values",
            Query.of(Member_.TYPE)
                .include(clubsOf("sport", "music"), c -> c.attributes(Club_.name)),
            ONE,
            text + "IN (?, ?)",
            "Long:1",
            "String:sport",
            "String:music"));
  }

  private static BelongsToManyAssociation<Member, Club, Enrolment> clubsOf(String... kinds) {
    return new BelongsToManyAssociation<>(
        AssociationDefinition.of(() -> Member_.TYPE, Member_.clubs.position(), "clubs")
            .fixed("kind", kinds),
        () -> Club_.TYPE,
        JoinDefinition.entity(() -> Enrolment_.TYPE, "member", "club"));
  }

  private static List<RenderingCase> hasOne() {
    String passport =
        "SELECT [t0].[id], [t0].[number], [t0].[member_id] FROM [passports] AS [t0]"
            + " WHERE [t0].[member_id] ";
    String guest =
        "SELECT [t0].[id], [t1].[id], [t1].[number] FROM [venue_guests] AS [t0]"
            + " LEFT JOIN [venue_passes] AS [t1] ON [t1].[guest_id] = [t0].[id]";
    return List.of(
        select(
            "has one whose rows may be several: no join",
            Query.of(Member_.TYPE)
                .attributes(Member_.id)
                .include(Member_.passport)
                .where(Member_.name.eq("x")),
            "SELECT [t0].[id] FROM [members] AS [t0] WHERE [t0].[left_at] IS NULL"
                + " AND [t0].[name] = ?",
            "String:x"),
        followUp(
            "has one of two parents",
            Query.of(Member_.TYPE).include(Member_.passport, p -> p.attributes(Passport_.number)),
            TWO,
            passport + "IN (?, ?)",
            "Long:1",
            "Long:2"),
        select(
            "has one that is unique: a join",
            Query.of(Guest_.TYPE)
                .attributes(Guest_.id)
                .include(Guest_.pass, p -> p.attributes(Pass_.number).where(Pass_.id.gt(7))),
            guest + " AND [t1].[id] > ? WHERE [t0].[banned_at] IS NULL",
            "Long:7"));
  }

  private static List<RenderingCase> polymorphic() {
    String remark =
        "SELECT [t0].[id], [t0].[text], [t0].[subject_id] FROM [remarks] AS [t0]"
            + " WHERE [t0].[subject_id] ";
    return List.of(
        followUp(
            "has many with a scope: rows of its own kind",
            Query.of(Club_.TYPE).include(Club_.remarks, r -> r.attributes(Remark_.text)),
            ONE,
            remark + "= ? AND [t0].[subject] = ?",
            "Long:1",
            "String:club"),
        followUp(
            "the same of two parents, and of the other kind",
            Query.of(Member_.TYPE)
                .include(
                    Member_.remarks, r -> r.attributes(Remark_.text).where(Remark_.text.eq("x"))),
            TWO,
            remark + "IN (?, ?) AND [t0].[subject] = ? AND [t0].[text] = ?",
            "Long:1",
            "Long:2",
            "String:member",
            "String:x"),
        select(
            "back to the parent, by a plain attribute",
            Query.of(Remark_.TYPE)
                .attributes(Remark_.id)
                .include(Remark_.club, c -> c.attributes(Club_.id))
                .limit(1),
            "SELECT [t0].[id], [t0].[subject_id], [t1].[id] FROM [remarks] AS [t0]"
                + " LEFT JOIN [clubs] AS [t1] ON [t1].[id] = [t0].[subject_id] LIMIT ?",
            "Long:1"));
  }

  private static List<RenderingCase> self() {
    String sections = "SELECT [t0].[id], [t0].[name], [t0].[parent_id] FROM [clubs] AS [t0]";
    return List.of(
        followUp(
            "many to many of its own table, one way",
            Query.of(Member_.TYPE).include(Member_.idols, m -> m.attributes(Member_.name)),
            ONE,
            MEMBER
                + "[j0].[id], [j0].[follower_id], [j0].[reason]"
                + MEMBERS
                + " JOIN [followings] AS [j0] ON [j0].[followed_id] = [t0].[id]"
                + " WHERE [j0].[follower_id] = ?"
                + LIVE,
            "Long:1"),
        followUp(
            "many to many of its own table, the other way",
            Query.of(Member_.TYPE).include(Member_.fans, m -> m.attributes(Member_.name)),
            ONE,
            MEMBER
                + "[j0].[id], [j0].[followed_id], [j0].[reason]"
                + MEMBERS
                + " JOIN [followings] AS [j0] ON [j0].[follower_id] = [t0].[id]"
                + " WHERE [j0].[followed_id] = ?"
                + LIVE,
            "Long:1"),
        followUp(
            "has many of its own table",
            Query.of(Club_.TYPE).include(Club_.sections, c -> c.attributes(Club_.name)),
            ONE,
            sections + " WHERE [t0].[parent_id] = ?",
            "Long:1"));
  }

  private static List<RenderingCase> joinTables() {
    String skill =
        "SELECT [t0].[name], [t0].[level], [j0].[member_id], [j0].[skill_name]"
            + " FROM [skills] AS [t0]"
            + " JOIN [member_skills] AS [j0] ON [j0].[skill_name] = [t0].[name]"
            + " WHERE [j0].[member_id] ";
    return List.of(
        followUp(
            "a join table without an entity",
            Query.of(Member_.TYPE).include(Member_.skills),
            TWO,
            skill + "IN (?, ?)",
            "Long:1",
            "Long:2"),
        followUp(
            "a join table without an entity, from the other side",
            Query.of(Skill_.TYPE).include(Skill_.members, m -> m.attributes(Member_.name)),
            List.of(List.of("chess")),
            MEMBER
                + "[j0].[skill_name]"
                + MEMBERS
                + " JOIN [member_skills] AS [j0] ON [j0].[member_id] = [t0].[id]"
                + " WHERE [j0].[skill_name] = ?"
                + LIVE,
            "String:chess"));
  }

  private static List<RenderingCase> joinedToMany() {
    return List.of(
        select(
            "many to many by joins: rows of a parent stay together",
            Query.of(Member_.TYPE)
                .attributes(Member_.id)
                .include(
                    Member_.clubs,
                    c ->
                        c.attributes(Club_.name)
                            .where(Club_.kind.eq("sport"))
                            .order(Club_.name.asc())
                            .joined())
                .order(Member_.name.asc()),
            "SELECT [t0].[id], [t1].[id], [t1].[name], [j1].[member_id], [j1].[role], [j1].[fee],"
                + " [j1].[since] FROM [members] AS [t0]"
                + " LEFT JOIN [enrolments] AS [j1] ON [j1].[member_id] = [t0].[id]"
                + " LEFT JOIN [clubs] AS [t1] ON [t1].[id] = [j1].[club_id]"
                + " AND [t1].[kind] = ? WHERE [t0].[left_at] IS NULL"
                + " ORDER BY [t0].[name] ASC, [t0].[id] ASC, [t1].[name] ASC",
            "String:sport"),
        select(
            "a limit of parents: no join",
            Query.of(Member_.TYPE)
                .attributes(Member_.id)
                .include(Member_.clubs, c -> c.joined())
                .limit(3),
            "SELECT [t0].[id] FROM [members] AS [t0] WHERE [t0].[left_at] IS NULL LIMIT ?",
            "Long:3"));
  }
}
