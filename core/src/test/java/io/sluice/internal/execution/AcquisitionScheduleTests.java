package io.sluice.internal.execution;

import static io.sluice.internal.execution.Schedules.check;
import static io.sluice.internal.execution.Schedules.together;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.test.MockConnection;
import io.sluice.error.AcquireTimeoutException;
import io.sluice.error.SluiceException;
import io.sluice.settings.Settings;
import java.net.ConnectException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.util.context.Context;

/** What becomes of a connection that is under way, whoever stops waiting for it. */
@Timeout(120)
class AcquisitionScheduleTests {
  private static final ErrorTranslator ERRORS =
      new ErrorTranslator(new KnownServer(new FakeDialect()), new UserCode(Settings.defaults()));

  @Test
  @DisplayName("a lane that stops waiting while the connection comes")
  void givenUp() {
    check(
        () -> {
          Scenario scenario = new Scenario();
          boolean[] left = new boolean[1];
          together(scenario::arrive, () -> left[0] = scenario.acquisition.giveUp());
          scenario.require(left[0] ? 0 : 1, 0);
        });
  }

  @Test
  @DisplayName("a connection that comes when the time is over")
  void tooLate() {
    check(
        () -> {
          Scenario scenario = new Scenario();
          together(scenario::arrive, scenario::timeIsOver);
          scenario.require(1 - scenario.failed.get(), scenario.failed.get());
        });
  }

  @Test
  @DisplayName("an error when the time is over and nobody waits any more")
  void failing() {
    check(
        () -> {
          Scenario scenario = new Scenario();
          together(scenario::fail, scenario::timeIsOver, scenario.acquisition::giveUp);
          scenario.require(0, scenario.failed.get());
        });
  }

  /** One connection under way. */
  private static final class Scenario implements Acquisition.Owner, LaneSource.Holder {
    final AtomicInteger failed = new AtomicInteger();
    final Acquisition acquisition = new Acquisition(this, this, Context.empty());
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger settled = new AtomicInteger();
    private final AtomicInteger arrived = new AtomicInteger();
    private @Nullable Runnable late;

    Scenario() {
      Publisher<Connection> pool =
          subscriber ->
              subscriber.onSubscribe(
                  new Subscription() {
                    @Override
                    public void request(long number) {}

                    @Override
                    public void cancel() {}
                  });
      acquisition.start(pool);
    }

    void arrive() {
      acquisition.onNext(MockConnection.empty());
      acquisition.onComplete();
    }

    void fail() {
      acquisition.onError(new ConnectException("refused"));
    }

    void timeIsOver() {
      Runnable action = late;
      if (action != null) {
        action.run();
      }
    }

    void require(int lanesOpened, int lanesFailed) {
      boolean right =
          opened.get() == lanesOpened
              && failed.get() == lanesFailed
              && settled.get() == 1
              && arrived.get() == opened.get() + refused.get();
      if (!right) {
        throw new AssertionError(
            "opened "
                + opened
                + ", failed "
                + failed
                + ", settled "
                + settled
                + ", arrived "
                + arrived
                + ", refused "
                + refused);
      }
    }

    @Override
    public void opened(Connection connection) {
      opened.incrementAndGet();
    }

    @Override
    public void notOpened(Throwable cause) {
      failed.incrementAndGet();
    }

    @Override
    public void arrived() {
      arrived.incrementAndGet();
    }

    @Override
    public void settled(LaneSource.Holder lane, boolean open) {
      settled.incrementAndGet();
    }

    @Override
    public void refuse(LaneSource.Holder lane, Connection connection) {
      refused.incrementAndGet();
    }

    @Override
    public Disposable whenTooLate(Runnable action) {
      late = action;
      return Disposables.disposed();
    }

    @Override
    public SluiceException tooLate() {
      return new AcquireTimeoutException("too late", null);
    }

    @Override
    public ErrorTranslator errors() {
      return ERRORS;
    }

    @Override
    public int attempts() {
      return 1;
    }

    @Override
    public boolean canCancel() {
      return true;
    }

    @Override
    public boolean hasIdle() {
      return false;
    }

    @Override
    public void watch() {}

    @Override
    public long number() {
      return 1;
    }

    @Override
    public void squeeze() {}

    @Override
    public void discard(Throwable cause) {}

    @Override
    public void close() {}

    @Override
    public void destroy() {}
  }
}
