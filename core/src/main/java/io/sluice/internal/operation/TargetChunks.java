package io.sluice.internal.operation;

import io.sluice.error.BackpressureException;
import io.sluice.model.Association;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Targets of a publisher, in chunks of which each goes into one statement. */
final class TargetChunks {
  /** Most targets of a chunk. */
  static final int SIZE = 1_000;

  private TargetChunks() {}

  /**
   * The chunks, as they are asked for; a publisher that sends more is an error, since what it sends
   * would have to be kept.
   */
  static Flux<List<Object>> of(Publisher<?> targets, Association<?, ?> association) {
    return Flux.<Object>from(targets)
        .buffer(SIZE)
        .publishOn(Schedulers.immediate(), 1) // a queue of one chunk, which is asked for
        .onErrorMap(
            Exceptions::isOverflow,
            error ->
                new BackpressureException(
                    association
                        + ": the publisher of targets sends more of them than it is asked for; add"
                        + " onBackpressureBuffer() to it",
                    error));
  }
}
