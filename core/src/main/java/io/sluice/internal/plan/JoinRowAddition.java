package io.sluice.internal.plan;

import io.sluice.model.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Links to make, all with the same values. Immutable.
 *
 * @param keys the targets, in the order of the rows
 * @param rows the join rows
 * @param conflict what happens with links that are there, or null where nothing keeps a link from
 *     being there twice
 * @param update gives the values to links that are there, or null if there are none to give
 */
public record JoinRowAddition<J>(
    List<Key> keys,
    InsertPlan<J> rows,
    @Nullable ConflictPlan<J> conflict,
    @Nullable UpdatePlan<J> update) {

  /** The rows of those targets that are not linked. */
  public InsertPlan<J> unlinked(Set<Key> linked) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      if (!linked.contains(keys.get(i))) {
        places.add(i);
      }
    }
    return rows.only(places);
  }
}
