package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.error.LaneTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * Lends the lane of a transaction to a savepoint inside of it: the outer lane stands still until
 * the inner one is closed. What waits for the outer one meanwhile does so for a bounded time, since
 * it may be what the inner one waits for.
 */
final class Nested implements LaneSource {
  private final Lane outer;
  private final Execution execution;
  private volatile @Nullable Occupation occupation;

  Nested(Lane outer, Execution execution) {
    this.outer = outer;
    this.execution = execution;
  }

  @Override
  public void open(Lane lane, Context context) {
    Occupation started = new Occupation(lane, context);
    occupation = started;
    outer.submit(started);
  }

  @Override
  public Mono<Void> close(Lane lane, Connection connection, boolean destroy) {
    return Mono.fromRunnable(
        () -> {
          Occupation current = occupation;
          if (current != null) {
            current.over();
          }
        });
  }

  private final class Occupation implements LaneTask {
    private final Lane inner;
    private final Context context;
    private final AtomicBoolean watched = new AtomicBoolean();
    private volatile @Nullable Disposable deadline;
    private volatile boolean over;

    Occupation(Lane inner, Context context) {
      this.inner = inner;
      this.context = context;
    }

    @Override
    public void start(Connection connection) {
      inner.opened(connection);
    }

    @Override
    public void contend() {
      if (watched.compareAndSet(false, true)) {
        Duration patience = execution.settings().timeouts().lane();
        deadline =
            Schedulers.parallel().schedule(this::tooLong, patience.toNanos(), TimeUnit.NANOSECONDS);
      }
    }

    private void tooLong() {
      if (!over) {
        watched.set(false);
        outer.refuseWaiting(
            new LaneTimeoutException(
                "The statement waited longer than "
                    + execution.settings().timeouts().lane()
                    + " for a nested transaction, which may itself be waiting for the statement; subscribe to it"
                    + " before or inside of the nested transaction",
                null));
      }
    }

    void over() {
      over = true;
      Disposable timer = deadline;
      if (timer != null) {
        timer.dispose();
      }
      outer.ended(this);
    }

    @Override
    public void discard() {
      inner.discard();
      inner.close();
    }

    @Override
    public void abandon(Throwable cause) {
      inner.destroy();
    }

    @Override
    public void refuse(Throwable cause) {
      inner.notOpened(cause);
    }

    @Override
    public boolean isGone() {
      return false;
    }

    @Override
    public boolean isFinal() {
      return false;
    }

    @Override
    public Context currentContext() {
      return context;
    }
  }
}
