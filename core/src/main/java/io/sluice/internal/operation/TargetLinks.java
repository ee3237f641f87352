package io.sluice.internal.operation;

import io.sluice.internal.execution.Execution;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.KeyPlan;
import io.sluice.internal.plan.KeyTablePlan;
import io.sluice.internal.plan.Planner;
import io.sluice.model.Association;
import io.sluice.model.Key;
import io.sluice.result.Linked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Links of one row: how they are made and undone, key by key, and what that means for publishers of
 * any length. Thread-safe.
 */
abstract class TargetLinks {
  private final Execution execution;

  TargetLinks(Execution execution) {
    this.execution = execution;
  }

  final Execution execution() {
    return execution;
  }

  /** The association. */
  abstract Association<?, ?> association();

  /** The key that a caller means. */
  abstract Key key(Object keyOrEntity);

  /** Links the targets; those that are linked already are left alone. */
  abstract Mono<Linked> add(Session session, List<Key> keys);

  /** Unlinks the targets; those that are not linked are left alone. */
  abstract Mono<Linked> remove(Session session, List<Key> keys);

  /** Links these targets and no others. */
  abstract Mono<Linked> set(Session session, List<Key> keys);

  /** Whether a target can be linked once only. */
  abstract boolean isLinkedOnce();

  /** Those of the keys that are linked. */
  abstract KeyPlan linkedKeys(List<Key> keys);

  /** What tells keys of targets apart. */
  abstract KeyMatcher matcher(Session session);

  /** Unlinks all targets but those that the table has. */
  abstract Mono<Linked> removeAbsent(Session session, KeyTablePlan table);

  /** A table for keys of targets. */
  abstract KeyTablePlan keyTable();

  /**
   * The keys of entities and keys, mixed, each once, in the order of their first appearance.
   *
   * @throws IllegalArgumentException if one is neither an entity of the type nor a key of it
   */
  final List<Key> keys(Collection<?> entitiesAndKeys) {
    Set<Key> keys = new LinkedHashSet<>();
    for (Object each : entitiesAndKeys) {
      if (each == null) {
        throw new IllegalArgumentException(
            "null is neither a " + association().target() + " nor a key of one");
      }
      keys.add(key(each));
    }
    return List.copyOf(keys);
  }

  /** Whether all the targets are linked. */
  final Mono<Boolean> has(Session session, List<Key> keys) {
    KeyPlan linked = linkedKeys(keys);
    Mono<Long> count =
        isLinkedOnce() && !KeyMatcher.isCollated(keys)
            ? session.rows(linked.count(), Planner.COUNT).single()
            : matcher(session).found(keys, linked).map(found -> (long) found.size());
    return count.map(each -> each == keys.size());
  }

  /** Links targets as they come, a statement a chunk, in one transaction. */
  final Mono<Linked> add(Publisher<?> targets) {
    return execution.writeInPart(
        any -> true,
        session ->
            chunks(targets)
                .concatMap(each -> add(session, each), 1)
                .reduce(Linked.NONE, Linked::plus));
  }

  /** Unlinks targets as they come, a statement a chunk, in one transaction. */
  final Mono<Linked> remove(Publisher<?> targets) {
    return execution.writeInPart(
        any -> true,
        session ->
            chunks(targets)
                .concatMap(each -> remove(session, each), 1)
                .reduce(Linked.NONE, Linked::plus));
  }

  private Flux<List<Key>> chunks(Publisher<?> targets) {
    return TargetChunks.of(targets, association()).map(this::keys);
  }

  /**
   * Links the targets that come and no others, in one transaction. What fills no chunk is a
   * collection; of more the database keeps the keys, so that memory does not.
   */
  final Mono<Linked> set(Publisher<?> targets) {
    return execution.writeInPart(
        any -> true,
        session ->
            chunks(targets)
                .switchOnFirst(
                    (first, all) -> {
                      List<Key> chunk = first.get();
                      if (chunk == null) {
                        return all.thenMany(set(session, List.of()));
                      }
                      return chunk.size() < TargetChunks.SIZE
                          ? all.collectList().flatMap(some -> set(session, joined(some)))
                          : setLarge(session, all);
                    })
                .single());
  }

  private static List<Key> joined(List<List<Key>> chunks) {
    Set<Key> keys = new LinkedHashSet<>();
    chunks.forEach(keys::addAll);
    return new ArrayList<>(keys);
  }

  private Mono<Linked> setLarge(Session session, Flux<List<Key>> chunks) {
    return new KeyTable(session, keyTable())
        .use(
            table ->
                chunks
                    .concatMap(each -> linked(session, table, each), 1)
                    .reduce(Linked.NONE, Linked::plus)
                    .flatMap(linked -> removeAbsent(session, table.plan()).map(linked::plus)));
  }

  /** Links a chunk; what was named in an earlier one counts no more. */
  private Mono<Linked> linked(Session session, KeyTable table, List<Key> keys) {
    return table
        .add(keys)
        .flatMap(
            fresh ->
                add(session, keys)
                    .map(counts -> new Linked(counts.added(), 0, 0, fresh - counts.added())));
  }
}
