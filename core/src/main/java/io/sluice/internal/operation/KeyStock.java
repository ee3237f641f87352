package io.sluice.internal.operation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Keys that the database has made for rows to come, so that a chunk can be put together while
 * another one is written. While whole chunks come there are keys for the next two, each of which
 * may be twice as large as the one before; what is not used at the end is left out. Thread-safe.
 */
final class KeyStock {
  private final int wholeChunk;
  private final int largestChunk;
  private final Queue<Object> keys = new ArrayDeque<>();

  /**
   * None yet.
   *
   * @param wholeChunk how many rows a chunk has at least while the source goes on
   * @param largestChunk how many it has at most
   */
  KeyStock(int wholeChunk, int largestChunk) {
    this.wholeChunk = wholeChunk;
    this.largestChunk = largestChunk;
  }

  /** So many keys, or null if there are not as many. */
  synchronized @Nullable List<Object> take(int rows) {
    if (keys.size() < rows) {
      return null;
    }
    List<Object> taken = new ArrayList<>(rows);
    for (int i = 0; i < rows; i++) {
      taken.add(keys.remove());
    }
    return taken;
  }

  /** How many keys a chunk of so many rows is to ask for beside its own. */
  synchronized int ahead(int rows) {
    long next = Math.min(2L * rows, largestChunk);
    // keys of the next chunk may have been taken already, or not
    return rows < wholeChunk ? 0 : (int) Math.max(0, 2 * next - keys.size());
  }

  /** The first of keys that were made, for so many rows; the others are for rows to come. */
  synchronized List<Object> divided(List<Object> made, int rows) {
    keys.addAll(made.subList(rows, made.size()));
    return made.subList(0, rows);
  }
}
