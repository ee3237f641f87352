package io.sluice.internal.execution;

import io.sluice.internal.gather.Group;
import io.sluice.internal.gather.Seat;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;

/**
 * One call that gathers with others, and its consumer, whose rows wait here for its demand.
 *
 * @param <Q> what it wants
 * @param <R> what it gets
 */
final class GatheredCall<Q, R> extends RowBuffer<R> {
  private final Q wanted;
  private volatile @Nullable Seat<GatheredCall<Q, R>> seat;
  private volatile @Nullable Session session;

  GatheredCall(Q wanted, CoreSubscriber<? super R> consumer, int bound) {
    super(consumer, bound);
    this.wanted = wanted;
  }

  /** What it wants. */
  Q wanted() {
    return wanted;
  }

  /**
   * Waits in the group.
   *
   * @param key equal for calls that want the same
   */
  void join(Group<GatheredCall<Q, R>> group, Object key) {
    Seat<GatheredCall<Q, R>> own = group.seat(key, this);
    seat = own;
    group.join(own);
    if (isGone()) {
      own.leave();
    }
  }

  /** It is a part of what is sent on the session. */
  void sentOn(@Nullable Session way) {
    session = way;
  }

  @Override
  void sourceEnded(@Nullable Throwable cause) {}

  @Override
  void consumerGone() {
    Seat<GatheredCall<Q, R>> own = seat;
    if (own != null) {
      own.leave();
    }
  }

  @Override
  void consumerBroken(Throwable thrown) {
    Session way = session;
    if (way != null) {
      way.consumerBroken(thrown);
    }
  }

  @Override
  String overflowHint() {
    return "the rows of several parents come in one statement: with fetchSize(n) on the query each"
        + " has one of its own";
  }
}
