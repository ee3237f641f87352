package io.sluice.internal.gather;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls that one statement can answer. While a statement is in flight, further calls gather; when
 * it has ended and all of its callers have been told, the next one is sent for all that wait, in
 * the order in which they came. There are no timers. Thread-safe: what is sent is decided in {@link
 * #step}, by one thread at a time.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>no call becomes a part of a statement that has been sent;
 *   <li>one statement at most is on its way to its connection; whoever waits will be a part of it,
 *       or of one after it;
 *   <li>while anyone waits, a statement whose end depends on a consumer does not count as in
 *       flight.
 * </ol>
 *
 * @param <W> who calls
 */
public final class Group<W> {
  private final int slots;
  private final Function<Waiting<W>, Batch<W>> batches;
  private final Consumer<Group<W>> whenIdle;
  private final Waiting<W> waiting;
  private final List<Batch<W>> inFlight = new ArrayList<>(1); // in a turn
  private @Nullable Batch<W> open; // in a turn; also in flight

  /**
   * A group.
   *
   * @param slots how many statements are in flight at once
   * @param rows how many rows a key has
   * @param batches makes a batch for some of those who wait
   * @param whenIdle runs when nobody waits and nothing is in flight
   */
  public Group(
      int slots,
      RowEstimate rows,
      Function<Waiting<W>, Batch<W>> batches,
      Consumer<Group<W>> whenIdle) {
    this.slots = slots;
    this.batches = batches;
    this.whenIdle = whenIdle;
    this.waiting = new Waiting<>(rows, new Turn(this::step)::take);
  }

  /** A place for the caller, who waits from {@link #join} on. */
  public Seat<W> seat(Object key, W caller) {
    return waiting.seat(key, caller);
  }

  /** The call waits. */
  public void join(Seat<W> seat) {
    waiting.add(seat);
  }

  private void step() {
    boolean wanted = waiting.isAny();
    Batch<W> underWay = open;
    if (underWay != null && !wanted && underWay.abandon()) {
      underWay.cancel();
    }
    if (underWay != null && !underWay.isOpen()) {
      open = null;
    }
    inFlight.removeIf(each -> each.isEnded() || (wanted && each != open && each.isSlow()));
    if (open != null) {
      return;
    }
    if (!wanted) {
      waiting.clear();
      if (inFlight.isEmpty()) {
        whenIdle.accept(this);
      }
    } else if (inFlight.size() < slots) {
      Batch<W> next = batches.apply(waiting);
      open = next;
      inFlight.add(next);
      next.send();
    }
  }
}
