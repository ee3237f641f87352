package io.sluice.benchmarks.apart;

import io.sluice.benchmarks.contender.Contenders;
import io.sluice.benchmarks.server.Tables;
import io.sluice.benchmarks.server.Target;
import io.sluice.benchmarks.work.Contender;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import reactor.core.publisher.Mono;

/**
 * Reads all users for somebody who takes a thousand of them in some milliseconds, in a small heap.
 * Prints the time of the second pass, and what was alive in the first.
 */
public final class SlowConsumer {
  private static final int CHUNK = 1_000;
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final int CHUNKS_A_LOOK = 10;

  private SlowConsumer() {}

  /** Arguments are those of a target, and the name of a contender. */
  public static void main(String[] arguments) {
    Target target = Target.of(arguments);
    String name = arguments[arguments.length - 1];
    Contender contender = Contenders.open(target, name::equals).get(0);
    contender.reads().find(1).block();
    long before = alive();
    AtomicLong most = new AtomicLong();
    read(contender, chunk -> look(chunk, most));
    long start = System.nanoTime();
    read(contender, chunk -> {});
    System.out.println((System.nanoTime() - start) + " " + Math.max(0, most.get() - before));
    System.exit(0); // whatever threads the contender has left
  }

  private static void read(Contender contender, LongConsumer each) {
    Long rows =
        contender.reads().stream(Tables.USERS)
            .buffer(CHUNK)
            .index()
            .doOnNext(chunk -> each.accept(chunk.getT1()))
            .concatMap(chunk -> Mono.delay(PAUSE).thenReturn((long) chunk.getT2().size()), 1)
            .reduce(0L, Long::sum)
            .block();
    if (Objects.requireNonNull(rows) != Tables.USERS) {
      throw new IllegalStateException("rows: " + rows);
    }
  }

  private static void look(long chunk, AtomicLong most) {
    if (chunk % CHUNKS_A_LOOK == 0) {
      most.accumulateAndGet(alive(), Math::max);
    }
  }

  private static long alive() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
