package io.sluice.internal.gather;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a group that wait, in the order in which they came. Any thread adds, and leaves; one
 * batch at a time takes.
 *
 * @param <W> who calls
 */
public final class Waiting<W> {
  private final Queue<Seat<W>> seats = new ConcurrentLinkedQueue<>();
  private final AtomicInteger awaited = new AtomicInteger(); // those that have not left
  private final RowEstimate rows;
  private final Runnable whenChanged;

  /**
   * Nobody yet.
   *
   * @param rows how many rows a key has
   * @param whenChanged runs when somebody has come or gone
   */
  Waiting(RowEstimate rows, Runnable whenChanged) {
    this.rows = rows;
    this.whenChanged = whenChanged;
  }

  Seat<W> seat(Object key, W caller) {
    return new Seat<>(key, caller, this::left);
  }

  void add(Seat<W> seat) {
    seats.add(seat); // first, so that whoever is awaited is there
    awaited.incrementAndGet();
    whenChanged.run();
  }

  private void left() {
    awaited.decrementAndGet();
    whenChanged.run();
  }

  /** How many rows a key has. */
  RowEstimate rows() {
    return rows;
  }

  /** Whether anybody waits who has not left. */
  boolean isAny() {
    return awaited.get() > 0;
  }

  /** The first one, or null. */
  @Nullable Seat<W> first() {
    return seats.peek();
  }

  /** The first one becomes a part of a batch; false if it has left. */
  boolean settleFirst(Seat<W> first, Runnable inBatch) {
    seats.poll();
    if (first.settle(inBatch)) {
      awaited.decrementAndGet();
      return true;
    }
    return false;
  }

  /** Forgets those that have left; while no batch takes. */
  void clear() {
    seats.removeIf(Seat::isLeft);
  }

  /** What is decided by who waits may be another thing now. */
  void changed() {
    whenChanged.run();
  }
}
