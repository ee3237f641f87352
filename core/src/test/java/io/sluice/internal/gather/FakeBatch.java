package io.sluice.internal.gather;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A batch whose connection comes when the test says so. */
final class FakeBatch extends Batch<String> {
  final List<String> callers = new ArrayList<>();
  private int keys;
  private boolean sent;
  private volatile boolean cancelled;
  private volatile boolean slow;

  FakeBatch(Waiting<String> waiting) {
    super(waiting);
  }

  @Override
  protected void send() {
    sent = true;
  }

  @Override
  protected void cancel() {
    cancelled = true;
  }

  @Override
  protected boolean isSlow() {
    return slow;
  }

  boolean isSent() {
    return sent;
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** Its connection is there. */
  FakeBatch connected() {
    Map<Object, List<String>> settled = settle();
    keys = settled.size();
    settled.values().forEach(callers::addAll);
    return this;
  }

  void fails() {
    settleAll().values().forEach(callers::addAll);
    ended(0, 0);
  }

  void ends(long rows) {
    ended(rows, keys);
  }

  void becomesSlow(long rows) {
    slow = true;
    slow(rows);
  }
}
