package io.sluice.benchmarks.work;

import io.sluice.benchmarks.server.Database;
import io.sluice.benchmarks.server.Tables;
import reactor.core.publisher.Mono;

/** Loads a user, changes it, and saves it with its version checked. */
record Grow(boolean inTransaction) implements Work {
  private static final long FIRST = Tables.OWNER + 1;

  @Override
  public String name() {
    return inTransaction ? "W7" : "W7n";
  }

  @Override
  public String title() {
    return inTransaction
        ? "load, change, save versioned, in a transaction, 32 in flight"
        : "the same without a transaction, beside raw with one";
  }

  @Override
  public int operations() {
    return 3_000;
  }

  @Override
  public int inFlight() {
    return 32;
  }

  @Override
  public void prepare(Database database, Contender contender) {
    if (database.target().isPostgres()) {
      database.run("VACUUM users");
    }
  }

  @Override
  public Mono<Long> operation(Contender contender, int number) {
    long key = FIRST + number;
    return inTransaction ? contender.writes().growInTransaction(key) : contender.writes().grow(key);
  }

  @Override
  public void check(Database database, int operations, long sum) {
    Work.same("rows written", operations, sum);
    Work.same(
        "users of version 1",
        operations,
        database.number("SELECT count(*) FROM users WHERE version = 1"));
    database.run("UPDATE users SET age = age - version, version = 0 WHERE version > 0");
  }
}
