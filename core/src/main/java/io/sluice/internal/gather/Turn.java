package io.sluice.internal.gather;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Something that one thread at a time does, whoever asks: who asks meanwhile leaves it to that
 * thread, which does it once more. Thread-safe.
 */
public final class Turn {
  private final AtomicInteger asked = new AtomicInteger();
  private final Runnable action;

  /** Of an action, which must not throw. */
  public Turn(Runnable action) {
    this.action = action;
  }

  /** Does it, or has it done. */
  public void take() {
    if (asked.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      action.run();
      seen = asked.addAndGet(-seen);
    } while (seen != 0);
  }
}
