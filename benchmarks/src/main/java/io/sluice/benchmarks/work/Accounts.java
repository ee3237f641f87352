package io.sluice.benchmarks.work;

import io.sluice.benchmarks.server.Database;
import java.util.stream.IntStream;

/** The table that rows are created in. */
final class Accounts {
  private Accounts() {}

  static void empty(Database database) {
    database.run("TRUNCATE TABLE accounts");
  }

  /** Drafts 0 to {@code rows - 1} must be there, each so many times. */
  static void check(Database database, int times, int rows) {
    long ages = IntStream.range(0, rows).mapToLong(number -> Draft.of(number).age()).sum();
    Work.same("accounts", (long) times * rows, database.number("SELECT count(*) FROM accounts"));
    Work.same("ages", times * ages, database.number("SELECT sum(age) FROM accounts"));
    Work.same(
        "addresses",
        rows,
        database.number("SELECT count(DISTINCT email) FROM accounts WHERE version = 0"));
  }
}
