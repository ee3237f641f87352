package io.sluice.benchmarks.work;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What has to be unlinked and linked, for those who find it out by hand.
 *
 * @param surplus keys to unlink
 * @param missing keys to link
 */
public record Difference(List<Long> surplus, Set<Long> missing) {
  /** Between what is linked and what should be. */
  public static Difference of(List<Long> linked, List<Long> wanted) {
    Set<Long> missing = new HashSet<>(wanted);
    List<Long> surplus = new ArrayList<>();
    for (Long each : linked) {
      if (!missing.remove(each)) {
        surplus.add(each);
      }
    }
    return new Difference(surplus, missing);
  }

  /** What to unlink, as an array to bind. */
  public Long[] surplusKeys() {
    return surplus.toArray(Long[]::new);
  }

  /** What to link, as an array to bind. */
  public Long[] missingKeys() {
    return missing.toArray(Long[]::new);
  }

  /**
   * The number of changes.
   *
   * @throws IllegalStateException if not all was changed that had to be
   */
  public long checked(long unlinked, long linked) {
    if (unlinked != surplus.size() || linked != missing.size()) {
      throw new IllegalStateException("other rows than those that were found");
    }
    return unlinked + linked;
  }
}
