package io.sluice.internal.execution;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;
import reactor.util.concurrent.Queues;

/** Rows that wait for their consumer, and how many. One thread adds, one at a time takes. */
final class RowQueue<T> {
  @SuppressWarnings("rawtypes")
  private static final AtomicIntegerFieldUpdater<RowQueue> SIZE =
      AtomicIntegerFieldUpdater.newUpdater(RowQueue.class, "size");

  private final Queue<T> rows;
  private volatile int size;

  RowQueue(int link) {
    rows = Queues.<T>unbounded(link).get();
  }

  /** How many rows there are, or one more while it is added or taken. */
  int size() {
    return size;
  }

  void add(T row) {
    SIZE.incrementAndGet(this);
    rows.offer(row);
  }

  @Nullable T poll() {
    T row = rows.poll();
    if (row != null) {
      SIZE.decrementAndGet(this);
    }
    return row;
  }

  void clear() {
    rows.clear();
  }
}
