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
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The operations of a has-many association of one row. Thread-safe. */
public sealed class HasManyOperations<S, T> implements ToManyOperations<T>
    permits HasManyOperations.Destroying {
  private final LoadScope scope;
  private final HasManyAssociation<S, T> association;
  private final @Nullable Object[] state; // of the row; its key is made of it when it is needed

  /**
   * The operations of a row.
   *
   * @param state its state, or one that has the values of the source attributes alone
   */
  public HasManyOperations(
      LoadScope scope, HasManyAssociation<S, T> association, @Nullable Object[] state) {
    this.scope = scope;
    this.association = association;
    this.state = state;
  }

  // a value has these operations for each row that is read, so they hold no more than they need
  final ForeignKeyLinks<S, T> links() {
    return new ForeignKeyLinks<>(
        scope.engine(), association, association.reference(), source(), destroys());
  }

  /** Whether what is unlinked is destroyed: told by the class, as it costs no room there. */
  boolean destroys() {
    return false;
  }

  /** The operations of the same row that destroy what they unlink. */
  public HasManyOperations<S, T> destroying() {
    return new Destroying<>(scope, association, state);
  }

  private List<Object> source() {
    return Reads.sourceKey(association, state).parts();
  }

  private Execution execution() {
    return scope.engine().execution();
  }

  private Writer<T> writer() {
    return scope.engine().writer(association.target());
  }

  @Override
  public Flux<T> get(UnaryOperator<Query<T>> query) {
    return scope
        .engine()
        .reads()
        .associated(
            new Reads.OfRow<>(association, source(), scope.shared()),
            query.apply(scope.engine().reads().all(association)));
  }

  @Override
  public Mono<Long> count(UnaryOperator<Query<T>> query) {
    return scope
        .engine()
        .reads()
        .count(association, source(), query.apply(Query.of(association.target())));
  }

  @Override
  public Mono<Boolean> has(Collection<?> targets) {
    ForeignKeyLinks<S, T> links = links();
    List<Key> keys = links.keys(targets);
    return keys.isEmpty() ? Mono.just(true) : execution().one(session -> links.has(session, keys));
  }

  @Override
  public Mono<T> create(List<Assignment<T>> assignments) {
    return scope
        .engine()
        .hookedWriter(association.target())
        .create(links().plan().linked(assignments));
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
    return execution()
        .again(
            keys.size() == 1
                ? execution().one(session -> links.add(session, keys))
                : execution().write(session -> links.add(session, keys)));
  }

  @Override
  public Mono<Linked> add(Publisher<?> targets) {
    return new PublishedLinks(links()).add(targets);
  }

  @Override
  public Mono<Linked> remove(Collection<?> targets) {
    ForeignKeyLinks<S, T> links = links();
    List<Key> keys = links.keys(targets);
    return links.again(execution().one(session -> links.remove(session, keys)));
  }

  @Override
  public Mono<Linked> remove(Publisher<?> targets) {
    return new PublishedLinks(links()).remove(targets);
  }

  @Override
  public Mono<Linked> clear() {
    ForeignKeyLinks<S, T> links = links();
    return links.again(execution().one(links::unlinkAll));
  }

  @Override
  public Mono<Linked> set(Collection<?> targets) {
    ForeignKeyLinks<S, T> links = links();
    List<Key> keys = links.keys(targets);
    return keys.isEmpty() && links.canUnlink()
        ? clear()
        : links.again(execution().write(session -> links.set(session, keys)));
  }

  @Override
  public Mono<Linked> set(Publisher<?> targets) {
    return new PublishedLinks(links()).set(targets);
  }

  /** The association. */
  @Override
  public String toString() {
    return association.toString();
  }

  /** Those that destroy what they unlink. Thread-safe. */
  static final class Destroying<S, T> extends HasManyOperations<S, T> {
    private Destroying(
        LoadScope scope, HasManyAssociation<S, T> association, @Nullable Object[] state) {
      super(scope, association, state);
    }

    @Override
    boolean destroys() {
      return true;
    }
  }
}
