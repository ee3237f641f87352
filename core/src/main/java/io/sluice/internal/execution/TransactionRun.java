package io.sluice.internal.execution;

import io.sluice.error.TransactionEndedException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * One subscription to the body of a transaction: the first of its end, its error and its cancel
 * decides how the transaction ends. The consumer learns of the end when the transaction is over.
 */
abstract class TransactionRun<T> implements CoreSubscriber<T>, Subscription {
  private final CoreSubscriber<? super T> consumer;
  private final OpenTransaction.Owned transaction;
  private final Context context;
  private final Operators.DeferredSubscription body = new Operators.DeferredSubscription();
  private final AtomicBoolean decided = new AtomicBoolean();
  private volatile boolean cancelled;

  TransactionRun(
      Database database, OpenTransaction.Owned transaction, CoreSubscriber<? super T> consumer) {
    this.consumer = consumer;
    this.transaction = transaction;
    this.context = consumer.currentContext().put(database, transaction);
  }

  /** The body has ended well, and the transaction, too. */
  abstract void succeeded();

  final CoreSubscriber<? super T> consumer() {
    return consumer;
  }

  final OpenTransaction.Owned transaction() {
    return transaction;
  }

  final boolean isCancelled() {
    return cancelled;
  }

  final void requestOfBody(long rows) {
    body.request(rows);
  }

  @Override
  public final Context currentContext() {
    return context;
  }

  @Override
  public final void onSubscribe(Subscription subscription) {
    body.set(subscription);
  }

  @Override
  public final void onComplete() {
    if (decided.compareAndSet(false, true)) {
      transaction.commit().subscribe(new End(null));
    }
  }

  @Override
  public final void onError(Throwable cause) {
    if (decided.compareAndSet(false, true)) {
      transaction.rollback(cause).subscribe(new End(cause));
    } else {
      UserCode.dropped(cause, context);
    }
  }

  @Override
  public final void cancel() {
    cancelled = true;
    body.cancel();
    if (decided.compareAndSet(false, true)) {
      Mono<Void> rollback =
          transaction.rollback(new TransactionEndedException("It was cancelled", null));
      CleanUps.run(rollback);
    }
  }

  /** What the end of the transaction is told to. */
  private final class End implements CoreSubscriber<Void> {
    private final @Nullable Throwable error;

    End(@Nullable Throwable error) {
      this.error = error;
    }

    @Override
    public Context currentContext() {
      return consumer.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Void nothing) {}

    @Override
    public void onError(Throwable cause) {
      if (cancelled) {
        UserCode.dropped(cause, context);
      } else {
        guarded(() -> consumer.onError(cause));
      }
    }

    @Override
    public void onComplete() {
      Throwable cause = error;
      if (cause != null) {
        onError(cause);
      } else if (!cancelled) {
        guarded(TransactionRun.this::succeeded);
      }
    }

    // what a consumer throws is not for whoever gives the connection back
    private void guarded(Runnable signal) {
      try {
        signal.run();
      } catch (Throwable thrown) {
        UserCode.dropped(thrown, context);
      }
    }
  }
}
