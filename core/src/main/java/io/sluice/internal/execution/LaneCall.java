package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.dialect.TransactionEffect;
import io.sluice.error.ConnectionException;
import io.sluice.error.ConnectionLostException;
import io.sluice.error.InvalidatedStatementException;
import io.sluice.listener.StatementEvent;
import io.sluice.listener.StatementListener;
import io.sluice.listener.StatementOutcome;
import io.sluice.listener.StatementOutcome.Kind;
import io.sluice.settings.StatementTimeout;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;

/** One statement on a lane, and its consumer. */
final class LaneCall<T> extends RowBuffer<T> implements LaneTask, Work.Call {
  private final Lane lane;
  private final Work<T> work;
  private final LaneEnvironment environment;
  private @Nullable Connection connection;
  private @Nullable StatementEvent event;
  private List<StatementListener> listeners = List.of();
  private long startedAt;
  private boolean refused;
  private TransactionEffect effect = TransactionEffect.NONE;
  private boolean connectionLost;
  private volatile boolean started;
  private volatile @Nullable Disposable deadline;

  LaneCall(
      Lane lane, Work<T> work, LaneEnvironment environment, CoreSubscriber<? super T> consumer) {
    super(consumer, environment.settings().bufferRows());
    this.lane = lane;
    this.work = work;
    this.environment = environment;
  }

  /** Whether the driver was given it, so that the server may have seen it. */
  boolean isStarted() {
    return started;
  }

  @Override
  public void start(Connection onto) {
    connection = onto;
    listeners = environment.userCode().listeners(currentContext());
    if (UserCode.listens(listeners)) {
      StatementEvent seen = work.event(lane.number(), currentContext());
      if (seen != null) {
        event = seen;
        UserCode.started(listeners, seen);
      }
    }
    startedAt = System.nanoTime();
    Publisher<T> publisher;
    try {
      publisher = work.on(onto, this);
      started = true;
      watch();
      publisher.subscribe(this);
    } catch (Throwable thrown) { // a value that the driver cannot encode, most often
      end(thrown);
    }
  }

  private void watch() {
    Duration allowed =
        currentContext()
            .getOrDefault(StatementTimeout.class, environment.settings().statementTimeout());
    if (allowed != null && !work.isFinal()) {
      expect(allowed, () -> timeOver(allowed));
    }
  }

  /** The server is to end the statement within the time, or the action is taken. */
  private void expect(Duration time, Runnable action) {
    stopExpecting();
    deadline =
        environment
            .deadlines()
            .after(
                time,
                () -> {
                  if (lane.isDoing(this)) {
                    action.run();
                  }
                });
  }

  private void stopExpecting() {
    Disposable awaited = deadline;
    if (awaited != null) {
      awaited.dispose();
    }
  }

  /** Asks the server to end the statement; one that does not in time loses the connection. */
  private void timeOver(Duration allowed) {
    Throwable timedOut = work.timedOut(allowed);
    lane.failed(timedOut, TransactionEffect.ABORTS, false); // before what follows from it
    fail(timedOut);
    Connection current = connection;
    if (current != null) {
      CleanUps.run(environment.stopped(current));
    }
    expect(environment.settings().cleanUpTimeout(), lane::destroy);
  }

  @Override
  public void refuse(Throwable cause) {
    refused = true;
    end(cause);
  }

  @Override
  public void abandon(Throwable cause) {
    fail(cause);
    work.abandoned();
  }

  @Override
  public String text() {
    return work.text();
  }

  @Override
  public boolean isFinal() {
    return work.isFinal();
  }

  @Override
  boolean beginsAgain(Throwable cause) {
    if (work.rows() > 0 || isGone() || isDiscarding()) {
      return false;
    }
    Throwable translated = work.translated(cause);
    boolean undone = translated instanceof InvalidatedStatementException && !work.isFinal();
    boolean unread = translated instanceof ConnectionLostException && work.isRepeatable();
    if (!(undone || unread) || !lane.canBeginAgain(this, undone)) {
      return false;
    }
    tell(Kind.FAILED, translated);
    lane.beginAgain();
    return true;
  }

  @Override
  Throwable translated(Throwable cause) {
    if (refused) {
      return cause;
    }
    effect = work.effect(cause);
    Throwable translated = work.translated(cause);
    connectionLost = translated instanceof ConnectionException || work.losesConnection(cause);
    return translated;
  }

  @Override
  void consumerGone() {
    if (!started || !lane.isDoing(this)) {
      lane.withdrawn();
      return;
    }
    awaitRest();
  }

  @Override
  void failedEarly() {
    if (started && lane.isDoing(this)) {
      awaitRest();
    }
  }

  /** Nobody waits for what is left of the rows: it comes in time, or keeps nobody waiting. */
  private void awaitRest() {
    expect(environment.settings().cleanUpTimeout(), lane::destroyIfClosing);
  }

  @Override
  void consumerBroken(Throwable thrown) {
    lane.consumerBroken(thrown);
  }

  @Override
  void sourceEnded(@Nullable Throwable cause) {
    stopExpecting();
    if (refused) {
      return;
    }
    if (cause != null) {
      lane.failed(cause, effect, connectionLost);
    }
    Kind unfailed = isGone() ? Kind.CANCELLED : Kind.COMPLETED;
    tell(cause == null ? unfailed : Kind.FAILED, cause);
  }

  private void tell(Kind kind, @Nullable Throwable cause) {
    StatementEvent seen = event;
    if (seen != null) {
      event = null;
      Duration duration = Duration.ofNanos(System.nanoTime() - startedAt);
      UserCode.ended(listeners, seen, StatementOutcome.of(kind, work.rows(), duration, cause));
    }
  }

  @Override
  void released() {
    if (!refused) {
      lane.ended(this);
    }
  }

  @Override
  String overflowHint() {
    return "use fetchSize(n) on the query, or take its rows faster: " + work.text();
  }
}
