package io.sluice.internal.operation;

import io.sluice.error.UniqueConstraintException;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.ConflictPlan;
import io.sluice.internal.plan.InsertPlan;
import io.sluice.internal.plan.KeyPlan;
import io.sluice.model.Key;
import io.sluice.statement.Insert;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Inserts rows but those that are there, and emits how many. One statement where the database
 * counts them. Where it does not, one statement if none is there, which is tried first; else a
 * SELECT of those that are there, an INSERT of the others and, where rows are restored or taken
 * into a scope, one more. More statements where a server does not take as many values, or as long
 * ones, in one. For one operation.
 */
final class RowInsertion<E> {
  private final Session session;
  private final ConflictPlan<E> conflict;

  RowInsertion(Session session, ConflictPlan<E> conflict) {
    this.session = session;
    this.conflict = conflict;
  }

  /** Inserts rows of which none is there. */
  static Mono<Long> strict(Session session, InsertPlan<?> rows) {
    return parts(session, rows, part -> ConflictPlan.strict(part, session.moment()));
  }

  /** Inserts the rows in parts that a server takes, each by the statement that is made of it. */
  static <E> Mono<Long> parts(
      Session session, InsertPlan<E> rows, Function<InsertPlan<E>, Insert> statement) {
    if (rows.isEmpty()) {
      return Mono.just(0L);
    }
    List<InsertPlan<E>> parts = rows.parts(session.capabilities());
    return parts.size() == 1
        ? session.change(statement.apply(rows))
        : Flux.fromIterable(parts)
            .concatMap(each -> session.change(statement.apply(each)), 1)
            .reduce(0L, Long::sum);
  }

  private Mono<Long> tolerant(InsertPlan<E> rows) {
    return parts(session, rows, part -> conflict.tolerant(part, session.moment()));
  }

  /**
   * Inserts the rows, of which none is likely to be there.
   *
   * @param missing what inserts those that are not there, if it turns out that some are
   */
  Mono<Long> insertNew(InsertPlan<E> rows, Supplier<Mono<Long>> missing) {
    if (ConflictPlan.counts(session.capabilities())) {
      return tolerant(rows);
    }
    // an error in the middle of several statements could not be undone
    return rows.parts(session.capabilities()).size() > 1
        ? insertMissing(rows)
        : strict(session, rows)
            .onErrorResume(UniqueConstraintException.class, error -> missing.get());
  }

  /** Inserts the rows, of which none is likely to be there. */
  Mono<Long> insertNew(InsertPlan<E> rows) {
    return insertNew(rows, () -> insertMissing(rows));
  }

  /** Inserts the rows, of which some are likely to be there. */
  Mono<Long> insert(InsertPlan<E> rows) {
    return ConflictPlan.counts(session.capabilities()) ? tolerant(rows) : insertMissing(rows);
  }

  /**
   * Where a transaction sees the past, a row may be there that it does not see: then those that are
   * there are read as they are now, and locked.
   */
  private Mono<Long> insertMissing(InsertPlan<E> rows) {
    KeyPlan present = conflict.present(conflict.keys(rows));
    // an error in the middle of several statements could not be undone
    return rows.parts(session.capabilities()).size() > 1
        ? insertMissing(rows, present.locked())
        : insertMissing(rows, present)
            .onErrorResume(
                UniqueConstraintException.class, error -> insertMissing(rows, present.locked()));
  }

  private Mono<Long> insertMissing(InsertPlan<E> rows, KeyPlan plan) {
    List<Key> keys = conflict.keys(rows);
    KeyMatcher matcher = new KeyMatcher(session, conflict::probe, true);
    return matcher
        .found(keys, plan)
        .flatMap(
            present -> {
              Mono<Long> fresh = strict(session, rows.only(places(keys, present, false)));
              return present.isEmpty() || conflict.leavesAlone()
                  ? fresh
                  : fresh.flatMap(
                      count -> retaken(rows, keys, present).map(taken -> count + taken));
            });
  }

  /** Restores and takes those rows that are there, but deleted or outside of the scope. */
  private Mono<Long> retaken(InsertPlan<E> rows, List<Key> keys, Set<Key> present) {
    return new KeyMatcher(session, conflict::probe, true)
        .found(keys, conflict.settled(rows, keys))
        .flatMap(
            settled -> {
              Set<Key> open = new HashSet<>(present);
              open.removeAll(settled);
              List<Integer> others = places(keys, open, true);
              InsertPlan<E> retaken = rows.only(others);
              return tolerant(retaken).thenReturn((long) others.size());
            });
  }

  private static List<Integer> places(List<Key> keys, Set<Key> found, boolean wanted) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      if (found.contains(keys.get(i)) == wanted) {
        places.add(i);
      }
    }
    return places;
  }
}
