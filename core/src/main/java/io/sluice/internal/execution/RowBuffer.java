package io.sluice.internal.execution;

import io.sluice.error.LaneBufferException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Stands between a source of rows and its consumer. As long as nobody else waits, the source is
 * asked for a prefetched number of rows, refilled by three quarters; once contended, for all of
 * them, kept in a bounded buffer. A consumer that goes never cancels the source: the rest is read
 * and dropped, since an abandoned result stops its connection. A consumer gets all rows or an
 * error, never some of the rows and an end.
 *
 * <p>Rows and terminal signals are delivered under a work-in-progress guard, as reactive operators
 * do; the source's methods are called by one thread at a time, the others by any. What a consumer
 * throws is caught: it breaks its contract, but not the connection's other users.
 */
abstract class RowBuffer<T> implements CoreSubscriber<T>, Subscription {
  static final int PREFETCH = 256;
  private static final int REFILL = PREFETCH - PREFETCH / 4;

  @SuppressWarnings("rawtypes")
  private static final AtomicLongFieldUpdater<RowBuffer> REQUESTED =
      AtomicLongFieldUpdater.newUpdater(RowBuffer.class, "requested");

  @SuppressWarnings("rawtypes")
  private static final AtomicIntegerFieldUpdater<RowBuffer> WORK =
      AtomicIntegerFieldUpdater.newUpdater(RowBuffer.class, "work");

  @SuppressWarnings("rawtypes")
  private static final AtomicIntegerFieldUpdater<RowBuffer> ENDING =
      AtomicIntegerFieldUpdater.newUpdater(RowBuffer.class, "ending");

  private final CoreSubscriber<? super T> consumer;
  private final int bound;
  private volatile @Nullable RowQueue<T> rows; // made for the first row that has to wait
  private volatile int ending;
  private volatile long requested;
  private volatile int work;
  private volatile @Nullable Subscription source;
  private volatile boolean contended;
  private volatile boolean gone;
  private volatile boolean discarding;
  private volatile @Nullable Throwable failure;
  private volatile boolean ended;
  private boolean terminated; // under the guard
  private int taken; // under the guard

  RowBuffer(CoreSubscriber<? super T> consumer, int bound) {
    this.consumer = consumer;
    this.bound = bound;
  }

  /** The source is done; called once. An error is what the consumer will see. */
  abstract void sourceEnded(@Nullable Throwable cause);

  /**
   * All that depends on the source may go on: before the consumer sees the last rows, but after it
   * has seen an error, so that nobody is told of that error's consequences first.
   */
  void released() {}

  /** The consumer went, before the source was done. */
  void consumerGone() {}

  /** The consumer is told of a failure, before the source is done. */
  void failedEarly() {}

  /** The consumer has thrown where it must not; whoever waits for it may wait for ever. */
  void consumerBroken(Throwable thrown) {}

  /** Whether the source begins again after an error, by another subscription. */
  boolean beginsAgain(Throwable cause) {
    return false;
  }

  /** The error that the consumer sees. */
  Throwable translated(Throwable cause) {
    return cause;
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

  /** Drops what is left of the source; the consumer, if it is still there, gets the error. */
  public final void discard(Throwable cause) {
    if (gone) {
      dropRest();
    } else {
      fail(cause);
    }
  }

  /** Fails the consumer now, and drops what is left of the source. */
  public final void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
      dropRest();
      if (!ended) {
        failedEarly();
      }
      drain();
    }
  }

  private void dropRest() {
    discarding = true;
    requestAll();
  }

  public final boolean isDiscarding() {
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
    subscription.request(contended || discarding ? Long.MAX_VALUE : PREFETCH);
    if (contended || discarding) {
      subscription.request(Long.MAX_VALUE);
    }
  }

  @Override
  public final void onNext(T row) {
    if (discarding) {
      return;
    }
    if (contended && buffered() >= bound) {
      fail(overflow());
      return;
    }
    if (WORK.compareAndSet(this, 0, 1)) {
      if (terminated || gone || failure != null) {
        // what there was to say has been said, or will be by the loop below
      } else if (requested > 0 && buffered() == 0) {
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

  private LaneBufferException overflow() {
    return new LaneBufferException(
        "A result has more than "
            + bound
            + " rows that its consumer has not taken yet, while another statement waits for its"
            + " connection; "
            + overflowHint(),
        null);
  }

  private void offer(T row) {
    RowQueue<T> queue = rows;
    if (queue == null) {
      queue = new RowQueue<>(PREFETCH);
      rows = queue;
    }
    queue.add(row);
  }

  private int buffered() {
    RowQueue<T> queue = rows;
    return queue == null ? 0 : queue.size();
  }

  @Override
  public final void onError(Throwable cause) {
    if (!beginsAgain(cause)) {
      end(cause);
    }
  }

  @Override
  public final void onComplete() {
    end(null);
  }

  /** Ends the result. */
  final void end(@Nullable Throwable cause) {
    if (ending != 0 || !ENDING.compareAndSet(this, 0, 1)) {
      return;
    }
    Throwable error = cause == null ? null : translated(cause);
    sourceEnded(error);
    if (error != null && failure == null) {
      failure = error;
    }
    ended = true;
    if (error == null) {
      released();
      drain();
    } else {
      drain();
      released();
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
        dropRest();
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
      boolean last = ended; // read first: rows are only dropped after the failure is set
      Throwable failed = failure;
      if (gone || failed != null) {
        terminate(failed);
        return;
      }
      T row = sent == wanted ? null : poll();
      if (row == null) {
        if (last && buffered() == 0) {
          terminate(null);
        }
        break;
      }
      deliver(row);
      sent++;
    }
    produced(sent);
  }

  private @Nullable T poll() {
    RowQueue<T> queue = rows;
    return queue == null ? null : queue.poll();
  }

  private void terminate(@Nullable Throwable cause) {
    terminated = true;
    RowQueue<T> queue = rows;
    if (queue != null) {
      queue.clear();
    }
    if (gone) {
      return;
    }
    try {
      if (cause == null) {
        consumer.onComplete();
      } else {
        consumer.onError(cause);
      }
    } catch (Throwable thrown) {
      broken(thrown);
    }
  }

  private void deliver(T row) {
    try {
      consumer.onNext(row);
    } catch (Throwable thrown) {
      broken(thrown);
      // an operator that let an Error through has not ended, and passes on the error
      failure = thrown;
      dropRest();
      return;
    }
    refill();
  }

  private void broken(Throwable thrown) {
    UserCode.dropped(thrown, currentContext());
    consumerBroken(thrown);
  }

  private void produced(long sent) {
    if (sent > 0) {
      Operators.produced(REQUESTED, this, sent);
    }
  }

  private void refill() {
    if (!contended && ++taken >= REFILL) {
      int refill = taken;
      taken = 0;
      Objects.requireNonNull(source).request(refill);
    }
  }
}
