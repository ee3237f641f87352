package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.dialect.TransactionEffect;
import io.sluice.error.ConnectionLostException;
import io.sluice.error.InvalidatedStatementException;
import io.sluice.error.LaneException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

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
  private final LaneFaults faults = new LaneFaults();
  private final LaneQueue tasks = new LaneQueue(faults);
  private final AtomicInteger work = new AtomicInteger();
  private final Sinks.Empty<Void> closed = Sinks.empty();

  private volatile Phase phase = Phase.NEW;
  private volatile boolean squeezed;
  private volatile boolean ending;
  private volatile boolean closeWanted;
  private volatile @Nullable Throwable refuseAll;
  private volatile @Nullable Connection arrived;
  private volatile @Nullable LaneTask head;
  private volatile boolean again; // the head begins again on another connection
  private LaneSource.@Nullable Opening opening;
  private int started; // statements on the connection
  private int found; // connections that were of no use
  private @Nullable Supplier<LaneTask> restart;
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

  /** Runs such a task before all others, on each connection that the lane has. */
  void prologue(Supplier<LaneTask> task) {
    tasks.begin(task);
  }

  @Override
  public long number() {
    return number;
  }

  /** Such a task undoes what its statements have done, so that they can begin again. */
  void restart(Supplier<LaneTask> task) {
    restart = task;
  }

  /** What has gone wrong on it. */
  LaneFaults faults() {
    return faults;
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
      task.refuse(LaneFaults.ended(task));
      return;
    }
    tasks.add(task);
    pump();
  }

  /** Takes no further statement but final ones. */
  void end() {
    ending = true;
  }

  @Override
  public void discard(Throwable cause) {
    ending = true;
    faults.discard(cause);
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
    faults.lose();
    close();
  }

  /** A statement has failed. */
  void failed(Throwable cause, TransactionEffect effect, boolean connectionLost) {
    faults.failed(cause, effect, connectionLost, tasks.isBegin(head));
    if (cause instanceof InvalidatedStatementException && source.attempts() > 0) {
      faults.lose(); // what else was prepared on the connection may be as old
    }
    source.failed(cause, effect, connectionLost);
  }

  /**
   * Whether the head can begin again, since the connection was of no use before anything was done
   * on it: on another one, or on the same if the lane can undo what it has done.
   *
   * @param begun whether the connection is there still, and the lane's transaction may have begun
   */
  boolean canBeginAgain(LaneTask task, boolean begun) {
    int before = begun ? tasks.ofItsOwn() : 0;
    int most = begun && restart != null ? 1 : source.attempts();
    return head == task && started <= before + 1 && found < most && faults.discarding() == null;
  }

  /** The head begins again. */
  void beginAgain() {
    again = true;
    pump();
  }

  @Override
  public void opened(Connection connection) {
    arrived = connection;
    pump();
  }

  @Override
  public void notOpened(Throwable cause) {
    faults.notOpened(cause);
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
        faults.broken(thrown);
        closeWanted = true;
      }
      missed = work.addAndGet(-missed);
    } while (missed != 0);
  }

  private void step() {
    Throwable refusal = refuseAll;
    if (refusal != null) {
      refuseAll = null;
      tasks.refuseAll(refusal);
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
      tasks.refuseRest();
    }
  }

  private void leaveNew() {
    LaneTask first = tasks.peek();
    if (first != null) {
      phase = Phase.OPENING;
      opening = source.open(this, first.currentContext());
    } else if (closeWanted) {
      finish();
    }
  }

  private void leaveOpening() {
    if (arrived != null || faults.opening() != null) {
      phase = Phase.OPEN;
      return;
    }
    LaneSource.Opening underWay = opening;
    boolean wanted = tasks.isAwaited() || !closeWanted;
    if (!wanted && underWay != null && underWay.giveUp()) {
      finish();
    }
  }

  private void finish() {
    phase = Phase.CLOSED;
    head = null;
    try {
      closed.tryEmitEmpty();
    } catch (Throwable thrown) { // of a subscriber
      LOG.error("Lane #{} is closed, and who waited for it has thrown", number, thrown);
    }
  }

  /** What was of no use goes, and the head begins again when another connection is there. */
  private void openAgain() {
    again = false;
    LaneTask current = head;
    Connection dead = arrived;
    if (current == null || dead == null) {
      return;
    }
    found++;
    started = 0;
    head = null;
    if (restart != null) {
      tasks.again(current, restart);
      return;
    }
    arrived = null;
    tasks.again(current);
    phase = Phase.OPENING;
    CleanUps.run(source.close(this, dead, true));
    opening = source.open(this, current.currentContext());
  }

  /** Refuses what waits just now, with the cause. */
  void refuseWaiting(Throwable cause) {
    refuseAll = cause;
    pump();
  }

  private void advance() {
    LaneTask current = head;
    while (current == null) {
      LaneTask next = tasks.next();
      if (next == null) {
        break;
      }
      current = head = next;
      started++;
      next.start(Objects.requireNonNull(arrived));
      current = head;
    }
    Throwable cause = faults.discarding();
    if (current == null) {
      closeIfWanted();
    } else if (faults.isLost() && closeWanted) {
      current.abandon(
          new ConnectionLostException(
              "The connection was given up during clean-up", faults.first()));
      release();
      tasks.refuseRest();
    } else if (cause != null && !current.isFinal()) {
      current.discard(LaneFaults.unended(cause, current));
    } else if (squeezed || !tasks.isEmpty()) {
      current.contend();
    }
  }

  private void closeIfWanted() {
    if (closeWanted && tasks.isEmpty()) {
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
    CleanUps.run(source.close(this, connection, faults.isLost()).doFinally(signal -> finish()));
  }
}
