package io.sluice.internal.operation;

import io.sluice.internal.assembly.Lookup;
import io.sluice.internal.assembly.RowLoader;
import io.sluice.internal.execution.Gathering;
import io.sluice.internal.plan.ReadPlan.KeyedRead;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.query.Query;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Finds single rows of a query by their primary keys. What does not depend on the key is planned
 * once, for the first of them. Thread-safe.
 */
public final class KeyFinder<E> {
  private final Query<E> query;
  private final RowLoader loader;
  private final Supplier<KeyedRead<E>> planned;
  private final @Nullable Gathering gathering;
  private volatile @Nullable KeyedRead<E> known;

  /**
   * Of a query.
   *
   * @param planned plans it
   * @param gathering which calls gather, or null where each is alone
   */
  KeyFinder(
      Query<E> query,
      RowLoader loader,
      Supplier<KeyedRead<E>> planned,
      @Nullable Gathering gathering) {
    this.query = query;
    this.loader = loader;
    this.planned = planned;
    this.gathering = gathering;
  }

  /**
   * The key of an entity.
   *
   * @throws IllegalArgumentException if it is none
   */
  static <E> Key key(EntityType<E> type, Object key) {
    if (key == null) {
      throw new IllegalArgumentException(type + ": the key is null");
    }
    return Key.of(type, type.key(), key);
  }

  private KeyedRead<E> keyed() {
    KeyedRead<E> keyed = known;
    if (keyed == null) {
      keyed = planned.get();
      known = keyed;
    }
    return keyed;
  }

  /**
   * The one row of the query that has the key, if there is one.
   *
   * @throws IllegalArgumentException if it is no key of the entity
   */
  public Mono<E> find(Object key) {
    Key parsed = key(query.type(), key);
    KeyedRead<E> keyed = keyed();
    if (gathering == null || keyed.plan().select().slice().cuts() || !keyed.isGatherable()) {
      return loader.one(keyed.plan(), keyed.select(List.of(parsed.parts())));
    }
    return loader
        .gathered(
            gathering,
            new Lookup.Wanted<>(parsed, keyed, () -> keyed, false),
            (row, joinRow) -> row)
        .singleOrEmpty();
  }
}
