package io.sluice.internal.bulk;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Those who wait for who came before them. Places are taken by one thread at a time, for one
 * subscription each.
 */
final class Queue {
  private Mono<Boolean> last = Mono.just(true);

  /** The place after all others. */
  Place further() {
    Place place = new Place(last);
    last = place.left.asMono();
    return place;
  }

  /** One place. */
  static final class Place {
    private final Mono<Boolean> before;
    private final Sinks.One<Boolean> left = Sinks.one();

    private Place(Mono<Boolean> before) {
      this.before = before;
    }

    /** What is done when all before have been successful; it is empty where one was not. */
    <T> Mono<T> inTurn(Mono<T> work) {
      return before
          .flatMap(successful -> successful ? work : Mono.<T>empty())
          .doOnSuccess(done -> left.tryEmitValue(done != null))
          .doOnError(error -> left.tryEmitValue(false));
    }
  }
}
