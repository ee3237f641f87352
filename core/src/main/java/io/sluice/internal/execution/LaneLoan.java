package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.dialect.TransactionEffect;
import io.sluice.error.LaneTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Lends the lane of a transaction to a savepoint inside of it: the lane stands still until the
 * savepoint's own is closed. What waits for it meanwhile does so for a bounded time, since it may
 * be what the savepoint waits for.
 */
final class LaneLoan implements LaneSource {
  private final Lane lender;
  private final LaneEnvironment environment;
  private volatile @Nullable Use use;

  LaneLoan(Lane lender, LaneEnvironment environment) {
    this.lender = lender;
    this.environment = environment;
  }

  @Override
  public Opening open(LaneSource.Holder lane, Context context) {
    Use started = new Use(lane, context);
    use = started;
    lender.submit(started);
    return started::giveUp;
  }

  @Override
  public Mono<Void> close(LaneSource.Holder lane, Connection connection, boolean destroy) {
    return Mono.fromRunnable(
        () -> {
          Use current = use;
          if (current != null) {
            current.end();
          }
        });
  }

  /** What ends the whole transaction ends it for the lender, too. */
  @Override
  public void failed(Throwable cause, TransactionEffect effect, boolean connectionLost) {
    if (connectionLost || effect == TransactionEffect.ENDS) {
      lender.failed(cause, effect, connectionLost);
    }
  }

  private enum State {
    WAITING,
    LENT,
    OVER
  }

  private final class Use implements LaneTask {
    private final LaneSource.Holder borrower;
    private final Context context;
    private final AtomicBoolean watched = new AtomicBoolean();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile @Nullable Disposable deadline;

    Use(LaneSource.Holder borrower, Context context) {
      this.borrower = borrower;
      this.context = context;
    }

    @Override
    public void start(Connection connection) {
      if (state.compareAndSet(State.WAITING, State.LENT)) {
        borrower.opened(connection);
      } else {
        lender.ended(this);
      }
    }

    @Override
    public void contend() {
      if (watched.compareAndSet(false, true)) {
        Duration patience = environment.settings().laneTimeout();
        deadline = environment.deadlines().after(patience, this::tooLong);
      }
    }

    private void tooLong() {
      if (state.get() == State.LENT) {
        watched.set(false);
        lender.refuseWaiting(
            new LaneTimeoutException(
                "The statement waited longer than "
                    + environment.settings().laneTimeout()
                    + " for a nested transaction, which may itself be waiting for the statement; subscribe to it"
                    + " before or inside of the nested transaction",
                null));
      }
    }

    void end() {
      state.set(State.OVER);
      Disposable awaited = deadline;
      if (awaited != null) {
        awaited.dispose();
      }
      lender.ended(this);
    }

    // the lender passes over it
    boolean giveUp() {
      return state.compareAndSet(State.WAITING, State.OVER);
    }

    @Override
    public void discard(Throwable cause) {
      borrower.discard(cause);
      borrower.close();
    }

    @Override
    public void abandon(Throwable cause) {
      borrower.destroy();
    }

    @Override
    public void refuse(Throwable cause) {
      borrower.notOpened(cause);
    }

    @Override
    public boolean isGone() {
      return state.get() == State.OVER;
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
