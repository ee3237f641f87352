package io.sluice.benchmarks.jooq;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How publishers of jOOQ are subscribed to. */
final class Publishers {
  private Publishers() {}

  /**
   * The one value, or none. {@code Mono.from} would cancel at the value, and jOOQ then loses some
   * of what comes after it.
   */
  static <T> Mono<T> one(Publisher<T> publisher) {
    return Flux.from(publisher).singleOrEmpty();
  }
}
