package io.sluice.tests.rendering;

import static io.sluice.tests.rendering.RenderingCase.delete;
import static io.sluice.tests.rendering.RenderingCase.followUp;
import static io.sluice.tests.rendering.RenderingCase.select;
import static io.sluice.tests.rendering.RenderingCase.statement;

import io.sluice.query.Query;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.venue.Guest;
import io.sluice.tests.venue.Guest_;
import io.sluice.tests.venue.Venue;
import io.sluice.tests.venue.Venue_;
import io.sluice.tests.venue.Visit_;
import java.util.ArrayList;
import java.util.List;

/** Soft delete and default scopes. */
final class ScopeCases {
  private static final List<List<Object>> ONE = List.of(List.of(1L));
  private static final String GUEST = "SELECT [t0].[id] FROM [venue_guests] AS [t0]";
  private static final String GUESTS_OF =
      "SELECT [t0].[id], [t0].[name], [j0].[venue_id], [j0].[note], [j0].[cancelled_at]"
          + " FROM [venue_guests] AS [t0]"
          + " JOIN [venue_visits] AS [j0] ON [j0].[guest_id] = [t0].[id]";
  private static final String SEEN = " AND [j0].[cancelled_at] IS NULL";
  private static final String VENUE = "SELECT [t0].[id] FROM [venues] AS [t0]";
  private static final String EXISTS =
      " FROM [venue_guests] AS [e0]"
          + " JOIN [venue_visits] AS [e1] ON [e1].[guest_id] = [e0].[id]"
          + " WHERE [e1].[venue_id] = [t0].[id] AND [e1].[cancelled_at] IS NULL AND ";
  private static final Query<Club> SPORT =
      Query.of(Club_.TYPE).where(Club_.kind.eq("sport")).order(Club_.name.asc());
  private static final String CLUB = "SELECT [t0].[id] FROM [clubs] AS [t0]";

  private ScopeCases() {}

  static List<RenderingCase> all() {
    List<RenderingCase> all = new ArrayList<>();
    all.addAll(softDelete());
    all.addAll(softDeleteInFollowUps());
    all.addAll(softDeleteInJoins());
    all.addAll(softDeleteInPaths());
    all.addAll(required());
    all.addAll(defaultScope());
    all.addAll(otherDefaultScopes());
    all.addAll(defaultScopeOfAssociations());
    all.addAll(defaultScopeOfPaths());
    return all;
  }

  private static Query<Guest> guests() {
    return Query.of(Guest_.TYPE).attributes(Guest_.id).where(Guest_.name.eq("x"));
  }

  private static List<RenderingCase> softDelete() {
    String where = " WHERE [t0].[banned_at] IS NULL AND [t0].[name] = ?";
    return List.of(
        select("rows that are there", guests(), GUEST + where, "String:x"),
        select(
            "with deleted rows",
            guests().withDeleted(),
            GUEST + " WHERE [t0].[name] = ?",
            "String:x"),
        statement(
            "count of rows that are there",
            planner -> planner.count(guests()),
            "SELECT COUNT(*) FROM [venue_guests] AS [t0]" + where,
            "String:x"),
        statement(
            "count with deleted rows",
            planner -> planner.count(guests().withDeleted()),
            "SELECT COUNT(*) FROM [venue_guests] AS [t0] WHERE [t0].[name] = ?",
            "String:x"),
        delete(
            "conditions of what is changed",
            guests(),
            "DELETE FROM [venue_guests] WHERE [venue_guests].[banned_at] IS NULL"
                + " AND [venue_guests].[name] = ?",
            "String:x"));
  }

  private static List<RenderingCase> softDeleteInFollowUps() {
    Query<Venue> venues = Query.of(Venue_.TYPE);
    return List.of(
        followUp(
            "rows and links that are there",
            venues.include(Venue_.guests, g -> g.attributes(Guest_.name)),
            ONE,
            GUESTS_OF + SEEN + " WHERE [j0].[venue_id] = ? AND [t0].[banned_at] IS NULL",
            "Long:1"),
        followUp(
            "with deleted rows, over a join table",
            venues.include(Venue_.guests, g -> g.attributes(Guest_.name).withDeleted()),
            ONE,
            GUESTS_OF + SEEN + " WHERE [j0].[venue_id] = ?",
            "Long:1"),
        followUp(
            "with deleted links",
            venues.include(Venue_.guests, g -> g.attributes(Guest_.name).withDeletedLinks()),
            ONE,
            GUESTS_OF + " WHERE [j0].[venue_id] = ? AND [t0].[banned_at] IS NULL",
            "Long:1"),
        statement(
            "count with deleted rows and links",
            planner ->
                planner.count(
                    guests().withDeleted().withDeletedLinks(), Venue_.guests, List.of(1L)),
            "SELECT COUNT(*) FROM [venue_guests] AS [t0]"
                + " JOIN [venue_visits] AS [j0] ON [j0].[guest_id] = [t0].[id]"
                + " WHERE [j0].[venue_id] = ? AND [t0].[name] = ?",
            "Long:1",
            "String:x"));
  }

  private static List<RenderingCase> softDeleteInJoins() {
    Query<Passport> passports =
        Query.of(Passport_.TYPE).attributes(Passport_.id).where(Passport_.id.gt(7));
    String text =
        "SELECT [t0].[id], [t0].[member_id], [t1].[id] FROM [passports] AS [t0]"
            + " LEFT JOIN [members] AS [t1] ON [t1].[id] = [t0].[member_id]";
    String where = " WHERE [t0].[id] > ?";
    return List.of(
        select(
            "a join of rows that are there",
            passports.include(Passport_.member, m -> m.attributes(Member_.id)),
            text + " AND [t1].[left_at] IS NULL" + where,
            "Long:7"),
        select(
            "a join with deleted rows",
            passports.include(Passport_.member, m -> m.attributes(Member_.id).withDeleted()),
            text + where,
            "Long:7"),
        select(
            "with deleted rows of the root only",
            guests().withDeleted().include(Guest_.pass),
            "SELECT [t0].[id], [t1].[id], [t1].[number], [t1].[guest_id]"
                + " FROM [venue_guests] AS [t0]"
                + " LEFT JOIN [venue_passes] AS [t1] ON [t1].[guest_id] = [t0].[id]"
                + " WHERE [t0].[name] = ?",
            "String:x"),
        select(
            "joins of rows and links that are there",
            Query.of(Venue_.TYPE)
                .attributes(Venue_.id)
                .where(Venue_.name.eq("x"))
                .include(Venue_.guests, g -> g.attributes(Guest_.id).joined()),
            "SELECT [t0].[id], [t1].[id], [j1].[venue_id], [j1].[note],"
                + " [j1].[cancelled_at] FROM [venues] AS [t0]"
                + " LEFT JOIN [venue_visits] AS [j1] ON [j1].[venue_id] = [t0].[id]"
                + " AND [j1].[cancelled_at] IS NULL"
                + " LEFT JOIN [venue_guests] AS [t1] ON [t1].[id] = [j1].[guest_id]"
                + " AND [t1].[banned_at] IS NULL WHERE [t0].[name] = ? ORDER BY [t0].[id] ASC",
            "String:x"));
  }

  private static List<RenderingCase> softDeleteInPaths() {
    return List.of(
        select(
            "any of rows and links that are there",
            Query.of(Venue_.TYPE)
                .attributes(Venue_.id)
                .where(Venue_.guests.any(Venue_.guests.through(Visit_.note).eq("x"))),
            VENUE
                + " WHERE EXISTS (SELECT 1"
                + EXISTS
                + "[e0].[banned_at] IS NULL AND [e1].[note] = ?)",
            "String:x"),
        select(
            "none: deleted rows and links do not count",
            Query.of(Venue_.TYPE).attributes(Venue_.id).where(Venue_.guests.none()).limit(1),
            VENUE + " WHERE NOT EXISTS (SELECT 1" + EXISTS + "[e0].[banned_at] IS NULL) LIMIT ?",
            "Long:1"),
        select(
            "count of rows and links that are there",
            Query.of(Venue_.TYPE).attributes(Venue_.id).where(Venue_.guests.count().gt(1)),
            VENUE + " WHERE (SELECT COUNT(*)" + EXISTS + "[e0].[banned_at] IS NULL) > ?",
            "Long:1"),
        select(
            "a path to a row that is there",
            Query.of(Passport_.TYPE)
                .attributes(Passport_.id)
                .where(Passport_.member.to(Member_.name).eq("x")),
            "SELECT [t0].[id] FROM [passports] AS [t0]"
                + " LEFT JOIN [members] AS [p0] ON [p0].[id] = [t0].[member_id]"
                + " AND [p0].[left_at] IS NULL WHERE [p0].[name] = ?",
            "String:x"));
  }

  private static List<RenderingCase> required() {
    Query<Venue> venues = Query.of(Venue_.TYPE).attributes(Venue_.id);
    String exists =
        " FROM [venue_guests] AS [e0]"
            + " JOIN [venue_visits] AS [e1] ON [e1].[guest_id] = [e0].[id]"
            + " WHERE [e1].[venue_id] = [t0].[id] AND ";
    return List.of(
        select(
            "required: parents of rows and links that are there",
            venues.include(Venue_.guests, g -> g.required()).limit(1),
            VENUE + " WHERE EXISTS (SELECT 1" + EXISTS + "[e0].[banned_at] IS NULL) LIMIT ?",
            "Long:1"),
        select(
            "required, with deleted links",
            venues.include(Venue_.guests, g -> g.withDeletedLinks().required()).limit(1),
            VENUE + " WHERE EXISTS (SELECT 1" + exists + "[e0].[banned_at] IS NULL) LIMIT ?",
            "Long:1"),
        select(
            "required, with deleted rows",
            venues.include(
                Venue_.guests, g -> g.withDeleted().where(Guest_.name.eq("x")).required()),
            VENUE + " WHERE EXISTS (SELECT 1" + EXISTS + "[e0].[name] = ?)",
            "String:x"));
  }

  private static List<RenderingCase> defaultScope() {
    Query<Club> some = Query.of(Club_.TYPE).attributes(Club_.id).where(Club_.id.gt(7));
    String where = " WHERE [t0].[kind] = ? AND [t0].[id] > ?";
    return List.of(
        select(
                "the default scope, and then the query",
                some.order(Club_.id.desc()),
                CLUB + where + " ORDER BY [t0].[name] ASC, [t0].[id] DESC",
                "String:sport",
                "Long:7")
            .under(SPORT),
        select(
                "the default scope's limit, unless the query has one",
                some,
                CLUB + where + " ORDER BY [t0].[name] ASC LIMIT ?",
                "String:sport",
                "Long:7",
                "Long:5")
            .under(SPORT.limit(5)),
        select(
                "the query's limit",
                some.limit(2),
                CLUB + where + " ORDER BY [t0].[name] ASC LIMIT ?",
                "String:sport",
                "Long:7",
                "Long:2")
            .under(SPORT.limit(5)));
  }

  private static List<RenderingCase> otherDefaultScopes() {
    Query<Club> some = Query.of(Club_.TYPE).attributes(Club_.id).where(Club_.id.gt(7));
    String where = " WHERE [t0].[kind] = ? AND [t0].[id] > ?";
    return List.of(
        select("unscoped", some.unscoped(), CLUB + " WHERE [t0].[id] > ?", "Long:7").under(SPORT),
        statement(
                "count in the default scope",
                planner -> planner.count(some),
                "SELECT COUNT(*) FROM [clubs] AS [t0]" + where,
                "String:sport",
                "Long:7")
            .under(SPORT),
        delete(
                "conditions of what is changed, in the default scope",
                some,
                "DELETE FROM [clubs] WHERE [clubs].[kind] = ? AND [clubs].[id] > ?",
                "String:sport",
                "Long:7")
            .under(SPORT),
        select(
                "a default scope that shows deleted rows",
                guests(),
                GUEST + " WHERE [t0].[name] = ?",
                "String:x")
            .under(Query.of(Guest_.TYPE).withDeleted()));
  }

  private static List<RenderingCase> defaultScopeOfAssociations() {
    String sections = "SELECT [t0].[id], [t0].[parent_id] FROM [clubs] AS [t0] WHERE ";
    String parent =
        "SELECT [t0].[id], [t0].[parent_id], [t1].[id] FROM [clubs] AS [t0]"
            + " LEFT JOIN [clubs] AS [t1] ON [t1].[id] = [t0].[parent_id]";
    Query<Club> all = Query.of(Club_.TYPE).attributes(Club_.id).unscoped().limit(1);
    return List.of(
        followUp(
                "the default scope of a follow-up",
                Query.of(Club_.TYPE).include(Club_.sections, c -> c.attributes(Club_.id)),
                ONE,
                sections + "[t0].[parent_id] = ? AND [t0].[kind] = ? ORDER BY [t0].[name] ASC",
                "Long:1",
                "String:sport")
            .under(SPORT),
        followUp(
                "an unscoped follow-up",
                Query.of(Club_.TYPE)
                    .include(Club_.sections, c -> c.attributes(Club_.id).unscoped()),
                ONE,
                sections + "[t0].[parent_id] = ?",
                "Long:1")
            .under(SPORT),
        select(
                "the default scope of a join, in ON",
                all.include(Club_.parent, p -> p.attributes(Club_.id)),
                parent + " AND [t1].[kind] = ? LIMIT ?",
                "String:sport",
                "Long:1")
            .under(SPORT),
        select(
                "an unscoped join",
                all.include(Club_.parent, p -> p.attributes(Club_.id).unscoped()),
                parent + " LIMIT ?",
                "Long:1")
            .under(SPORT));
  }

  private static List<RenderingCase> defaultScopeOfPaths() {
    Query<Club> all = Query.of(Club_.TYPE).attributes(Club_.id).unscoped();
    return List.of(
        select(
                "the default scope of any",
                all.where(Club_.sections.any(Club_.name.eq("x"))),
                CLUB
                    + " WHERE EXISTS (SELECT 1 FROM [clubs] AS [e0]"
                    + " WHERE [e0].[parent_id] = [t0].[id]"
                    + " AND [e0].[kind] = ? AND [e0].[name] = ?)",
                "String:sport",
                "String:x")
            .under(SPORT),
        select(
                "the default scope of a count",
                all.where(Club_.sections.count().gt(1)),
                CLUB
                    + " WHERE (SELECT COUNT(*) FROM [clubs] AS [e0]"
                    + " WHERE [e0].[parent_id] = [t0].[id] AND [e0].[kind] = ?) > ?",
                "String:sport",
                "Long:1")
            .under(SPORT),
        select(
                "the default scope of a path",
                all.where(Club_.parent.to(Club_.name).eq("x")),
                CLUB
                    + " LEFT JOIN [clubs] AS [p0] ON [p0].[id] = [t0].[parent_id]"
                    + " AND [p0].[kind] = ? WHERE [p0].[name] = ?",
                "String:sport",
                "String:x")
            .under(SPORT));
  }
}
