package io.sluice;

import io.sluice.internal.operation.LinkCounts;

/**
 * What a change of links did, in rows.
 *
 * @param added newly linked
 * @param removed unlinked
 * @param updated linked before and after, with other values in the join row
 * @param kept linked before and after, as they were
 */
public record Linked(long added, long removed, long updated, long kept) {
  static Linked of(LinkCounts counts) {
    return new Linked(counts.added(), counts.removed(), counts.updated(), counts.kept());
  }
}
