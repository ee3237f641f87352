package io.sluice.internal.execution;

import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.util.concurrent.Queues;

/**
 * The tasks that wait for a lane: first the one that begins it, or that begins again, then the
 * others as they came. Any thread adds; only the one that pumps the lane does the rest.
 */
final class LaneQueue {
  private final Queue<LaneTask> waiting = Queues.<LaneTask>unboundedMultiproducer().get();
  private final LaneFaults faults;
  private @Nullable Supplier<LaneTask> beginning;
  private @Nullable LaneTask begin;
  private boolean toBegin;
  private @Nullable LaneTask repeated;

  LaneQueue(LaneFaults faults) {
    this.faults = faults;
  }

  /** Runs such a task before all others, on each connection anew. */
  void begin(Supplier<LaneTask> task) {
    beginning = task;
    begin = task.get();
    toBegin = true;
  }

  /** Runs the task before all others, since it could not run on the connection before. */
  void again(LaneTask task) {
    Supplier<LaneTask> anew = beginning;
    if (task == begin) {
      toBegin = true;
    } else if (anew == null) {
      repeated = task;
    } else {
      again(task, anew);
    }
  }

  /** Runs the task before all others, and before it such a one. */
  void again(LaneTask task, Supplier<LaneTask> before) {
    repeated = task;
    begin = before.get();
    toBegin = true;
  }

  /** How many statements come before any that was added. */
  int ofItsOwn() {
    return begin == null ? 0 : 1;
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
    LaneTask first = toBegin ? begin : null;
    toBegin = false;
    if (first != null) {
      if (faults.opening() == null && faults.discarding() == null) {
        return first;
      }
      first.refuse(Objects.requireNonNullElseGet(faults.opening(), () -> LaneFaults.ended(first)));
    }
    LaneTask next = repeated == null ? waiting.poll() : repeated;
    repeated = null;
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
      refuseAll(task -> LaneFaults.discarded(cause, task));
      return false;
    }
    for (LaneTask task = waiting.peek(); task != null; task = waiting.peek()) {
      if (!task.isGone()) {
        return true;
      }
      waiting.poll();
    }
    LaneTask again = repeated;
    return again != null && !again.isGone();
  }

  void refuseAll(Throwable cause) {
    refuseAll(task -> cause);
  }

  /** Refuses what comes after the end. */
  void refuseRest() {
    refuseAll(LaneFaults::ended);
  }

  private void refuseAll(Function<LaneTask, Throwable> cause) {
    LaneTask again = repeated;
    repeated = null;
    if (again != null) {
      again.refuse(cause.apply(again));
    }
    for (LaneTask task = waiting.poll(); task != null; task = waiting.poll()) {
      task.refuse(cause.apply(task));
    }
  }
}
