package io.sluice.result;

/**
 * What a change of links did, in rows. Immutable.
 *
 * @param added newly linked
 * @param removed unlinked
 * @param updated linked before and after, with other values in the join row
 * @param kept linked before and after, as they were
 */
public record Linked(long added, long removed, long updated, long kept) {
  /** Nothing at all. */
  public static final Linked NONE = new Linked(0, 0, 0, 0);

  /** So many newly linked. */
  public static Linked added(long count) {
    return new Linked(count, 0, 0, 0);
  }

  /** So many unlinked. */
  public static Linked removed(long count) {
    return new Linked(0, count, 0, 0);
  }

  /** What both did. */
  public Linked plus(Linked other) {
    return new Linked(
        added + other.added, removed + other.removed, updated + other.updated, kept + other.kept);
  }
}
