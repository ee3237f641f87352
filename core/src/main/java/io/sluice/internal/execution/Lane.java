package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.error.ConnectionLostException;
import io.sluice.error.DeadlockException;
import io.sluice.error.SerializationException;
import io.sluice.error.TransactionAbortedException;
import io.sluice.error.TransactionEndedException;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.concurrent.Queues;

/**
 * One connection's statements, one at a time, in the order in which they come. Gets its connection
 * when the first one comes. Thread-safe: what happens to the lane happens in {@link #pump}, by one
 * thread at a time.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>while anyone waits, the head's progress depends on the server alone, never on a consumer;
 *   <li>no user's publisher runs inside of a head, except in a nested transaction, whose waiters
 *       are bounded in time;
 *   <li>nothing is acquired while the head is held;
 *   <li>the demand on the driver is never the consumer's exact demand;
 *   <li>a statement has ended when its {@code execute()} has, not one of its results;
 *   <li>a {@code Row} never leaves the function that maps it.
 * </ol>
 */
final class Lane {
  private static final AtomicLong NUMBERS = new AtomicLong();

  private enum Phase {
    NEW,
    OPENING,
    OPEN,
    CLOSING,
    CLOSED
  }

  private final LaneSource source;
  private final boolean errorEnds;
  private final long number;
  private final Queue<LaneTask> waiting = Queues.<LaneTask>unboundedMultiproducer().get();
  private final AtomicInteger work = new AtomicInteger();
  private final Sinks.Empty<Void> closed = Sinks.empty();

  private volatile Phase phase = Phase.NEW;
  private volatile boolean squeezed;
  private volatile boolean ending;
  private volatile boolean discarding;
  private volatile boolean closeWanted;
  private volatile boolean destroy;
  private volatile @Nullable Throwable failure;
  private volatile @Nullable Throwable refuseAll;
  private volatile @Nullable Throwable openingFailure;
  private volatile @Nullable Connection arrived;
  private volatile @Nullable LaneTask head;
  private @Nullable LaneTask prologue;
  private @Nullable LaneTask begin;
  private Runnable onSqueeze = () -> {};

  /**
   * A lane.
   *
   * @param source where it has its connection from
   * @param errorEnds whether after a server's error nothing but the end can follow
   */
  Lane(LaneSource source, boolean errorEnds) {
    this(source, errorEnds, NUMBERS.incrementAndGet());
  }

  Lane(LaneSource source, boolean errorEnds, long number) {
    this.source = source;
    this.errorEnds = errorEnds;
    this.number = number;
  }

  /** Runs the task before all others, when the connection is there. */
  void prologue(LaneTask task) {
    prologue = task;
    begin = task;
  }

  /** A number for messages and logs. */
  long number() {
    return number;
  }

  /** The first error that ended the work of a transaction, or null. */
  @Nullable Throwable failure() {
    Throwable opening = openingFailure;
    return opening == null ? failure : opening;
  }

  /** Whether no statement has come yet. */
  boolean isUnused() {
    return phase == Phase.NEW;
  }

  /**
   * Whether there is no connection yet; one that comes later is given back unused, if discarded.
   */
  boolean isWaitingForConnection() {
    return arrived == null;
  }

  /** Completes when the connection is back. */
  Mono<Void> closed() {
    return closed.asMono();
  }

  void submit(LaneTask task) {
    if ((ending || closeWanted) && !task.isFinal()) {
      task.refuse(ended());
      return;
    }
    waiting.offer(task);
    pump();
  }

  /** Takes no further statement but final ones. */
  void end() {
    ending = true;
  }

  /** Drops what is open, refuses what waits. */
  void discard() {
    ending = true;
    discarding = true;
    pump();
  }

  /** Runs when others wait for the connection itself. */
  void onSqueeze(Runnable action) {
    onSqueeze = action;
  }

  /** From now on no consumer holds up the lane, since others wait for its connection. */
  void squeeze() {
    if (!squeezed) {
      squeezed = true;
      onSqueeze.run();
      pump();
    }
  }

  /** Gives the connection back when all that was submitted has ended. */
  void close() {
    closeWanted = true;
    pump();
  }

  /** Gives the connection up, whatever it is doing. */
  void destroy() {
    destroy = true;
    close();
  }

  /** A server's error, or the loss of the connection. */
  void failed(Throwable cause, boolean connectionLost) {
    LaneTask current = head;
    if (current != null && current == begin) {
      openingFailure = cause;
    }
    // a server that goes on after other errors has rolled back after these
    boolean rolledBack =
        cause instanceof DeadlockException || cause instanceof SerializationException;
    if (failure == null && (errorEnds || connectionLost || rolledBack)) {
      failure = cause;
    }
    destroy |= connectionLost;
  }

  void opened(Connection connection) {
    arrived = connection;
    pump();
  }

  void notOpened(Throwable cause) {
    openingFailure = cause;
    pump();
  }

  /**
   * Nobody wants the rest of the task: if the server does not end it in time, the connection goes.
   */
  Disposable giveUpAfter(Duration time, LaneTask task) {
    return Schedulers.parallel()
        .schedule(
            () -> {
              if (closeWanted && head == task) {
                destroy();
              }
            },
            time.toNanos(),
            TimeUnit.NANOSECONDS);
  }

  void ended(LaneTask task) {
    if (head == task) {
      head = null;
      pump();
    }
  }

  private void pump() {
    if (work.getAndIncrement() != 0) {
      return;
    }
    int missed = 1;
    do {
      step();
      missed = work.addAndGet(-missed);
    } while (missed != 0);
  }

  private void step() {
    Throwable refusal = refuseAll;
    if (refusal != null) {
      refuseAll = null;
      refuseAll(refusal);
    }
    if (phase == Phase.NEW) {
      leaveNew();
    }
    if (phase == Phase.OPENING && (arrived != null || openingFailure != null)) {
      phase = Phase.OPEN;
    }
    if (phase == Phase.OPEN) {
      advance();
    } else if (phase == Phase.CLOSING || phase == Phase.CLOSED) {
      refuseAll(ended());
    }
  }

  private void leaveNew() {
    LaneTask first = waiting.peek();
    if (first != null) {
      phase = Phase.OPENING;
      source.open(this, first.currentContext());
    } else if (closeWanted) {
      phase = Phase.CLOSED;
      closed.tryEmitEmpty();
    }
  }

  /** Refuses what waits just now, with the cause. */
  void refuseWaiting(Throwable cause) {
    refuseAll = cause;
    pump();
  }

  private void refuseAll(Throwable cause) {
    for (LaneTask task = waiting.poll(); task != null; task = waiting.poll()) {
      task.refuse(cause);
    }
  }

  private static TransactionEndedException ended() {
    return new TransactionEndedException(
        "The statement came after its transaction had ended; subscribe to it inside of the transaction",
        null);
  }

  private void advance() {
    LaneTask current = head;
    while (current == null) {
      LaneTask next = next();
      if (next == null) {
        break;
      }
      current = head = next;
      next.start(Objects.requireNonNull(arrived));
      current = head;
    }
    if (current == null) {
      closeIfWanted();
    } else if (destroy && closeWanted) {
      current.abandon(
          new ConnectionLostException("The connection was given up during clean-up", failure));
      release();
      refuseAll(ended());
    } else if (discarding && !current.isFinal()) {
      current.discard();
    } else if (squeezed || !waiting.isEmpty()) {
      current.contend();
    }
  }

  private @Nullable LaneTask next() {
    LaneTask first = prologue;
    prologue = null;
    boolean begins = first != null && openingFailure == null && !discarding;
    LaneTask next = begins ? first : waiting.poll();
    while (next != null) {
      Throwable refusal = refusal(next);
      if (refusal != null) {
        next.refuse(refusal);
      } else if (!next.isGone()) {
        return next;
      }
      next = waiting.poll();
    }
    return null;
  }

  private @Nullable Throwable refusal(LaneTask task) {
    Throwable opening = openingFailure;
    if (opening != null) {
      return opening;
    }
    if (task.isFinal()) {
      return null;
    }
    if (discarding) {
      return new TransactionEndedException(
          "The transaction was rolled back before the statement ran", failure);
    }
    Throwable first = failure;
    return first == null
        ? null
        : new TransactionAbortedException(
            "An earlier statement of the transaction has failed: " + first.getMessage(), first);
  }

  private void closeIfWanted() {
    if (closeWanted && waiting.isEmpty()) {
      release();
    }
  }

  private void release() {
    phase = Phase.CLOSING;
    Connection connection = arrived;
    if (connection == null) {
      phase = Phase.CLOSED;
      closed.tryEmitEmpty();
      return;
    }
    source
        .close(this, connection, destroy)
        .subscribe(
            ignored -> {},
            error -> {},
            () -> {
              phase = Phase.CLOSED;
              closed.tryEmitEmpty();
            });
  }
}
