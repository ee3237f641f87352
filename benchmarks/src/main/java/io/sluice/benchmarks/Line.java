package io.sluice.benchmarks;

import io.sluice.benchmarks.apart.Processes.Outcome;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A line of the results: medians of a contender's rounds of a work. Immutable.
 *
 * @param ratio of its throughput to that of the first contender
 * @param statements that it has sent for one operation
 */
record Line(
    String work,
    String contender,
    double unitsPerSecond,
    double ratio,
    double kilobytes,
    double statements,
    double half,
    double slowest) {
  private static final double KILOBYTE = 1_024;
  private static final double MEDIAN = 0.5;
  private static final double NEARLY_ALL = 0.99;

  static Line of(
      String work, String contender, List<Round> rounds, double statements, double reference) {
    double speed = median(rounds, Round::unitsPerSecond);
    return new Line(
        work,
        contender,
        speed,
        reference > 0 ? speed / reference : 1,
        median(rounds, Round::kilobytesPerUnit),
        statements,
        median(rounds, round -> round.latency(MEDIAN)),
        median(rounds, round -> round.latency(NEARLY_ALL)));
  }

  /** Of processes that were run for the contender; the kilobytes are those that were alive. */
  static Line of(String work, String contender, List<Outcome> outcomes, double reference) {
    double speed = median(outcomes, Outcome::unitsPerSecond);
    return new Line(
        work,
        contender,
        speed,
        reference > 0 ? speed / reference : 1,
        median(outcomes, outcome -> outcome.alive() == 0 ? Double.NaN : outcome.alive() / KILOBYTE),
        Double.NaN,
        Double.NaN,
        Double.NaN);
  }

  private static <T> double median(List<T> rounds, ToDoubleFunction<T> value) {
    double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
