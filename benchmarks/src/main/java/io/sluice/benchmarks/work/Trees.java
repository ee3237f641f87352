package io.sluice.benchmarks.work;

import static io.sluice.benchmarks.server.Tables.PARENTS;

import io.sluice.benchmarks.server.Database;
import reactor.core.publisher.Mono;

/** Reads users with their projects by one call, with or without the tags of these. */
record Trees(boolean withTags) implements Work {
  @Override
  public String name() {
    return withTags ? "W4b" : "W4";
  }

  @Override
  public String title() {
    return withTags
        ? "the same, and 3 tags a project, m:n (a call)"
        : "1,000 users with 10 projects each, by one call (a call)";
  }

  @Override
  public int operations() {
    return withTags ? 3 : 8;
  }

  @Override
  public Mono<Long> operation(Contender contender, int number) {
    return withTags
        ? contender.reads().usersWithTags(PARENTS)
        : contender.reads().usersWithProjects(PARENTS);
  }

  @Override
  public void check(Database database, int operations, long sum) {
    long expected =
        Expected.users(PARENTS)
            + Expected.projects(PARENTS)
            + (withTags ? Expected.tags(PARENTS) : 0);
    Work.same("sum of the tree", operations * expected, sum);
  }
}
