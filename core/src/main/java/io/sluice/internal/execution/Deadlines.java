package io.sluice.internal.execution;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * Runs what is to happen when something has taken too long. One sweep looks at all that is awaited,
 * and only while anything is: a timer for each statement would cost more than the statement. So an
 * action runs up to {@value #STEP} ms after its time. Thread-safe.
 */
final class Deadlines {
  private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
  private static final long STEP = 10;

  private final Set<Deadline> awaited = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean sweeping = new AtomicBoolean();

  /** Runs the action when the time is over, unless the result is disposed before. */
  Disposable after(Duration time, Runnable action) {
    Deadline deadline = new Deadline(System.nanoTime() + time.toNanos(), action);
    awaited.add(deadline);
    sweepLater();
    return deadline;
  }

  private void sweepLater() {
    if (sweeping.compareAndSet(false, true)) {
      Schedulers.parallel().schedule(this::sweep, STEP, TimeUnit.MILLISECONDS);
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    for (Deadline each : awaited) {
      each.look(now);
    }
    sweeping.set(false);
    if (!awaited.isEmpty()) {
      sweepLater();
    }
  }

  private final class Deadline implements Disposable {
    private final long at;
    private final Runnable action;

    Deadline(long at, Runnable action) {
      this.at = at;
      this.action = action;
    }

    void look(long now) {
      if (at - now > 0 || !awaited.remove(this)) {
        return;
      }
      try {
        action.run();
      } catch (Throwable thrown) { // whatever it is, the others' time comes, too
        LOG.error("What was to happen after a deadline failed", thrown);
      }
    }

    @Override
    public void dispose() {
      awaited.remove(this);
    }

    @Override
    public boolean isDisposed() {
      return !awaited.contains(this);
    }
  }
}
