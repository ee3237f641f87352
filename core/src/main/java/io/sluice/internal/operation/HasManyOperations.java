package io.sluice.internal.operation;

import io.sluice.query.Assignment;
import io.sluice.query.HasManyAssociation;
import io.sluice.query.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The operations of a has-many association of one row. Thread-safe. */
public final class HasManyOperations<S, T> implements ToManyOperations<T> {
  private final Engine engine;
  private final HasManyAssociation<S, T> association;
  private final List<Object> source;

  /**
   * The operations of the row whose source attributes have these values.
   *
   * @param source the values
   */
  public HasManyOperations(
      Engine engine, HasManyAssociation<S, T> association, List<Object> source) {
    this.engine = engine;
    this.association = association;
    this.source = source;
  }

  // a value has these operations for each row that is read, so they hold no more than they need
  private ForeignKeyLinks<S, T> links() {
    return new ForeignKeyLinks<>(engine, association, association.foreignKey(), source);
  }

  private AssociatedRows<T> rows() {
    return new AssociatedRows<>(engine, association, source);
  }

  @Override
  public Flux<T> get(UnaryOperator<Query<T>> query) {
    return rows().get(query);
  }

  @Override
  public Mono<Long> count(UnaryOperator<Query<T>> query) {
    return rows().count(query);
  }

  @Override
  public Mono<Boolean> has(Collection<?> targets) {
    List<List<Object>> keys = links().keys(targets);
    return keys.isEmpty()
        ? Mono.just(true)
        : rows()
            .count(query -> query.unscoped().where(links().ofKeys(keys)))
            .map(count -> count == keys.size());
  }

  @Override
  public Mono<T> create(List<Assignment<T>> assignments) {
    return links().create(assignments);
  }

  @Override
  public Mono<T> create(T entity) {
    return links().create(links().assignments(entity));
  }

  @Override
  public Mono<LinkCounts> add(Collection<?> targets) {
    List<List<Object>> keys = links().keys(targets);
    if (keys.isEmpty()) {
      return Mono.just(LinkCounts.NONE);
    }
    // a single key that is missing has written nothing, so it needs no transaction to undo
    return keys.size() == 1
        ? links().add(keys)
        : engine.execution().atomic(session -> links().add(keys));
  }

  @Override
  public Mono<LinkCounts> add(Publisher<?> targets) {
    return links().add(targets);
  }

  @Override
  public Mono<LinkCounts> remove(Collection<?> targets) {
    List<List<Object>> keys = links().keys(targets);
    return keys.isEmpty() ? Mono.just(LinkCounts.NONE) : links().remove(keys);
  }

  @Override
  public Mono<LinkCounts> remove(Publisher<?> targets) {
    return links().remove(targets);
  }

  @Override
  public Mono<LinkCounts> clear() {
    return links().unlinkAll();
  }

  @Override
  public Mono<LinkCounts> set(Collection<?> targets) {
    List<Object> copy = new ArrayList<>(targets);
    // where it cannot unlink, a set of nothing is right as long as nothing is linked
    if (links().keys(copy).isEmpty() && links().canUnlink()) {
      return clear();
    }
    return engine.execution().atomic(session -> links().set(copy));
  }

  @Override
  public Mono<LinkCounts> set(Publisher<?> targets) {
    return links().set(targets);
  }
}
