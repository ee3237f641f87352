package io.sluice.benchmarks.work;

import io.sluice.benchmarks.server.Database;
import reactor.core.publisher.Mono;

/** Creates single accounts, many at once; with or without leave to gather them. */
record CreateOne(boolean gathered) implements Work {
  @Override
  public String name() {
    return gathered ? "W8g" : "W8";
  }

  @Override
  public String title() {
    return gathered
        ? "the same where gathering is opted in"
        : "single create, key back, 64 in flight";
  }

  @Override
  public int operations() {
    return 6_000;
  }

  @Override
  public int inFlight() {
    return 64;
  }

  @Override
  public void prepare(Database database, Contender contender) {
    Accounts.empty(database);
  }

  @Override
  public Mono<Long> operation(Contender contender, int number) {
    Draft draft = Draft.of(number);
    Mono<Long> key =
        gathered ? contender.writes().createGathered(draft) : contender.writes().create(draft);
    return key.map(each -> each > 0 ? 1L : 0L);
  }

  @Override
  public void check(Database database, int operations, long sum) {
    Work.same("keys", operations, sum);
    Accounts.check(database, 1, operations);
  }
}
