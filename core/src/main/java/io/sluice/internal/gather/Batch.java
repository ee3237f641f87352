package io.sluice.internal.gather;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One statement for all calls of a group that wait when it is sent. Thread-safe.
 *
 * @param <W> who calls
 */
public abstract class Batch<W> {
  private static final int MOST_KEYS = 500;
  private static final double MOST_ROWS = 10_000;

  private enum State {
    /** On its way; calls can still become a part of it. */
    OPEN,
    SETTLING,
    SETTLED,
    ENDED
  }

  private final Waiting<W> waiting;
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
  private final AtomicInteger callers = new AtomicInteger(1); // and one more until it is settled

  /** A batch for some of those who wait. */
  protected Batch(Waiting<W> waiting) {
    this.waiting = waiting;
  }

  /** Sends its statement, which calls {@link #settle} when its connection is there. */
  protected abstract void send();

  /** Nobody waits for it any more. */
  protected abstract void cancel();

  /** Whether it holds up others, since its end depends on more than the server. */
  protected boolean isSlow() {
    return false;
  }

  /**
   * Those that it is for, by what they ask for, in the order in which they came: as many keys as
   * bring a bounded number of rows, as far as that is known.
   */
  public final Map<Object, List<W>> settle() {
    return settle(Math.min(MOST_KEYS, waiting.rows().keysOf(MOST_ROWS)));
  }

  /** All that wait, if it fails before it is settled. */
  public final Map<Object, List<W>> settleAll() {
    return settle(Integer.MAX_VALUE);
  }

  private Map<Object, List<W>> settle(int mostKeys) {
    Map<Object, List<W>> settled = new LinkedHashMap<>();
    if (!state.compareAndSet(State.OPEN, State.SETTLING)) {
      return settled;
    }
    Runnable inBatch = this::left;
    for (Seat<W> seat = waiting.first(); seat != null; seat = waiting.first()) {
      if (settled.size() >= mostKeys && !settled.containsKey(seat.key())) {
        break;
      }
      callers.incrementAndGet();
      if (waiting.settleFirst(seat, inBatch)) {
        settled.computeIfAbsent(seat.key(), ignored -> new ArrayList<>(1)).add(seat.caller());
      } else {
        callers.decrementAndGet();
      }
    }
    state.compareAndSet(State.SETTLING, State.SETTLED);
    if (callers.decrementAndGet() == 0) {
      settled.clear();
      end();
    }
    waiting.changed();
    return settled;
  }

  /** It is over, and all have been told. Of no effect if it was over before. */
  public final void ended(long came, int keys) {
    if (end()) {
      waiting.rows().learn(came, keys);
      waiting.changed();
    }
  }

  /** It holds up others: so many rows of one key have come. */
  protected final void slow(long came) {
    waiting.rows().learn(came, 1);
    waiting.changed();
  }

  private boolean end() {
    return state.getAndSet(State.ENDED) != State.ENDED;
  }

  /** One of those that it is for has left. */
  private void left() {
    if (callers.decrementAndGet() == 0 && end()) {
      cancel();
      waiting.changed();
    }
  }

  /** Ends it if nobody can be a part of it yet. */
  final boolean abandon() {
    return state.compareAndSet(State.OPEN, State.ENDED);
  }

  /** Whether calls that wait will be a part of it. */
  final boolean isOpen() {
    State now = state.get();
    return now == State.OPEN || now == State.SETTLING;
  }

  final boolean isEnded() {
    return state.get() == State.ENDED;
  }
}
