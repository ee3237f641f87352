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
 * Lends the lane of a transaction to a savepoint inside of it, or to a user: the lane stands still
 * until the borrower's own is closed. What waits for it meanwhile does so for a bounded time, since
 * it may be what the borrower waits for.
 */
final class LaneLoan implements LaneSource {
  private final Lane lender;
  private final LaneEnvironment environment;
  private final String borrower;
  private final boolean shared;
  private volatile @Nullable Use use;

  private LaneLoan(Lane lender, LaneEnvironment environment, String borrower, boolean shared) {
    this.lender = lender;
    this.environment = environment;
    this.borrower = borrower;
    this.shared = shared;
  }

  /** To what can be rolled back alone. */
  static LaneLoan toSavepoint(Lane lender, LaneEnvironment environment) {
    return new LaneLoan(lender, environment, "a nested transaction", false);
  }

  /** To what is part of the lender's transaction: an error that ends the one ends the other. */
  static LaneLoan toPart(Lane lender, LaneEnvironment environment, String borrower) {
    return new LaneLoan(lender, environment, borrower, true);
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
    boolean ends = effect == TransactionEffect.ENDS || (shared && effect != TransactionEffect.NONE);
    if (connectionLost || ends) {
      lender.failed(cause, effect, connectionLost);
    }
  }

  private enum State {
    WAITING,
    LENT,
    OVER
  }

  private final class Use implements LaneTask {
    private final LaneSource.Holder holder;
    private final Context context;
    private final AtomicBoolean watched = new AtomicBoolean();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile @Nullable Disposable deadline;

    Use(LaneSource.Holder holder, Context context) {
      this.holder = holder;
      this.context = context;
    }

    @Override
    public void start(Connection connection) {
      if (state.compareAndSet(State.WAITING, State.LENT)) {
        holder.opened(connection);
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
                    + " for "
                    + borrower
                    + ", which may itself be waiting for the statement; subscribe to it before or"
                    + (shared ? " after it" : " inside of the nested transaction"),
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
      holder.discard(cause);
      holder.close();
    }

    @Override
    public void abandon(Throwable cause) {
      holder.destroy();
    }

    @Override
    public void refuse(Throwable cause) {
      holder.notOpened(cause);
    }

    @Override
    public boolean isGone() {
      return state.get() == State.OVER;
    }

    @Override
    public String text() {
      return borrower;
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
