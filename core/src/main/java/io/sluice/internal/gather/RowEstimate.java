package io.sluice.internal.gather;

/** How many rows a key has, as far as that is known. Thread-safe. */
public final class RowEstimate {
  private volatile double rows;

  /** A guess. */
  public RowEstimate(double rows) {
    this.rows = rows;
  }

  /** How many keys have so many rows; one at least. */
  int keysOf(double wanted) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, wanted / rows));
  }

  /** So many rows came for so many keys: more than was thought counts at once, less by and by. */
  void learn(long came, int keys) {
    if (keys > 0) {
      double seen = (double) came / keys;
      double known = rows;
      rows = seen > known ? seen : (seen + known) / 2;
    }
  }
}
