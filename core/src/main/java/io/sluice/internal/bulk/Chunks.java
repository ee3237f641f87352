package io.sluice.internal.bulk;

import java.util.List;
import java.util.function.ToLongFunction;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * How what comes of a user's publisher is cut: chunks that are each complete in memory before any
 * of it is sent, so that the source never runs inside of a statement. Immutable and thread-safe.
 *
 * @param <T> what comes
 */
public final class Chunks<T> {
  private static final long MOST_WEIGHT = 4_000_000;

  // not the one of all, whose threads may all wait for what is written here
  private static final Scheduler SCHEDULER =
      Schedulers.newBoundedElastic(
          Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE,
          Schedulers.DEFAULT_BOUNDED_ELASTIC_QUEUESIZE,
          "sluice-bulk",
          60,
          true);

  private final ChunkFlux.Limits<T> limits;
  private final String sends;

  private Chunks(ChunkFlux.Limits<T> limits, String sends) {
    this.limits = limits;
    this.sends = sends;
  }

  /**
   * Chunks that are whole, but for the last one.
   *
   * @param values most values of one
   * @param weigher about how many bytes a value is
   * @param sends which publisher sends more than it is asked for, up to the word "than"
   */
  public static <T> Chunks<T> whole(int values, ToLongFunction<T> weigher, String sends) {
    return new Chunks<>(
        new ChunkFlux.Limits<>(values, values, MOST_WEIGHT, weigher, Long.MAX_VALUE), sends);
  }

  /**
   * Chunks that are smaller where the source is silent and so many could be written.
   *
   * @param first most values of the first one; those after it grow
   */
  static <T> Chunks<T> prompt(
      int first, int values, ToLongFunction<T> weigher, int atOnce, String sends) {
    return new Chunks<>(new ChunkFlux.Limits<>(first, values, MOST_WEIGHT, weigher, atOnce), sends);
  }

  /** The chunks, as they are asked for, while the next one is gathered. */
  public Flux<List<T>> of(Flux<T> values) {
    return Overflows.named(new ChunkFlux<>(values, limits, SCHEDULER), sends);
  }

  /** Whether more may follow the chunk. */
  public boolean isWhole(List<T> chunk) {
    return chunk.size() >= limits.values()
        || chunk.stream().mapToLong(limits.weigher()).sum() >= limits.weight();
  }
}
