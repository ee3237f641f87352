package io.sluice.internal.gather;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gathers with whom, and when. */
@Timeout(30)
class GroupUnitTests {
  private final List<FakeBatch> batches = new ArrayList<>();
  private int idle;

  private Group<String> group(int slots, double rowsOfKey) {
    return new Group<>(
        slots,
        new RowEstimate(rowsOfKey),
        waiting -> {
          FakeBatch batch = new FakeBatch(waiting);
          batches.add(batch);
          return batch;
        },
        group -> idle++);
  }

  private static Seat<String> join(Group<String> group, String caller) {
    return join(group, caller, caller);
  }

  private static Seat<String> join(Group<String> group, Object key, String caller) {
    Seat<String> seat = group.seat(key, caller);
    group.join(seat);
    return seat;
  }

  @Test
  void theFirstIsSentAtOnceAndTheOthersWait() {
    Group<String> group = group(1, 1);
    join(group, "a");
    batches.get(0).connected();
    join(group, "b");
    join(group, "c");

    assertThat(batches).hasSize(1);
    assertThat(batches.get(0).callers).containsExactly("a");

    batches.get(0).ends(1);
    assertThat(batches).hasSize(2);
    assertThat(batches.get(1).connected().callers).containsExactly("b", "c");
    assertThat(idle).isZero();

    batches.get(1).ends(2);
    assertThat(batches).hasSize(2);
    assertThat(idle).isPositive();
  }

  @Test
  void whoComesBeforeTheConnectionIsPartOfTheStatement() {
    Group<String> group = group(1, 1);
    join(group, "a");
    join(group, "b");

    assertThat(batches).hasSize(1);
    assertThat(batches.get(0).connected().callers).containsExactly("a", "b");
  }

  @Test
  void twoSlotsAreTwoInFlightOfWhichOneIsOnItsWay() {
    Group<String> group = group(2, 1);
    join(group, "a");
    batches.get(0).connected();
    join(group, "b");
    join(group, "c");
    assertThat(batches).hasSize(2);
    assertThat(batches.get(1).connected().callers).containsExactly("b", "c");
    join(group, "d");
    assertThat(batches).hasSize(2);

    batches.get(0).ends(1);
    assertThat(batches.get(2).connected().callers).containsExactly("d");
  }

  @Test
  void equalKeysAreAskedForOnce() {
    Group<String> group = group(1, 10_000);
    join(group, 1, "a");
    join(group, 1, "b");
    join(group, 2, "c");

    assertThat(batches.get(0).connected().callers).containsExactly("a", "b");
    batches.get(0).ends(20_000);
    assertThat(batches.get(1).connected().callers).containsExactly("c");
  }

  @Test
  void aStatementIsBoundedByKeysAndByTheRowsThatCame() {
    Group<String> group = group(1, 1);
    IntStream.range(0, 1_200).forEach(i -> join(group, "" + i));
    assertThat(batches.get(0).connected().callers).hasSize(500);

    batches.get(0).ends(500 * 100);
    assertThat(batches.get(1).connected().callers).hasSize(100);

    batches.get(1).ends(0);
    assertThat(batches.get(2).connected().callers).hasSize(200);
  }

  @Test
  void whoLeavesIsNoPart() {
    Group<String> group = group(1, 1);
    Seat<String> gone = join(group, "a");
    join(group, "b");
    gone.leave();
    gone.leave();

    assertThat(batches.get(0).connected().callers).containsExactly("b");
    assertThat(batches.get(0).isCancelled()).isFalse();
  }

  @Test
  void whenAllLeaveWhoWaitNothingIsSent() {
    Group<String> group = group(1, 1);
    join(group, "a").leave();

    assertThat(batches.get(0).isCancelled()).isTrue();
    assertThat(batches.get(0).connected().callers).isEmpty();
    assertThat(idle).isPositive();

    join(group, "b");
    assertThat(batches.get(1).isSent()).isTrue();
    assertThat(batches.get(1).connected().callers).containsExactly("b");
  }

  @Test
  void theLastOfAStatementCancelsIt() {
    Group<String> group = group(1, 1);
    Seat<String> first = join(group, "a");
    Seat<String> second = join(group, "b");
    batches.get(0).connected();
    join(group, "c");

    first.leave();
    assertThat(batches.get(0).isCancelled()).isFalse();
    second.leave();
    assertThat(batches.get(0).isCancelled()).isTrue();
    assertThat(batches.get(1).connected().callers).containsExactly("c");
  }

  @Test
  void whatFailsOnItsWayFailsForAllWhoWait() {
    Group<String> group = group(1, 1);
    IntStream.range(0, 700).forEach(i -> join(group, "" + i));
    batches.get(0).fails();

    assertThat(batches.get(0).callers).hasSize(700);
    assertThat(batches).hasSize(1);
  }

  @Test
  void oneThatIsSlowHoldsUpNobody() {
    Group<String> group = group(1, 1);
    join(group, "a");
    batches.get(0).connected().becomesSlow(20_000);
    assertThat(batches).hasSize(1);

    join(group, "b");
    join(group, "c");
    assertThat(batches.get(1).connected().callers).containsExactly("b"); // of many rows, it seems

    batches.get(1).ends(1);
    batches.get(0).ends(20_001);
    assertThat(batches).hasSize(3);
  }
}
