package io.sluice.benchmarks.work;

import io.sluice.benchmarks.server.Database;
import io.sluice.benchmarks.server.Tables;
import java.util.List;
import java.util.stream.LongStream;
import reactor.core.publisher.Mono;

/** Sets 10,000 links where 5,000 differ, to and fro between two lists. */
record SetLinks(Kind kind) implements Work {
  private static final List<Long> FIRST = keys(0);
  private static final List<Long> SECOND = keys(Tables.LINKS / 2);

  /** What is set, and by what. */
  enum Kind {
    /** Projects of a user, by keys. */
    KEYS("W6", "set 10,000 projects where 5,000 differ (a call)"),
    /** Projects of a user, by entities. */
    LOADED("W6e", "the same by entities that were loaded (a call)"),
    /** Tags of a project, by keys. */
    MANY_TO_MANY("W6b", "set 10,000 tags where 5,000 differ, m:n (a call)");

    private final String name;
    private final String title;

    Kind(String name, String title) {
      this.name = name;
      this.title = title;
    }
  }

  private static List<Long> keys(int shift) {
    long first = (long) Tables.FIRST_LINK + shift;
    return LongStream.range(first, first + Tables.LINKS).boxed().toList();
  }

  @Override
  public String name() {
    return kind.name;
  }

  @Override
  public String title() {
    return kind.title;
  }

  @Override
  public int operations() {
    return 6; // an even number, after which the first list is set again
  }

  @Override
  public void prepare(Database database, Contender contender) {
    database.run(
        (database.target().isPostgres() ? "VACUUM ANALYZE " : "ANALYZE TABLE ")
            + "projects, project_tags");
    if (kind == Kind.LOADED) {
      contender.links().load(LongStream.range(FIRST.get(0), last() + 1).boxed().toList()).block();
    }
  }

  private static long last() {
    return SECOND.get(SECOND.size() - 1);
  }

  @Override
  public Mono<Long> operation(Contender contender, int number) {
    List<Long> keys = number % 2 == 0 ? SECOND : FIRST;
    return switch (kind) {
      case KEYS -> contender.links().setProjects(Tables.OWNER, keys);
      case LOADED -> contender.links().setLoaded(Tables.OWNER, keys);
      case MANY_TO_MANY -> contender.links().setTags(Tables.FIRST_LINK, keys);
    };
  }

  @Override
  public void check(Database database, int operations, long sum) {
    Work.same("links that were changed", (long) operations * Tables.LINKS, sum);
    String rows =
        kind == Kind.MANY_TO_MANY
            ? "project_tags WHERE project_id = " + Tables.FIRST_LINK + " AND tag_id"
            : "projects WHERE owner_id = " + Tables.OWNER + " AND id";
    String between = " BETWEEN " + FIRST.get(0) + " AND " + FIRST.get(FIRST.size() - 1);
    Work.same(
        "links of the first list",
        Tables.LINKS,
        database.number("SELECT count(*) FROM " + rows + between));
  }
}
