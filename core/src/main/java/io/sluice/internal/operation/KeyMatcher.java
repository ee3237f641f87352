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

  /**
   * A matcher.
   *
   * @param probe what asks the database for keys as it has them
   */
  KeyMatcher(Session session, Function<List<Key>, KeyProbe> probe) {
    this.session = session;
    this.probe = probe;
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
    boolean strange = !unmatched.isEmpty() && found.size() > matched.size() && isCollated(given);
    return strange ? asked(unmatched, found, matched) : Mono.just(matched);
  }

  /** Whether only the database knows which keys are equal. */
  static boolean isCollated(List<Key> keys) {
    return keys.get(0).parts().stream().anyMatch(String.class::isInstance);
  }

  private Mono<Map<Key, Key>> asked(List<Key> unmatched, Set<Key> found, Map<Key, Key> matched) {
    return Flux.fromIterable(unmatched)
        .buffer(KeyProbe.MOST)
        .concatMap(
            some -> {
              KeyProbe each = probe.apply(some);
              return session
                  .rows(each.select(), each.reader())
                  .doOnNext(stored -> add(some, stored, found, matched));
            },
            1)
        .then(Mono.just(matched));
  }

  private static void add(
      List<Key> asked, List<? extends Key> stored, Set<Key> found, Map<Key, Key> matched) {
    for (int i = 0; i < asked.size(); i++) {
      Key known = stored.get(i);
      if (known != null && found.contains(known)) {
        matched.put(asked.get(i), known);
      }
    }
  }
}
