package io.sluice.internal.operation;

import io.sluice.internal.execution.Execution;
import io.sluice.model.HasOneAssociation;
import io.sluice.model.Key;
import io.sluice.query.Assignment;
import io.sluice.query.Graph;
import io.sluice.query.Query;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * The operations of a has-one association of one row: those of a has-many, of which one row at most
 * is kept. Thread-safe.
 */
public final class HasOneOperations<S, T> {
  private final Engine engine;
  private final HasOneAssociation<S, T> association;
  private final Key source;

  /**
   * The operations of the row whose source attributes have these values.
   *
   * @param source its values
   */
  public HasOneOperations(Engine engine, HasOneAssociation<S, T> association, Key source) {
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

  /** The linked row. */
  public Mono<T> get(UnaryOperator<Query<T>> query) {
    Query<T> asked = query.apply(Query.of(association.target())).limit(1);
    return engine.reads().associated(association, source.parts(), asked).singleOrEmpty();
  }

  /** Links the target, an entity or a key, and unlinks any other. */
  public Mono<Void> set(Object target) {
    Objects.requireNonNull(target, () -> association + ": the target is null; use clear()");
    ForeignKeyLinks<S, T> links = links();
    List<Key> keys = links.keys(List.of(target));
    return execution()
        .write(session -> links.unlinkOthers(session, keys).then(links.add(session, keys)))
        .then();
  }

  /** Unlinks the row. */
  public Mono<Void> clear() {
    ForeignKeyLinks<S, T> links = links();
    return execution().one(links::unlinkAll).then();
  }

  /** Creates a row that is linked, and unlinks any other. */
  public Mono<T> create(List<Assignment<T>> assignments) {
    ForeignKeyLinks<S, T> links = links();
    Mono<T> create = engine.writer(association.target()).create(links.plan().linked(assignments));
    return execution().write(session -> links.unlinkOthers(session, List.of()).then(create));
  }

  /** Creates the row of an entity, linked, and unlinks any other. */
  public Mono<T> create(T entity) {
    return create(engine.writer(association.target()).assignments().created(entity, Graph.none()));
  }
}
