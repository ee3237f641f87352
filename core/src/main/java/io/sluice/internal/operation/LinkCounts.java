package io.sluice.internal.operation;

/**
 * What a change of links did.
 *
 * @param added newly linked
 * @param removed unlinked
 * @param updated linked before and after, with other values in the join row
 * @param kept linked before and after, as they were
 */
public record LinkCounts(long added, long removed, long updated, long kept) {
  static final LinkCounts NONE = new LinkCounts(0, 0, 0, 0);

  static LinkCounts added(long count) {
    return new LinkCounts(count, 0, 0, 0);
  }

  static LinkCounts removed(long count) {
    return new LinkCounts(0, count, 0, 0);
  }

  LinkCounts plus(LinkCounts other) {
    return new LinkCounts(
        added + other.added, removed + other.removed, updated + other.updated, kept + other.kept);
  }
}
