package io.sluice.benchmarks.work;

import io.sluice.benchmarks.server.Database;
import reactor.core.publisher.Mono;

/** Reads users, row by row. */
record StreamRows(int rows) implements Work {
  private static final int ENOUGH = 100_000; // rows of a round, so that few rows take time, too

  @Override
  public String name() {
    return "W2";
  }

  @Override
  public String title() {
    return String.format("stream %,d rows to entities (a row)", rows);
  }

  @Override
  public int operations() {
    return Math.max(1, ENOUGH / rows);
  }

  @Override
  public int unitsOfOperation() {
    return rows;
  }

  @Override
  public Mono<Long> operation(Contender contender, int number) {
    return contender.reads().stream(rows).reduce(0L, Long::sum);
  }

  @Override
  public void check(Database database, int operations, long sum) {
    Work.same("sum of the users", operations * Expected.users(rows), sum);
  }
}
