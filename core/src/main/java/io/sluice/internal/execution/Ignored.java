package io.sluice.internal.execution;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/** The consumer of BEGIN and SAVEPOINT: their lane sees for itself how they end. */
final class Ignored implements CoreSubscriber<Void> {
  @Override
  public void onSubscribe(Subscription subscription) {}

  @Override
  public void onNext(Void nothing) {}

  @Override
  public void onError(Throwable cause) {}

  @Override
  public void onComplete() {}
}
