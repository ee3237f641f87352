package io.sluice.benchmarks.work;

/** An account to be created. Immutable. */
public record Draft(String name, String email, int age) {
  /** The draft of this number. */
  public static Draft of(int number) {
    return new Draft("account " + number, "account" + number + "@example.org", 18 + number % 60);
  }
}
