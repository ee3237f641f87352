package io.sluice.internal.gather;

import static io.sluice.internal.execution.Schedules.check;
import static io.sluice.internal.execution.Schedules.together;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody is forgotten and nobody served twice, whatever callers and statements do at once. */
@Timeout(120)
class GroupScheduleTests {
  @Test
  @DisplayName("callers that come while a connection does")
  void joining() {
    check(
        () -> {
          Scenario scenario = new Scenario(1);
          scenario.join("a");
          together(
              () -> scenario.join("b"),
              () -> scenario.join("c"),
              () -> scenario.serve(scenario.last()));
          scenario.serveAll();
          scenario.requireServed("a", "b", "c");
        });
  }

  @Test
  @DisplayName("callers that come while a statement ends, of two in flight")
  void twoSlots() {
    check(
        () -> {
          Scenario scenario = new Scenario(2);
          scenario.join("a");
          scenario.last().connected();
          together(
              () -> scenario.join("b"),
              () -> scenario.join("c"),
              () -> scenario.serve(scenario.first()));
          scenario.serveAll();
          scenario.requireServed("a", "b", "c");
        });
  }

  @Test
  @DisplayName("the only one who waits leaves while the connection comes, and another one comes")
  void leaving() {
    check(
        () -> {
          Scenario scenario = new Scenario(1);
          Seat<String> gone = scenario.join("a");
          FakeBatch first = scenario.last();
          together(gone::leave, () -> scenario.serve(first), () -> scenario.join("b"));
          scenario.serveAll();
          scenario.served.remove("a");
          scenario.requireServed("b");
        });
  }

  @Test
  @DisplayName("all callers of a statement leave while it ends")
  void leavingASentOne() {
    check(
        () -> {
          Scenario scenario = new Scenario(1);
          Seat<String> one = scenario.join("a");
          Seat<String> two = scenario.join("b");
          FakeBatch first = scenario.last().connected();
          together(one::leave, two::leave, () -> first.ends(0));
          scenario.join("c");
          scenario.serveAll();
          scenario.served.removeAll(List.of("a", "b"));
          scenario.requireServed("c");
        });
  }

  /** A group whose batches are served one after the other. */
  private static final class Scenario {
    final List<String> served = Collections.synchronizedList(new ArrayList<>());
    private final List<FakeBatch> batches = Collections.synchronizedList(new ArrayList<>());
    private final Group<String> group;

    Scenario(int slots) {
      group =
          new Group<>(
              slots,
              new RowEstimate(1),
              waiting -> {
                FakeBatch batch = new FakeBatch(waiting);
                batches.add(batch);
                return batch;
              },
              ignored -> {});
    }

    Seat<String> join(String caller) {
      Seat<String> seat = group.seat(caller, caller);
      group.join(seat);
      return seat;
    }

    FakeBatch first() {
      return batches.get(0);
    }

    FakeBatch last() {
      return batches.get(batches.size() - 1);
    }

    void serve(FakeBatch batch) {
      batch.connected();
      batch.ends(0);
    }

    void serveAll() {
      for (int i = 0; i < batches.size(); i++) {
        serve(batches.get(i));
      }
      batches.forEach(each -> served.addAll(each.callers));
    }

    void requireServed(String... callers) {
      List<String> sorted = new ArrayList<>(served);
      Collections.sort(sorted);
      if (!sorted.equals(List.of(callers))) {
        throw new AssertionError("served " + sorted + " instead of " + List.of(callers));
      }
    }
  }
}
