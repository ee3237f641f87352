package io.sluice.internal.operation;

import io.sluice.error.EntityNotFoundException;
import io.sluice.internal.assembly.RowLoader;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.plan.KeyProbe;
import io.sluice.internal.plan.ReadPlan.KeyedRead;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds the rows of a query that have given primary keys, in the order of the keys, so many of them
 * a statement. Thread-safe.
 */
final class KeysFinder<E> {
  /** How many keys one statement asks for: as many rows are kept until they are in order. */
  static final int KEYS_OF_A_STATEMENT = 5_000;

  private final Execution execution;
  private final RowLoader loader;
  private final KeyedRead<E> keyed;
  private final EntityType<E> type;

  KeysFinder(Execution execution, RowLoader loader, KeyedRead<E> keyed) {
    this.execution = execution;
    this.loader = loader;
    this.keyed = keyed;
    this.type = keyed.plan().root().type();
  }

  /**
   * The row of each key.
   *
   * @param required whether a key without a row is an error, before any row of its statement
   */
  Flux<E> find(List<Key> keys, boolean required) {
    return Flux.range(0, (keys.size() + KEYS_OF_A_STATEMENT - 1) / KEYS_OF_A_STATEMENT)
        .map(chunk -> chunk(keys, chunk * KEYS_OF_A_STATEMENT))
        .concatMap(chunk -> rows(chunk).map(found -> inOrder(chunk, found, required)), 1)
        .concatMapIterable(rows -> rows, 1);
  }

  private static List<Key> chunk(List<Key> keys, int start) {
    return keys.subList(start, Math.min(start + KEYS_OF_A_STATEMENT, keys.size()));
  }

  private Mono<Map<Key, E>> rows(List<Key> keys) {
    Set<Key> different = new LinkedHashSet<>(keys);
    return loader
        .load(
            keyed.plan(),
            keyed.select(Key.tuples(List.copyOf(different))),
            (entity, joinRow) -> entity)
        .collectMap(
            entity -> Key.ofEntity(type, type.key(), entity), entity -> entity, LinkedHashMap::new)
        .flatMap(found -> spelled(different, found));
  }

  /** With the keys, too, that the database takes for those of rows, though Java does not. */
  private Mono<Map<Key, E>> spelled(Set<Key> given, Map<Key, E> found) {
    List<Key> left = given.stream().filter(each -> !found.containsKey(each)).toList();
    if (left.isEmpty() || found.isEmpty() || !KeyMatcher.isCollated(left)) {
      return Mono.just(found);
    }
    return execution
        .one(
            session ->
                new KeyMatcher(session, keys -> KeyProbe.of(type, type.key(), keys), true)
                    .matched(left, found.keySet()))
        .map(
            matched -> {
              Map<Key, E> all = new LinkedHashMap<>(found);
              matched.forEach((key, own) -> all.put(key, found.get(own)));
              return all;
            });
  }

  private List<E> inOrder(List<Key> keys, Map<Key, E> found, boolean required) {
    if (required && !found.keySet().containsAll(keys)) {
      throw new EntityNotFoundException(
          type.name(),
          keys.stream()
              .filter(each -> !found.containsKey(each))
              .distinct()
              .map(Key::shown)
              .collect(Collectors.toUnmodifiableList()));
    }
    List<E> rows = new ArrayList<>(keys.size());
    for (Key each : keys) {
      E row = found.get(each);
      if (row != null) {
        rows.add(row);
      }
    }
    return rows;
  }
}
