package io.sluice.internal.operation;

import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.KeyPlan;
import io.sluice.internal.plan.KeyProbe;
import io.sluice.model.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells which keys that a caller has given are those that the database has found. Most are equal in
 * Java; where the database has found others, since it takes texts for equal that are not, it is
 * asked which ones they are. For one operation.
 */
final class KeyMatcher {
  private final Session session;
  private final Function<List<Key>, KeyProbe> probe;
  private final boolean foundOwn;

  /**
   * A matcher.
   *
   * @param probe what asks the database for keys as it has them
   * @param foundOwn whether what is found are rows' own keys, and not others' references to them
   */
  KeyMatcher(Session session, Function<List<Key>, KeyProbe> probe, boolean foundOwn) {
    this.session = session;
    this.probe = probe;
    this.foundOwn = foundOwn;
  }

  /** Those of the given keys that the statement finds. */
  Mono<Set<Key>> found(List<Key> given, KeyPlan plan) {
    return matched(given, plan).map(Map::keySet);
  }

  /** Those of the given keys that the statement finds, with the keys as the database has them. */
  Mono<Map<Key, Key>> matched(List<Key> given, KeyPlan plan) {
    return session
        .rows(plan.select(), plan.reader())
        .collect(LinkedHashSet<Key>::new, Set::add)
        .flatMap(found -> matched(given, found));
  }

  /** Those of the given keys that are among the found ones, with the keys as they were found. */
  Mono<Map<Key, Key>> matched(List<Key> given, Set<Key> found) {
    Map<Key, Key> matched = new LinkedHashMap<>();
    List<Key> unmatched = new ArrayList<>();
    for (Key each : given) {
      if (found.contains(each)) {
        matched.put(each, each);
      } else {
        unmatched.add(each);
      }
    }
    return unmatched.isEmpty() || found.isEmpty() || !isCollated(given)
        ? Mono.just(matched)
        : asked(unmatched, found, matched);
  }

  /** Whether only the database knows which keys are equal. */
  static boolean isCollated(List<Key> keys) {
    return keys.get(0).isCollated();
  }

  private Mono<Map<Key, Key>> asked(List<Key> unmatched, Set<Key> found, Map<Key, Key> matched) {
    return stored(unmatched)
        .flatMap(
            stored -> {
              stored.forEach((given, row) -> match(given, row, found, matched));
              boolean others = !foundOwn && found.size() <= KeyProbe.MOST;
              return others && !matched.keySet().containsAll(stored.keySet())
                  ? stored(List.copyOf(found)).map(rows -> matched(stored, rows, matched))
                  : Mono.just(matched);
            });
  }

  private static void match(Key given, Key row, Set<Key> found, Map<Key, Key> matched) {
    if (found.contains(row)) {
      matched.put(given, row);
    }
  }

  /** Those that are of the same row, though neither is spelled as the row's own key. */
  private static Map<Key, Key> matched(
      Map<Key, Key> stored, Map<Key, Key> rowsOfFound, Map<Key, Key> matched) {
    Map<Key, Key> foundOfRows = new LinkedHashMap<>();
    rowsOfFound.forEach((found, row) -> foundOfRows.put(row, found));
    stored.forEach(
        (given, row) -> {
          Key found = foundOfRows.get(row);
          if (found != null) {
            matched.putIfAbsent(given, found);
          }
        });
    return matched;
  }

  /** The keys with those of the rows that the database takes them for. */
  private Mono<Map<Key, Key>> stored(List<Key> keys) {
    return Flux.fromIterable(keys)
        .buffer(KeyProbe.MOST)
        .concatMap(
            some -> {
              KeyProbe each = probe.apply(some);
              return session.rows(each.select(), each.reader()).map(rows -> Map.entry(some, rows));
            },
            1)
        .collect(LinkedHashMap::new, (all, each) -> add(all, each.getKey(), each.getValue()));
  }

  private static void add(Map<Key, Key> all, List<Key> asked, List<? extends @Nullable Key> rows) {
    for (int i = 0; i < asked.size(); i++) {
      Key row = rows.get(i);
      if (row != null) {
        all.put(asked.get(i), row);
      }
    }
  }
}
