package io.sluice.benchmarks.work;

import io.sluice.benchmarks.server.Database;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Creates accounts from a publisher. */
record CreateMany(int rows, boolean withKeys) implements Work {
  private static final int ENOUGH = 20_000; // rows of a round, so that few rows take time, too

  @Override
  public String name() {
    return withKeys ? "W3" : "W3n";
  }

  @Override
  public String title() {
    return String.format(
        "insert %,d rows from a Flux, %s (a row)", rows, withKeys ? "keys back" : "no keys back");
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
  public void prepare(Database database, Contender contender) {
    Accounts.empty(database);
  }

  @Override
  public Mono<Long> operation(Contender contender, int number) {
    Flux<Draft> drafts = Flux.range(0, rows).map(Draft::of);
    return withKeys
        ? contender.writes().createAll(drafts, rows).filter(key -> key > 0).count()
        : contender.writes().load(drafts);
  }

  @Override
  public void check(Database database, int operations, long sum) {
    Work.same("rows that were reported", (long) operations * rows, sum);
    Accounts.check(database, operations, rows);
  }
}
