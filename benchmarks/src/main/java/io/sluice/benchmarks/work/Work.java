package io.sluice.benchmarks.work;

import io.sluice.benchmarks.server.Database;
import reactor.core.publisher.Mono;

/** Something that all contenders do. Stateless. */
public interface Work {
  /** How it is called on the command line and in the results. */
  String name();

  /** What is done, in words. */
  String title();

  /** How many operations are a round. */
  int operations();

  /** How many of them are under way at once. */
  default int inFlight() {
    return 1;
  }

  /** How many rows, or other things that are counted in the results, an operation is of. */
  default int unitsOfOperation() {
    return 1;
  }

  /** Brings tables to where each round begins; blocks, and is not measured. */
  default void prepare(Database database, Contender contender) {}

  /** The operation of the number, from 0 on, in a round; emits a number that is checked. */
  Mono<Long> operation(Contender contender, int number);

  /**
   * Looks whether a round of so many operations did what it should; blocks.
   *
   * @param sum of what its operations have emitted
   * @throws IllegalStateException if it did something else
   */
  void check(Database database, int operations, long sum);

  /** Throws if what is found is not what was expected. */
  static void same(String what, long expected, long found) {
    if (expected != found) {
      throw new IllegalStateException(what + ": expected " + expected + ", found " + found);
    }
  }
}
