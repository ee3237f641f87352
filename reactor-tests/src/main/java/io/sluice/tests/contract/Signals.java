package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import reactor.test.StepVerifier;

/** What publishers end with. */
final class Signals {
  private Signals() {}

  /** The error that it ends with, of just that class. */
  static <X extends Throwable> X failure(Class<X> type, Publisher<?> publisher) {
    Throwable error = failure(publisher);
    assertThat(error).isExactlyInstanceOf(type);
    return Objects.requireNonNull(type.cast(error));
  }

  /** The error that it ends with. */
  static Throwable failure(Publisher<?> publisher) {
    AtomicReference<Throwable> seen = new AtomicReference<>();
    StepVerifier.create(publisher)
        .thenConsumeWhile(value -> true)
        .expectErrorSatisfies(seen::set)
        .verify(Contract.PATIENCE);
    return Objects.requireNonNull(seen.get());
  }

  /** Nothing comes. */
  static void empty(Publisher<?> publisher) {
    StepVerifier.create(publisher).expectComplete().verify(Contract.PATIENCE);
  }

  /** Just these values come, in their order. */
  @SafeVarargs
  static <T> void values(Publisher<T> publisher, T... expected) {
    StepVerifier.create(publisher).expectNext(expected).expectComplete().verify(Contract.PATIENCE);
  }
}
