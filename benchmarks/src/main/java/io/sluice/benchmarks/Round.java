package io.sluice.benchmarks;

import io.sluice.benchmarks.server.Database;
import io.sluice.benchmarks.work.Contender;
import io.sluice.benchmarks.work.Work;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a contender took for a round of a work. Immutable. */
final class Round {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final double NANOS = 1e9;
  private static final double KILOBYTE = 1_024;

  private final long nanos;
  private final long bytes;
  private final long units;
  private final long[] latencies; // in nanoseconds, sorted; none where nothing is at once

  private Round(long nanos, long bytes, long units, long[] latencies) {
    this.nanos = nanos;
    this.bytes = bytes;
    this.units = units;
    this.latencies = latencies;
  }

  /** Runs a round, and checks its answers. Blocks. */
  static Round run(Work work, Contender contender, Database database) {
    work.prepare(database, contender);
    int operations = work.operations();
    long[] latencies = new long[work.inFlight() > 1 ? operations : 0];
    Mono<Long> all =
        Flux.range(0, operations)
            .flatMap(
                number ->
                    latencies.length == 0
                        ? work.operation(contender, number)
                        : timed(work, contender, number, latencies),
                work.inFlight())
            .reduce(0L, Long::sum)
            .timeout(PATIENCE)
            .onErrorMap(TimeoutException.class, late -> tooSlow(work, contender));
    long bytes = Allocation.bytes();
    long start = System.nanoTime();
    long sum = Objects.requireNonNull(all.block());
    long nanos = System.nanoTime() - start;
    long allocated = Allocation.bytes() - bytes;
    work.check(database, operations, sum);
    Arrays.sort(latencies);
    return new Round(nanos, allocated, (long) operations * work.unitsOfOperation(), latencies);
  }

  private static RuntimeException tooSlow(Work work, Contender contender) {
    return new IllegalStateException(
        work.name() + " by " + contender.name() + " took more than " + PATIENCE.toSeconds() + " s");
  }

  private static Mono<Long> timed(Work work, Contender contender, int number, long[] latencies) {
    long start = System.nanoTime();
    return work.operation(contender, number)
        .doOnSuccess(done -> latencies[number] = System.nanoTime() - start);
  }

  double unitsPerSecond() {
    return units * NANOS / nanos;
  }

  double kilobytesPerUnit() {
    return bytes / KILOBYTE / units;
  }

  /** In milliseconds, or not a number where operations are one after another. */
  double latency(double quantile) {
    return latencies.length == 0
        ? Double.NaN
        : latencies[(int) (quantile * (latencies.length - 1))] / 1e6;
  }
}
