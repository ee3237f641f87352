package io.sluice.internal.operation;

import io.sluice.internal.execution.Execution;
import io.sluice.model.HasManyAssociation;
import io.sluice.model.Key;
import io.sluice.query.Assignment;
import io.sluice.query.Graph;
import io.sluice.query.Query;
import io.sluice.result.Linked;
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
  private final Key source;

  /**
   * The operations of the row whose source attributes have these values.
   *
   * @param source its values
   */
  public HasManyOperations(Engine engine, HasManyAssociation<S, T> association, Key source) {
    this.engine = engine;
    this.association = association;
    this.source = source;
  }

  // a value has these operations for each row that is read, so they hold no more than they need
  private ForeignKeyLinks<S, T> links() {
    return new ForeignKeyLinks<>(execution(), association, association.reference(), source.parts());
  }

  private Execution execution() {
    return engine.execution();
  }

  private Writer<T> writer() {
    return engine.writer(association.target());
  }

  @Override
  public Flux<T> get(UnaryOperator<Query<T>> query) {
    return engine
        .reads()
        .associated(association, source.parts(), query.apply(Query.of(association.target())));
  }

  @Override
  public Mono<Long> count(UnaryOperator<Query<T>> query) {
    return engine
        .reads()
        .count(association, source.parts(), query.apply(Query.of(association.target())));
  }

  @Override
  public Mono<Boolean> has(Collection<?> targets) {
    ForeignKeyLinks<S, T> links = links();
    List<Key> keys = links.keys(targets);
    return keys.isEmpty() ? Mono.just(true) : execution().one(session -> links.has(session, keys));
  }

  @Override
  public Mono<T> create(List<Assignment<T>> assignments) {
    return writer().create(links().plan().linked(assignments));
  }

  @Override
  public Mono<T> create(T entity) {
    return create(writer().assignments().created(entity, Graph.none()));
  }

  @Override
  public Mono<Linked> add(Collection<?> targets) {
    ForeignKeyLinks<S, T> links = links();
    List<Key> keys = links.keys(targets);
    if (keys.isEmpty()) {
      return Mono.just(Linked.NONE);
    }
    // a single key that is missing has written nothing, so it needs no transaction to undo
    return keys.size() == 1
        ? execution().one(session -> links.add(session, keys))
        : execution().write(session -> links.add(session, keys));
  }

  @Override
  public Mono<Linked> add(Publisher<?> targets) {
    return links().add(targets);
  }

  @Override
  public Mono<Linked> remove(Collection<?> targets) {
    ForeignKeyLinks<S, T> links = links();
    List<Key> keys = links.keys(targets);
    return execution().one(session -> links.remove(session, keys));
  }

  @Override
  public Mono<Linked> remove(Publisher<?> targets) {
    return links().remove(targets);
  }

  @Override
  public Mono<Linked> clear() {
    ForeignKeyLinks<S, T> links = links();
    return execution().one(links::unlinkAll);
  }

  @Override
  public Mono<Linked> set(Collection<?> targets) {
    ForeignKeyLinks<S, T> links = links();
    List<Key> keys = links.keys(targets);
    return keys.isEmpty() && links.canUnlink()
        ? clear()
        : execution().write(session -> links.set(session, keys));
  }

  @Override
  public Mono<Linked> set(Publisher<?> targets) {
    return links().set(targets);
  }
}
