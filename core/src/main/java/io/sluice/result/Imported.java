package io.sluice.result;

/**
 * What an import did, in records of its source. Immutable.
 *
 * @param rows written
 * @param skipped not written, as they were to be left out
 */
public record Imported(long rows, long skipped) {
  /** Nothing at all. */
  public static final Imported NONE = new Imported(0, 0);

  /** What both did. */
  public Imported plus(Imported other) {
    return new Imported(rows + other.rows, skipped + other.skipped);
  }
}
