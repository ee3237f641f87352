package io.sluice.internal.operation;

import io.sluice.error.DatabaseException;
import io.sluice.error.MissingTargetException;
import io.sluice.hook.Write;
import io.sluice.hook.Write.Operation;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.KeyPlan;
import io.sluice.internal.plan.Planner;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.result.Linked;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Links of one row: how they are made and undone, key by key; {@link PublishedLinks} has publishers
 * of any length. Thread-safe.
 */
abstract class TargetLinks {
  private final Engine engine;

  TargetLinks(Engine engine) {
    this.engine = engine;
  }

  final Engine engine() {
    return engine;
  }

  final Execution execution() {
    return engine.execution();
  }

  /** The entity whose rows are written. */
  abstract EntityType<?> written();

  /** The operation between the hooks of what is written. */
  final Mono<Linked> hooked(Mono<Linked> operation) {
    return hooked(
        written(), operation, linked -> linked.added() + linked.removed() + linked.updated());
  }

  private <W, X> Mono<X> hooked(EntityType<W> type, Mono<X> operation, ToLongFunction<X> rows) {
    EntityHooks<W> hooks = engine.hooks(type);
    return hooks == null
        ? operation
        : hooks.many(Write.ofMany(Operation.LINK, type, null), none -> operation, rows);
  }

  /** The operation between its hooks, run again where it lost against another one. */
  final Mono<Linked> again(Mono<Linked> operation) {
    return execution().again(hooked(operation));
  }

  /** An operation on one row between its hooks, run again where it lost against another one. */
  final <T> Mono<T> againWithRow(Mono<T> operation) {
    return execution().again(hooked(written(), operation, row -> 1));
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

  /** The same by a table of keys. */
  abstract TableLinks byTable();

  /** The error that says which targets are not there. */
  final MissingTargetException missing(List<Key> missing, @Nullable DatabaseException cause) {
    return new MissingTargetException(
        association().toString(), association().describedTarget(), Key.shown(missing), cause);
  }

  /** The row whose links they are, locked. */
  abstract KeyPlan end();

  /** The operation, while no other one replaces links of the row. */
  final <X> Mono<X> alone(Session session, Mono<X> operation) {
    KeyPlan end = end();
    return session.rows(end.select(), end.reader()).then(operation);
  }

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
}
