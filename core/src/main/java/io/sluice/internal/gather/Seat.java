package io.sluice.internal.gather;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The place of one call in its group: it waits, then is part of a batch, unless it has left.
 * Thread-safe.
 *
 * @param <W> who calls
 */
public final class Seat<W> {
  private final Object key;
  private final W caller;
  private final Runnable whileWaiting;
  private final AtomicReference<@Nullable Runnable> whenLeft; // null: it has left

  /**
   * A place.
   *
   * @param whileWaiting runs if it leaves while it waits
   */
  Seat(Object key, W caller, Runnable whileWaiting) {
    this.key = key;
    this.caller = caller;
    this.whileWaiting = whileWaiting;
    this.whenLeft = new AtomicReference<>(whileWaiting);
  }

  /** What it asks for. */
  Object key() {
    return key;
  }

  /** Who calls. */
  W caller() {
    return caller;
  }

  boolean isLeft() {
    return whenLeft.get() == null;
  }

  /**
   * Becomes a part of a batch; false if it has left.
   *
   * @param inBatch runs if it leaves from now on
   */
  boolean settle(Runnable inBatch) {
    return whenLeft.compareAndSet(whileWaiting, inBatch);
  }

  /** The caller does not want it any more; of no effect if it has been said before. */
  public void leave() {
    Runnable told = whenLeft.getAndSet(null);
    if (told != null) {
      told.run();
    }
  }
}
