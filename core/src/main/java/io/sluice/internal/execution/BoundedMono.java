package io.sluice.internal.execution;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * A step of a clean-up. It is waited for only so long, then it is a {@link TimeoutException}; but
 * it is never cancelled, also not by its subscriber: a pool whose release is cancelled loses the
 * place.
 */
final class BoundedMono extends Mono<Void> {
  private final Supplier<? extends Publisher<Void>> step;
  private final Deadlines deadlines;
  private final Duration allowed;

  BoundedMono(Supplier<? extends Publisher<Void>> step, Deadlines deadlines, Duration allowed) {
    this.step = step;
    this.deadlines = deadlines;
    this.allowed = allowed;
  }

  @Override
  public void subscribe(CoreSubscriber<? super Void> waiting) {
    Run run = new Run(waiting);
    waiting.onSubscribe(run);
    try {
      step.get().subscribe(run);
    } catch (Throwable thrown) {
      run.onError(thrown);
    }
    run.expect();
  }

  private final class Run implements CoreSubscriber<Void>, Subscription {
    private final CoreSubscriber<? super Void> waiting;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Disposable deadline;

    Run(CoreSubscriber<? super Void> waiting) {
      this.waiting = waiting;
    }

    void expect() {
      if (!over.get()) {
        deadline =
            deadlines.after(allowed, () -> end(new TimeoutException("not done within " + allowed)));
        if (over.get()) {
          stopExpecting();
        }
      }
    }

    private void stopExpecting() {
      Disposable awaited = deadline;
      if (awaited != null) {
        awaited.dispose();
      }
    }

    private void end(@Nullable Throwable cause) {
      if (!over.compareAndSet(false, true)) {
        return;
      }
      stopExpecting();
      if (cause == null) {
        waiting.onComplete();
      } else {
        waiting.onError(cause);
      }
    }

    @Override
    public Context currentContext() {
      return waiting.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Void nothing) {}

    @Override
    public void onError(Throwable cause) {
      end(cause);
    }

    @Override
    public void onComplete() {
      end(null);
    }

    @Override
    public void request(long rows) {}

    @Override
    public void cancel() {}
  }
}
