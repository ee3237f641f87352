package io.sluice.internal.operation;

/**
 * What a change of links did.
 *
 * @param added newly linked
 * @param removed unlinked
 * @param kept linked before and after
 */
public record LinkCounts(long added, long removed, long kept) {
  static final LinkCounts NONE = new LinkCounts(0, 0, 0);

  LinkCounts plus(LinkCounts other) {
    return new LinkCounts(added + other.added, removed + other.removed, kept + other.kept);
  }
}
