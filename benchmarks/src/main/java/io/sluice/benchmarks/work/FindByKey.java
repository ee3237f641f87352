package io.sluice.benchmarks.work;

import io.sluice.benchmarks.server.Database;
import io.sluice.benchmarks.server.Tables;
import reactor.core.publisher.Mono;

/** Reads single users, many at once; with or without leave to gather them. */
record FindByKey(boolean gathered) implements Work {
  private static final int STEP = 7_919; // a prime, so that neighbours are far from each other

  @Override
  public String name() {
    return gathered ? "W1" : "W1n";
  }

  @Override
  public String title() {
    return gathered ? "find by key, 64 in flight" : "the same without gathering";
  }

  @Override
  public int operations() {
    return 8_000;
  }

  @Override
  public int inFlight() {
    return 64;
  }

  private static long key(int number) {
    return 1 + (long) number * STEP % Tables.USERS;
  }

  @Override
  public Mono<Long> operation(Contender contender, int number) {
    Reads reads = contender.reads();
    return gathered ? reads.find(key(number)) : reads.findAlone(key(number));
  }

  @Override
  public void check(Database database, int operations, long sum) {
    long expected = 0;
    for (int number = 0; number < operations; number++) {
      expected += Expected.user(key(number));
    }
    Work.same("sum of the users", expected, sum);
  }
}
