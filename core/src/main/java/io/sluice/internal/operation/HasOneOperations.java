package io.sluice.internal.operation;

import io.sluice.internal.argument.Arguments;
import io.sluice.internal.execution.Execution;
import io.sluice.model.HasOneAssociation;
import io.sluice.model.Key;
import io.sluice.query.Assignment;
import io.sluice.query.Graph;
import io.sluice.query.Query;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The operations of a has-one association of one row: those of a has-many, of which one row at most
 * is kept. Thread-safe.
 */
public sealed class HasOneOperations<S, T> permits HasOneOperations.Destroying {
  private final LoadScope scope;
  private final HasOneAssociation<S, T> association;
  private final @Nullable Object[] state; // of the row; its key is made of it when it is needed

  /**
   * The operations of a row.
   *
   * @param state its state, or one that has the values of the source attributes alone
   */
  public HasOneOperations(
      LoadScope scope, HasOneAssociation<S, T> association, @Nullable Object[] state) {
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
  public HasOneOperations<S, T> destroying() {
    return new Destroying<>(scope, association, state);
  }

  private List<Object> source() {
    return Reads.sourceKey(association, state).parts();
  }

  private Execution execution() {
    return scope.engine().execution();
  }

  /** The linked row. */
  public Mono<T> get(UnaryOperator<Query<T>> query) {
    return get(scope.shared(), query.apply(scope.engine().reads().all(association)).limit(1));
  }

  private Mono<T> get(@Nullable Object together, Query<T> one) {
    return scope
        .engine()
        .reads()
        .associated(new Reads.OfRow<>(association, source(), together), one)
        .singleOrEmpty();
  }

  /** Links the target, an entity or a key, unlinks any other, and emits it as it is then. */
  public Mono<T> set(Object target) {
    Arguments.given(target, association + ": the target", "use clear()");
    ForeignKeyLinks<S, T> links = links();
    List<Key> keys = links.keys(List.of(target));
    Mono<T> linked = get(null, Query.of(association.target()).unscoped().limit(1));
    Mono<T> set =
        execution()
            .write(
                session ->
                    links.alone(
                        session,
                        links
                            .unlinkOthers(session, keys)
                            .then(links.add(session, keys))
                            .then(linked)));
    return links.againWithRow(set);
  }

  /** Unlinks the row. */
  public Mono<Void> clear() {
    ForeignKeyLinks<S, T> links = links();
    return links.again(execution().one(links::unlinkAll)).then();
  }

  /** Creates a row that is linked, and unlinks any other. */
  public Mono<T> create(List<Assignment<T>> assignments) {
    ForeignKeyLinks<S, T> links = links();
    Mono<T> create =
        scope.engine().hookedWriter(association.target()).create(links.plan().linked(assignments));
    return execution()
        .write(
            session -> links.alone(session, links.unlinkOthers(session, List.of()).then(create)));
  }

  /** Creates the row of an entity, linked, and unlinks any other. */
  public Mono<T> create(T entity) {
    return create(
        scope.engine().writer(association.target()).assignments().created(entity, Graph.none()));
  }

  /** The association. */
  @Override
  public String toString() {
    return association.toString();
  }

  /** Those that destroy what they unlink. Thread-safe. */
  static final class Destroying<S, T> extends HasOneOperations<S, T> {
    private Destroying(
        LoadScope scope, HasOneAssociation<S, T> association, @Nullable Object[] state) {
      super(scope, association, state);
    }

    @Override
    boolean destroys() {
      return true;
    }
  }
}
