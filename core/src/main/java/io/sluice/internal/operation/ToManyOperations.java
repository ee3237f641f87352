package io.sluice.internal.operation;

import io.sluice.query.Assignment;
import io.sluice.query.Query;
import io.sluice.result.Linked;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The operations of a to-many association of one row. Targets are entities or keys. Thread-safe.
 *
 * @param <T> the target
 */
public interface ToManyOperations<T> {
  /** The linked rows. */
  Flux<T> get(UnaryOperator<Query<T>> query);

  /** How many rows are linked. */
  Mono<Long> count(UnaryOperator<Query<T>> query);

  /** Whether all targets are linked. */
  Mono<Boolean> has(Collection<?> targets);

  /** Creates a row that is linked. */
  Mono<T> create(List<Assignment<T>> assignments);

  /** Creates the row of an entity, linked. */
  Mono<T> create(T entity);

  /** Links the targets; those that are linked already are left alone. */
  Mono<Linked> add(Collection<?> targets);

  /** Links targets as they come, a statement a chunk, in one transaction. */
  Mono<Linked> add(Publisher<?> targets);

  /** Unlinks the targets; those that are not linked are left alone. */
  Mono<Linked> remove(Collection<?> targets);

  /** Unlinks targets as they come, a statement a chunk, in one transaction. */
  Mono<Linked> remove(Publisher<?> targets);

  /** Links these targets and no others. */
  Mono<Linked> set(Collection<?> targets);

  /** Links the targets that come and no others, a statement a chunk, in one transaction. */
  Mono<Linked> set(Publisher<?> targets);

  /** Unlinks all. */
  Mono<Linked> clear();
}
