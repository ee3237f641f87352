package io.sluice.internal.execution;

import java.util.function.Supplier;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/** A statement as a publisher: each subscription is a call of its own. */
final class LaneFlux<T> extends Flux<T> {
  private final Supplier<Lane> lane;
  private final boolean lease;
  private final Supplier<Work<T>> work;
  private final Observers observers;

  private LaneFlux(
      Supplier<Lane> lane, boolean lease, Supplier<Work<T>> work, Observers observers) {
    this.lane = lane;
    this.lease = lease;
    this.work = work;
    this.observers = observers;
  }

  /** A statement on the lane. */
  static <T> LaneFlux<T> on(Lane lane, Supplier<Work<T>> work, Observers observers) {
    return new LaneFlux<>(() -> lane, false, work, observers);
  }

  /** A statement on a lease that ends with it. */
  static <T> LaneFlux<T> leased(Supplier<Lane> lease, Supplier<Work<T>> work, Observers observers) {
    return new LaneFlux<>(lease, true, work, observers);
  }

  @Override
  public void subscribe(CoreSubscriber<? super T> consumer) {
    Lane target = lane.get();
    LaneCall<T> call = new LaneCall<>(target, work.get(), observers, consumer);
    consumer.onSubscribe(call);
    target.submit(call);
    if (lease) {
      target.close();
    }
  }
}
