package io.sluice.internal.execution;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/** The consumer of what begins a transaction: its lane sees for itself how that ends. */
final class Unheard implements CoreSubscriber<Void> {
  @Override
  public void onSubscribe(Subscription subscription) {}

  @Override
  public void onNext(Void nothing) {}

  @Override
  public void onError(Throwable cause) {}

  @Override
  public void onComplete() {}
}
