package io.sluice.benchmarks.work;

import static io.sluice.benchmarks.server.Tables.PARENTS;

import io.sluice.benchmarks.server.Database;
import reactor.core.publisher.Mono;

/**
 * The trap of N + 1 statements: users, and the projects of each asked for one by one; with or
 * without leave to gather them.
 */
record OneByOne(boolean gathered) implements Work {
  @Override
  public String name() {
    return gathered ? "W5" : "W5n";
  }

  @Override
  public String title() {
    return gathered
        ? "the trap of N + 1: 1,000 gets, 64 in flight (a get)"
        : "the same without gathering (a get)";
  }

  @Override
  public int operations() {
    return 4;
  }

  @Override
  public int unitsOfOperation() {
    return PARENTS;
  }

  @Override
  public Mono<Long> operation(Contender contender, int number) {
    Reads reads = contender.reads();
    return (gathered ? reads.projectsOneByOne(PARENTS) : reads.projectsAlone(PARENTS))
        .reduce(0L, Long::sum);
  }

  @Override
  public void check(Database database, int operations, long sum) {
    Work.same("sum of the projects", operations * Expected.projects(PARENTS), sum);
  }
}
