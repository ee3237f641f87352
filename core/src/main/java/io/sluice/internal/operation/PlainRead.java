package io.sluice.internal.operation;

import io.sluice.internal.plan.Planner;
import io.sluice.internal.plan.ReadPlan.KeyedRead;
import io.sluice.model.Association;
import io.sluice.model.Association.Kind;
import io.sluice.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * What reads all that an association leads to, and nothing else said: it is asked for most, and
 * planned once. Thread-safe.
 */
final class PlainRead<T> {
  private final Planner planner;
  private final Association<?, T> association;
  private final Query<T> query;
  private volatile @Nullable KeyedRead<T> keyed;
  private volatile @Nullable KeyedRead<T> withJoinRows;

  PlainRead(Planner planner, Association<?, T> association) {
    this.planner = planner;
    this.association = association;
    Query<T> all = Query.of(association.target());
    this.query = association.kind() == Kind.HAS_ONE ? all.limit(1) : all;
  }

  Query<T> query() {
    return query;
  }

  KeyedRead<T> keyed() {
    KeyedRead<T> known = keyed;
    if (known == null) {
      known = planned(false);
      keyed = known;
    }
    return known;
  }

  /** With the rows of the join table. */
  KeyedRead<T> withJoinRows() {
    KeyedRead<T> known = withJoinRows;
    if (known == null) {
      known = planned(true);
      withJoinRows = known;
    }
    return known;
  }

  private KeyedRead<T> planned(boolean joinRows) {
    return planner.associated(query, association, joinRows).keyed();
  }
}
