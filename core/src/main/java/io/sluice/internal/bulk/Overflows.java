package io.sluice.internal.bulk;

import io.sluice.error.BackpressureException;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;

/** What happens where a user's publisher sends more than it is asked for. */
public final class Overflows {
  private Overflows() {}

  /**
   * What comes of a publisher, with an error that says so.
   *
   * @param sends which publisher sends more, up to the word "than"
   */
  public static <T> Flux<T> named(Flux<T> values, String sends) {
    return values.onErrorMap(
        Exceptions::isOverflow,
        error ->
            new BackpressureException(
                sends + " than it is asked for; add onBackpressureBuffer() to it", error));
  }
}
