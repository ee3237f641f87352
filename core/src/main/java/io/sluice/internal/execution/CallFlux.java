package io.sluice.internal.execution;

import java.util.function.Supplier;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/** A statement as a publisher: each subscription is a call of its own. */
final class CallFlux<T> extends Flux<T> {
  private final Supplier<Lane> lane;
  private final boolean lease;
  private final Supplier<Work<T>> work;
  private final LaneEnvironment environment;

  private CallFlux(
      Supplier<Lane> lane, boolean lease, Supplier<Work<T>> work, LaneEnvironment environment) {
    this.lane = lane;
    this.lease = lease;
    this.work = work;
    this.environment = environment;
  }

  /** A statement on the lane. */
  static <T> CallFlux<T> on(Lane lane, Supplier<Work<T>> work, LaneEnvironment environment) {
    return new CallFlux<>(() -> lane, false, work, environment);
  }

  /** A statement on a lease that ends with it. */
  static <T> CallFlux<T> leased(
      Supplier<Lane> lease, Supplier<Work<T>> work, LaneEnvironment environment) {
    return new CallFlux<>(lease, true, work, environment);
  }

  @Override
  public void subscribe(CoreSubscriber<? super T> consumer) {
    Lane target = lane.get();
    Work<T> what;
    try {
      what = work.get();
    } catch (Throwable thrown) {
      Operators.error(consumer, thrown);
      return;
    }
    LaneCall<T> call = new LaneCall<>(target, what, environment, consumer);
    consumer.onSubscribe(call);
    target.submit(call);
    if (lease) {
      target.close();
    }
  }
}
