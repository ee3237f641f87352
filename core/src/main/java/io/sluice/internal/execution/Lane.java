package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.dialect.TransactionEffect;
import io.sluice.error.ConnectionLostException;
import io.sluice.error.LaneException;
import io.sluice.error.TransactionAbortedException;
import io.sluice.error.TransactionEndedException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
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
 *   <li>no user's publisher runs inside of a head, except in a savepoint, whose waiters are bounded
 *       in time;
 *   <li>nothing is acquired while the head is held;
 *   <li>the demand on the driver is never the consumer's exact demand;
 *   <li>a statement has ended when its {@code execute()} has, not one of its results;
 *   <li>a {@code Row} never leaves the function that maps it;
 *   <li>nothing that a user has written can throw on the thread that pumps.
 * </ol>
 */
final class Lane implements LaneSource.Holder {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final AtomicLong NUMBERS = new AtomicLong();

  private enum Phase {
    NEW,
    OPENING,
    OPEN,
    CLOSING,
    CLOSED
  }

  private final LaneSource source;
  private final long number;
  private final Queue<LaneTask> waiting = Queues.<LaneTask>unboundedMultiproducer().get();
  private final AtomicInteger work = new AtomicInteger();
  private final Sinks.Empty<Void> closed = Sinks.empty();

  private volatile Phase phase = Phase.NEW;
  private volatile boolean squeezed;
  private volatile boolean ending;
  private volatile boolean closeWanted;
  private volatile boolean destroy;
  private volatile @Nullable Throwable discarding; // why what is open is dropped
  private volatile @Nullable Throwable failure;
  private volatile boolean rolledBack;
  private volatile @Nullable Throwable refuseAll;
  private volatile @Nullable Throwable openingFailure;
  private volatile @Nullable Connection arrived;
  private volatile @Nullable LaneTask head;
  private volatile boolean again; // the head begins again on another connection
  private LaneSource.@Nullable Opening opening;
  private @Nullable LaneTask prologue;
  private @Nullable LaneTask begin;
  private int started; // statements on the connection
  private int found; // connections that were found dead
  private Runnable onSqueeze = () -> {};
  private Runnable onBroken = () -> {};

  /** A lane that has its connection from the source. */
  Lane(LaneSource source) {
    this(source, NUMBERS.incrementAndGet());
  }

  Lane(LaneSource source, long number) {
    this.source = source;
    this.number = number;
  }

  /** Runs the task before all others, when the connection is there. */
  void prologue(LaneTask task) {
    prologue = task;
    begin = task;
  }

  @Override
  public long number() {
    return number;
  }

  /** The first error that ended the work of a transaction, or null. */
  @Nullable Throwable failure() {
    Throwable first = openingFailure;
    return first == null ? failure : first;
  }

  /** Whether the connection is destroyed, or will be. */
  boolean isGivenUp() {
    return destroy;
  }

  /** Whether the server has rolled back already. */
  boolean isRolledBack() {
    return rolledBack;
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

  @Override
  public void discard(Throwable cause) {
    ending = true;
    discarding = cause;
    pump();
  }

  /** Runs when others wait for the connection itself. */
  void onSqueeze(Runnable action) {
    onSqueeze = action;
  }

  @Override
  public void squeeze() {
    if (!squeezed) {
      squeezed = true;
      onSqueeze.run();
      pump();
    }
  }

  /** Runs when a consumer has thrown, so that nobody may ever end what it is part of. */
  void onBroken(Runnable action) {
    onBroken = action;
  }

  void consumerBroken(Throwable thrown) {
    failed(
        new LaneException("A subscriber has thrown " + thrown, thrown),
        TransactionEffect.ABORTS,
        false);
    onBroken.run();
  }

  @Override
  public void close() {
    closeWanted = true;
    pump();
  }

  /** Gives the connection up if nothing further is to come on it. */
  void destroyIfClosing() {
    if (closeWanted) {
      destroy();
    }
  }

  @Override
  public void destroy() {
    destroy = true;
    close();
  }

  /** A statement has failed. */
  void failed(Throwable cause, TransactionEffect effect, boolean connectionLost) {
    LaneTask current = head;
    if (current != null && current == begin) {
      openingFailure = cause;
    }
    if (failure == null && (effect != TransactionEffect.NONE || connectionLost)) {
      failure = cause;
    }
    rolledBack |= connectionLost || effect == TransactionEffect.ENDS;
    destroy |= connectionLost;
    source.failed(cause, effect, connectionLost);
  }

  /**
   * Whether the head begins again on another connection, since this one was dead before anything
   * was done on it.
   */
  boolean beginsAgain(LaneTask task) {
    if (head != task || started > 1 || found >= source.attempts() || discarding != null) {
      return false;
    }
    again = true;
    pump();
    return true;
  }

  @Override
  public void opened(Connection connection) {
    arrived = connection;
    pump();
  }

  @Override
  public void notOpened(Throwable cause) {
    openingFailure = cause;
    pump();
  }

  /** Whether the task is still what the lane does. */
  boolean isDoing(LaneTask task) {
    return head == task;
  }

  /** The task's consumer has gone: perhaps nobody waits for the connection any more. */
  void withdrawn() {
    if (phase == Phase.OPENING) {
      pump();
    }
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
      try {
        step();
      } catch (Throwable thrown) { // a fault of ours must not keep others waiting
        LOG.error("Lane #{} is given up", number, thrown);
        failure = thrown;
        destroy = true;
        closeWanted = true;
      }
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
    if (phase == Phase.OPENING) {
      leaveOpening();
    }
    if (phase == Phase.OPEN && again) {
      openAgain();
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
      opening = source.open(this, first.currentContext());
    } else if (closeWanted) {
      finish();
    }
  }

  private void leaveOpening() {
    if (arrived != null || openingFailure != null) {
      phase = Phase.OPEN;
      return;
    }
    Throwable cause = discarding;
    for (LaneTask task = waiting.peek(); task != null; task = waiting.peek()) {
      if (cause != null) {
        task.refuse(discarded(cause));
      } else if (!task.isGone()) {
        return;
      }
      waiting.poll();
    }
    LaneSource.Opening underWay = opening;
    boolean wanted = !closeWanted || (head != null && !head.isGone());
    if (!wanted && underWay != null && underWay.giveUp()) {
      finish();
    }
  }

  private void finish() {
    phase = Phase.CLOSED;
    head = null;
    closed.tryEmitEmpty();
  }

  /** What was found dead goes, and the head begins again when another connection is there. */
  private void openAgain() {
    again = false;
    LaneTask current = head;
    Connection dead = arrived;
    if (current == null || dead == null) {
      return;
    }
    found++;
    started = 0;
    arrived = null;
    head = null;
    prologue = current;
    phase = Phase.OPENING;
    CleanUps.run(source.close(this, dead, true));
    opening = source.open(this, current.currentContext());
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

  private static TransactionEndedException discarded(Throwable cause) {
    return new TransactionEndedException(
        "The transaction was rolled back before the statement ran", cause);
  }

  private void advance() {
    LaneTask current = head;
    while (current == null) {
      LaneTask next = next();
      if (next == null) {
        break;
      }
      current = head = next;
      started++;
      next.start(Objects.requireNonNull(arrived));
      current = head;
    }
    Throwable cause = discarding;
    if (current == null) {
      closeIfWanted();
    } else if (destroy && closeWanted) {
      current.abandon(
          new ConnectionLostException("The connection was given up during clean-up", failure));
      release();
      refuseAll(ended());
    } else if (cause != null && !current.isFinal()) {
      current.discard(cause);
    } else if (squeezed || !waiting.isEmpty()) {
      current.contend();
    }
  }

  private @Nullable LaneTask next() {
    LaneTask first = prologue;
    prologue = null;
    boolean begins = first != null && openingFailure == null && discarding == null;
    LaneTask next = begins ? first : waiting.poll();
    if (first != null && !begins) {
      first.refuse(Objects.requireNonNullElse(openingFailure, ended()));
    }
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
    Throwable cause = discarding;
    if (cause != null) {
      return discarded(cause);
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
      finish();
      return;
    }
    CleanUps.run(source.close(this, connection, destroy).doFinally(signal -> finish()));
  }
}
