package io.sluice.internal.execution;

import static io.sluice.internal.execution.Schedules.check;
import static io.sluice.internal.execution.Schedules.together;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.test.MockConnection;
import io.sluice.dialect.TransactionEffect;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** What becomes of the tasks of a lane and of its connection, whatever its threads do. */
@Timeout(120)
class LaneScheduleTests {
  @Test
  @DisplayName("tasks that come while the connection does")
  void opened() {
    check(
        () -> {
          Scenario scenario = new Scenario(0);
          Task first = scenario.task();
          Task second = scenario.task();
          scenario.lane.submit(first);
          together(scenario::connect, () -> scenario.lane.submit(second));
          scenario.lane.close();
          require(first.done && second.done, "a task was not done");
          scenario.requireClosed();
        });
  }

  @Test
  @DisplayName("a lane that closes while the connection comes and others wait for it")
  void closed() {
    check(
        () -> {
          Scenario scenario = new Scenario(0);
          Task task = scenario.task();
          scenario.lane.submit(task);
          together(scenario::connect, scenario.lane::close, scenario.lane::squeeze);
          require(task.done, "the task was not done");
          scenario.requireClosed();
        });
  }

  @Test
  @DisplayName("a task whose consumer goes while the connection comes")
  void gone() {
    check(
        () -> {
          Scenario scenario = new Scenario(0);
          Task task = scenario.task();
          scenario.lane.submit(task);
          scenario.lane.close();
          together(
              scenario::connect,
              () -> {
                task.gone = true;
                scenario.lane.withdrawn();
              });
          scenario.requireClosed();
        });
  }

  @Test
  @DisplayName("a lane that is discarded while a task runs and another one comes")
  void discarded() {
    check(
        () -> {
          Scenario scenario = new Scenario(0);
          Task first = scenario.task();
          Task second = scenario.task();
          scenario.lane.submit(first);
          together(
              scenario::connect,
              () -> scenario.lane.submit(second),
              () -> {
                scenario.lane.discard(new IllegalStateException("over"));
                scenario.lane.close();
              });
          require(first.isOver() && second.isOver(), "a task is neither done nor refused");
          scenario.requireClosed();
        });
  }

  @Test
  @DisplayName("a lane that is given up while its task runs")
  void destroyed() {
    check(
        () -> {
          Scenario scenario = new Scenario(0);
          Task task = scenario.running();
          scenario.lane.submit(task);
          scenario.connect();
          together(scenario.lane::destroy, task::finish);
          scenario.requireClosed();
        });
  }

  @Test
  @DisplayName("a dead connection, while others wait: the task begins again on another one")
  void beginsAgain() {
    check(
        () -> {
          Scenario scenario = new Scenario(1);
          Task task = scenario.running();
          scenario.lane.submit(task);
          scenario.lane.close();
          scenario.connect();
          together(
              () -> {
                require(scenario.lane.canBeginAgain(task, false), "it cannot begin again");
                scenario.lane.beginAgain();
              },
              scenario.lane::squeeze,
              scenario.lane::withdrawn);
          require(!scenario.closed.get(), "it was given up");
          scenario.connect();
          task.finish();
          require(task.starts.get() == 2 && task.done, "it has not begun again");
          scenario.requireClosed();
        });
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new AssertionError(message);
    }
  }

  /** A lane, and the connections that it gets. */
  private static final class Scenario implements LaneSource {
    final Lane lane = new Lane(this, 1);
    final AtomicBoolean closed = new AtomicBoolean();
    private final int attempts;
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean wanted;

    Scenario(int attempts) {
      this.attempts = attempts;
      lane.closed().subscribe(ignored -> {}, error -> {}, () -> closed.set(true));
    }

    Task task() {
      return new Task(lane, true);
    }

    Task running() {
      return new Task(lane, false);
    }

    /** The connection that was asked for comes, unless nobody wants it any more. */
    void connect() {
      synchronized (this) {
        if (!wanted) {
          return;
        }
        wanted = false;
      }
      given.incrementAndGet();
      lane.opened(MockConnection.empty());
    }

    @Override
    public Opening open(Holder holder, Context context) {
      wanted = true;
      return () -> {
        synchronized (this) {
          boolean before = wanted;
          wanted = false;
          return before;
        }
      };
    }

    @Override
    public Mono<Void> close(Holder holder, Connection connection, boolean destroy) {
      return Mono.fromRunnable(taken::incrementAndGet);
    }

    @Override
    public int attempts() {
      return attempts;
    }

    void requireClosed() {
      require(closed.get(), "the lane is not closed");
      require(given.get() == taken.get(), given + " connections, " + taken + " of them back");
    }
  }

  private static final class Task implements LaneTask {
    private final Lane lane;
    private final boolean endsAtOnce;
    volatile boolean done;
    volatile boolean gone;
    final AtomicInteger starts = new AtomicInteger();
    private volatile boolean refused;

    Task(Lane lane, boolean endsAtOnce) {
      this.lane = lane;
      this.endsAtOnce = endsAtOnce;
    }

    boolean isOver() {
      return done || refused;
    }

    void finish() {
      done = true;
      lane.ended(this);
    }

    @Override
    public void start(Connection connection) {
      starts.incrementAndGet();
      if (endsAtOnce) {
        finish();
      }
    }

    @Override
    public void contend() {}

    @Override
    public void discard(Throwable cause) {
      finish();
    }

    @Override
    public void abandon(Throwable cause) {
      lane.failed(cause, TransactionEffect.NONE, true);
    }

    @Override
    public void refuse(Throwable cause) {
      require(!done, "refused after it was done");
      refused = true;
    }

    @Override
    public boolean isGone() {
      return gone;
    }

    @Override
    public String text() {
      return "a task";
    }

    @Override
    public boolean isFinal() {
      return false;
    }

    @Override
    public Context currentContext() {
      return Context.empty();
    }
  }
}
