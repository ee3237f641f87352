package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.error.ConnectionException;
import io.sluice.listener.StatementEvent;
import io.sluice.listener.StatementOutcome;
import io.sluice.listener.StatementOutcome.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;

/** One statement on a lane, and its consumer. */
final class LaneCall<T> extends DrainBuffer<T> implements LaneTask {
  private final Lane lane;
  private final Work<T> work;
  private final Observers observers;
  private @Nullable StatementEvent event;
  private long startedAt;
  private boolean refused;
  private volatile @Nullable Disposable deadline;

  LaneCall(Lane lane, Work<T> work, Observers observers, CoreSubscriber<? super T> consumer) {
    super(consumer, observers.settings().bufferRows());
    this.lane = lane;
    this.work = work;
    this.observers = observers;
  }

  @Override
  public void start(Connection connection) {
    event = work.event(lane.number());
    startedAt = System.nanoTime();
    observers.started(event);
    Publisher<T> publisher;
    try {
      publisher = work.on(connection, this);
    } catch (Throwable thrown) {
      end(thrown);
      return;
    }
    publisher.subscribe(this);
  }

  @Override
  public void refuse(Throwable cause) {
    refused = true;
    end(cause);
  }

  @Override
  public void abandon(Throwable cause) {
    fail(cause);
  }

  @Override
  public boolean isFinal() {
    return work.isFinal();
  }

  @Override
  Throwable translated(Throwable cause) {
    return refused ? cause : work.translated(cause);
  }

  @Override
  void consumerGone() {
    deadline = lane.giveUpAfter(observers.settings().timeouts().cleanUp(), this);
  }

  @Override
  void sourceEnded(@Nullable Throwable cause) {
    Disposable timer = deadline;
    if (timer != null) {
      timer.dispose();
    }
    if (refused) {
      return;
    }
    if (cause != null) {
      lane.failed(cause, cause instanceof ConnectionException);
    }
    StatementEvent seen = event;
    if (seen != null) {
      Kind unfailed = isGone() ? Kind.CANCELLED : Kind.COMPLETED;
      Duration duration = Duration.ofNanos(System.nanoTime() - startedAt);
      observers.ended(
          seen,
          new StatementOutcome(
              cause == null ? unfailed : Kind.FAILED, work.rows(), duration, cause));
    }
    lane.ended(this);
  }

  // only with a fetch size the driver ends a result that is cancelled, rather than read it all
  @Override
  boolean cancelsSource() {
    return work.fetchSize() > 0;
  }

  @Override
  int prefetch() {
    return work.fetchSize() > 0 ? work.fetchSize() : super.prefetch();
  }

  @Override
  String overflowHint() {
    return "use fetchSize(n) on the query, or take its rows faster: " + work.text();
  }
}
