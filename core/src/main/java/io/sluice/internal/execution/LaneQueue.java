package io.sluice.internal.execution;

import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import reactor.util.concurrent.Queues;

/**
 * The tasks that wait for a lane: first the one that begins it, or that begins again, then the
 * others as they came. Any thread adds; only the one that pumps the lane does the rest.
 */
final class LaneQueue {
  private final Queue<LaneTask> waiting = Queues.<LaneTask>unboundedMultiproducer().get();
  private final LaneFaults faults;
  private @Nullable LaneTask begin;
  private @Nullable LaneTask first;

  LaneQueue(LaneFaults faults) {
    this.faults = faults;
  }

  /** Runs the task before all others. */
  void begin(LaneTask task) {
    begin = task;
    first = task;
  }

  /** Runs the task before all others, since it could not run on the connection before. */
  void again(LaneTask task) {
    first = task;
  }

  /** Whether the task begins the lane's transaction. */
  boolean isBegin(@Nullable LaneTask task) {
    return task != null && task == begin;
  }

  void add(LaneTask task) {
    waiting.offer(task);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** The first one that was added. */
  @Nullable LaneTask peek() {
    return waiting.peek();
  }

  /** The next one that can run; those before it are refused, or have nobody who wants them. */
  @Nullable LaneTask next() {
    LaneTask head = first;
    first = null;
    boolean begins =
        head != null && !head.isGone() && faults.opening() == null && faults.discarding() == null;
    if (head != null && !begins) {
      head.refuse(Objects.requireNonNullElseGet(faults.opening(), LaneFaults::ended));
    }
    LaneTask next = begins ? head : waiting.poll();
    while (next != null) {
      Throwable refusal = faults.refusal(next);
      if (refusal != null) {
        next.refuse(refusal);
      } else if (!next.isGone()) {
        return next;
      }
      next = waiting.poll();
    }
    return null;
  }

  /** Whether anybody waits for a connection that is under way; refuses and drops the others. */
  boolean isAwaited() {
    Throwable cause = faults.discarding();
    if (cause != null) {
      if (first != null && first != begin) {
        first.refuse(LaneFaults.discarded(cause));
        first = null;
      }
      refuseAll(LaneFaults.discarded(cause));
      return false;
    }
    for (LaneTask task = waiting.peek(); task != null; task = waiting.peek()) {
      if (!task.isGone()) {
        return true;
      }
      waiting.poll();
    }
    LaneTask again = first;
    return again != null && again != begin && !again.isGone();
  }

  void refuseAll(Throwable cause) {
    for (LaneTask task = waiting.poll(); task != null; task = waiting.poll()) {
      task.refuse(cause);
    }
  }
}
