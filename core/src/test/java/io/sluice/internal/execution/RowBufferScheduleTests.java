package io.sluice.internal.execution;

import static io.sluice.internal.execution.Schedules.check;
import static io.sluice.internal.execution.Schedules.together;

import io.sluice.error.LaneBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/** What a consumer sees of a result, whatever its threads do at the same time. */
@Timeout(120)
class RowBufferScheduleTests {
  private static final int ROWS = 3;

  @Test
  @DisplayName("rows that come while the consumer asks for them")
  void requested() {
    check(
        () -> {
          Scenario scenario = new Scenario(ROWS);
          together(
              scenario::source,
              () -> {
                scenario.buffer.request(1);
                scenario.buffer.request(ROWS);
              });
          scenario.requireAllRows();
        });
  }

  @Test
  @DisplayName("rows that come while others begin to wait")
  void contended() {
    check(
        () -> {
          Scenario scenario = new Scenario(ROWS);
          together(scenario::source, scenario.buffer::contend, () -> scenario.buffer.request(ROWS));
          scenario.requireAllRows();
        });
  }

  @Test
  @DisplayName("more rows than the buffer holds, while others wait")
  void overflowing() {
    check(
        () -> {
          Scenario scenario = new Scenario(1);
          scenario.buffer.contend();
          together(scenario::source, () -> scenario.buffer.request(ROWS));
          scenario.requireAllRowsOr(LaneBufferException.class);
        });
  }

  @Test
  @DisplayName("a consumer that cancels")
  void cancelled() {
    check(
        () -> {
          Scenario scenario = new Scenario(ROWS);
          together(scenario::source, () -> scenario.buffer.request(ROWS), scenario.buffer::cancel);
          scenario.requireSourceEnded();
        });
  }

  @Test
  @DisplayName("a result that is dropped is never shorter, but an error")
  void discarded() {
    check(
        () -> {
          Scenario scenario = new Scenario(ROWS);
          together(
              scenario::source,
              () -> scenario.buffer.request(ROWS),
              () -> scenario.buffer.discard(new IllegalStateException("dropped")));
          scenario.requireAllRowsOr(IllegalStateException.class);
        });
  }

  /** One result: its source, and a consumer that sees to the rules of its signals. */
  private static final class Scenario implements CoreSubscriber<Integer>, Subscription {
    final RowBuffer<Integer> buffer;
    private final List<Integer> rows = new ArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger ends = new AtomicInteger();
    private volatile boolean completed;
    private volatile @Nullable Throwable error;
    private volatile boolean sourceEnded;

    Scenario(int bound) {
      Scenario scenario = this;
      this.buffer =
          new RowBuffer<>(this, bound) {
            @Override
            void sourceEnded(@Nullable Throwable cause) {
              scenario.sourceEnded = true;
            }

            @Override
            String overflowHint() {
              return "take them faster";
            }
          };
      buffer.onSubscribe(this);
    }

    void source() {
      for (int i = 0; i < ROWS; i++) {
        buffer.onNext(i);
      }
      buffer.onComplete();
    }

    @Override
    public void onSubscribe(Subscription subscription) {}

    @Override
    public void onNext(Integer row) {
      enter();
      require(row == rows.size(), "row " + row + " after " + rows);
      rows.add(row);
      inside.decrementAndGet();
    }

    @Override
    public void onError(Throwable cause) {
      enter();
      error = cause;
      ends.incrementAndGet();
      inside.decrementAndGet();
    }

    @Override
    public void onComplete() {
      enter();
      completed = true;
      ends.incrementAndGet();
      inside.decrementAndGet();
    }

    private void enter() {
      require(inside.get() == 0, "two signals at once");
      require(ends.get() == 0, "a signal after the last one");
      inside.incrementAndGet();
    }

    void requireAllRows() {
      require(completed && rows.size() == ROWS, "ended with " + rows + ", " + error);
      requireSourceEnded();
    }

    void requireAllRowsOr(Class<? extends Throwable> type) {
      require(
          type.isInstance(error) || (completed && rows.size() == ROWS),
          "ended with " + rows + ", " + error);
      requireSourceEnded();
    }

    void requireSourceEnded() {
      require(sourceEnded, "the source has not ended");
    }

    private static void require(boolean condition, String message) {
      if (!condition) {
        throw new AssertionError(message);
      }
    }

    @Override
    public void request(long number) {}

    @Override
    public void cancel() {}
  }
}
