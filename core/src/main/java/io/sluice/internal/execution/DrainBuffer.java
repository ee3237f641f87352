package io.sluice.internal.execution;

import io.sluice.error.LaneBufferException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.concurrent.Queues;
import reactor.util.context.Context;

/**
 * Stands between a source of rows and its consumer. As long as nobody else waits, the source is
 * asked for a prefetched number of rows, refilled by three quarters; once contended, for all of
 * them, kept in a bounded buffer. A consumer that goes never cancels the source: the rest is read
 * and dropped, since an abandoned result stops its connection.
 *
 * <p>Rows and terminal signals are delivered under a work-in-progress guard, as reactive operators
 * do; the source's methods are called by one thread at a time, the others by any.
 */
abstract class DrainBuffer<T> implements CoreSubscriber<T>, Subscription {
  static final int PREFETCH = 256;

  @SuppressWarnings("rawtypes")
  private static final AtomicLongFieldUpdater<DrainBuffer> REQUESTED =
      AtomicLongFieldUpdater.newUpdater(DrainBuffer.class, "requested");

  @SuppressWarnings("rawtypes")
  private static final AtomicIntegerFieldUpdater<DrainBuffer> WORK =
      AtomicIntegerFieldUpdater.newUpdater(DrainBuffer.class, "work");

  private final CoreSubscriber<? super T> consumer;
  private final int bound;
  private final Queue<T> rows = Queues.<T>unbounded(PREFETCH).get();
  private final AtomicInteger buffered = new AtomicInteger();
  private final AtomicBoolean ending = new AtomicBoolean();
  private volatile long requested;
  private volatile int work;
  private volatile @Nullable Subscription source;
  private volatile boolean contended;
  private volatile boolean gone;
  private volatile boolean discarding;
  private volatile @Nullable Throwable failure;
  private volatile boolean ended;
  private @Nullable Throwable error;
  private boolean terminated;
  private int taken;

  DrainBuffer(CoreSubscriber<? super T> consumer, int bound) {
    this.consumer = consumer;
    this.bound = bound;
  }

  /** The source is done; called once, before the consumer learns of it. */
  abstract void sourceEnded(@Nullable Throwable cause);

  /** The consumer went, before the source was done. */
  void consumerGone() {}

  /** The error that the consumer sees. */
  Throwable translated(Throwable cause) {
    return cause;
  }

  /** How many rows the source is asked for while nobody else waits. */
  int prefetch() {
    return PREFETCH;
  }

  /** What the consumer is told to do when the buffer is full. */
  abstract String overflowHint();

  /** Somebody waits: from now on the source's progress depends on the server alone. */
  public final void contend() {
    if (!contended) {
      contended = true;
      requestAll();
    }
  }

  /** Drops what is left of the source. */
  public final void discard() {
    discarding = true;
    if (source != null && cancelsSource()) {
      cancelSource();
      end(null);
    } else {
      requestAll();
    }
  }

  /** Whether the source can be cancelled, rather than read to its end. */
  boolean cancelsSource() {
    return false;
  }

  /** Fails the consumer now, and drops what is left of the source. */
  final void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
      discard();
      drain();
    }
  }

  final boolean isDiscarding() {
    return discarding;
  }

  public final boolean isGone() {
    return gone;
  }

  /** Cancels the source; only for one that leaves no result open. */
  final void cancelSource() {
    Subscription current = source;
    if (current != null) {
      current.cancel();
    }
  }

  private void requestAll() {
    Subscription current = source;
    if (current != null) {
      current.request(Long.MAX_VALUE);
    }
  }

  @Override
  public final Context currentContext() {
    return consumer.currentContext();
  }

  @Override
  public final void onSubscribe(Subscription subscription) {
    source = subscription;
    if (gone) {
      consumerGone();
    }
    if (discarding) {
      discard();
      return;
    }
    subscription.request(contended ? Long.MAX_VALUE : prefetch());
    if (contended || discarding) {
      subscription.request(Long.MAX_VALUE);
    }
  }

  @Override
  public final void onNext(T row) {
    if (discarding) {
      return;
    }
    if (contended && buffered.get() >= bound) {
      fail(
          new LaneBufferException(
              "A result has more than "
                  + bound
                  + " rows that its consumer has not taken yet, while another "
                  + "statement waits for its connection; "
                  + overflowHint(),
              null));
      return;
    }
    if (WORK.compareAndSet(this, 0, 1)) {
      if (requested > 0 && buffered.get() == 0 && !gone) {
        deliver(row);
        produced(1);
      } else {
        offer(row);
      }
      if (WORK.decrementAndGet(this) != 0) {
        drainLoop(work);
      }
    } else {
      offer(row);
      drain();
    }
  }

  private void offer(T row) {
    buffered.incrementAndGet();
    rows.offer(row);
  }

  @Override
  public final void onError(Throwable cause) {
    end(cause);
  }

  @Override
  public final void onComplete() {
    end(null);
  }

  /** Ends the result: the connection is free before the consumer sees the last rows. */
  final void end(@Nullable Throwable cause) {
    if (ending.compareAndSet(false, true)) {
      error = cause == null ? null : translated(cause);
      sourceEnded(error);
      ended = true;
      drain();
    }
  }

  @Override
  public final void request(long rowCount) {
    if (Operators.validate(rowCount)) {
      Operators.addCap(REQUESTED, this, rowCount);
      drain();
    }
  }

  @Override
  public final void cancel() {
    if (!gone) {
      gone = true;
      if (!ended) {
        discard();
        consumerGone();
      }
      drain();
    }
  }

  private void drain() {
    if (WORK.getAndIncrement(this) == 0) {
      drainLoop(1);
    }
  }

  private void drainLoop(int missed) {
    int left = missed;
    do {
      emit();
      left = WORK.addAndGet(this, -left);
    } while (left != 0);
  }

  private void emit() {
    long wanted = requested;
    long sent = 0;
    while (!terminated) {
      if (gone || failure != null) {
        terminate(failure);
        return;
      }
      boolean last = ended;
      T row = sent == wanted ? null : rows.poll();
      if (row == null) {
        if (last && rows.isEmpty()) {
          terminate(error);
        }
        break;
      }
      buffered.decrementAndGet();
      deliver(row);
      sent++;
    }
    produced(sent);
  }

  private void terminate(@Nullable Throwable cause) {
    terminated = true;
    rows.clear();
    if (gone) {
      return;
    }
    if (cause == null) {
      consumer.onComplete();
    } else {
      consumer.onError(cause);
    }
  }

  private void deliver(T row) {
    try {
      consumer.onNext(row);
    } catch (Throwable thrown) {
      // a consumer that throws breaks its contract; it must not break the connection's other users
      Operators.onErrorDropped(thrown, currentContext());
      gone = true;
      discard();
    }
    refill();
  }

  private void produced(long sent) {
    if (sent > 0) {
      Operators.produced(REQUESTED, this, sent);
    }
  }

  private void refill() {
    if (!contended && ++taken >= prefetch() - prefetch() / 4) {
      int refill = taken;
      taken = 0;
      Objects.requireNonNull(source).request(refill);
    }
  }
}
