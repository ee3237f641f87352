package io.sluice.internal.operation;

import io.sluice.query.Assignment;
import io.sluice.query.HasOneAssociation;
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
  private final List<Object> source;

  /**
   * The operations of the row whose source attributes have these values.
   *
   * @param source the values
   */
  public HasOneOperations(Engine engine, HasOneAssociation<S, T> association, List<Object> source) {
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

  /** The linked row. */
  public Mono<T> get(UnaryOperator<Query<T>> query) {
    return rows().first(query);
  }

  /** Links the target, an entity or a key, and unlinks any other. */
  public Mono<Void> set(Object target) {
    Objects.requireNonNull(target, () -> association + ": the target is null; use clear()");
    List<List<Object>> keys = links().keys(List.of(target));
    return engine
        .execution()
        .atomic(session -> links().unlinkOthers(keys).then(links().add(keys)))
        .then();
  }

  /** Unlinks the row. */
  public Mono<Void> clear() {
    return links().unlinkAll().then();
  }

  /** Creates a row that is linked, and unlinks any other. */
  public Mono<T> create(List<Assignment<T>> assignments) {
    Mono<T> create = links().create(assignments);
    return engine.execution().atomic(session -> links().unlinkOthers(List.of()).then(create));
  }

  /** Creates the row of an entity, linked, and unlinks any other. */
  public Mono<T> create(T entity) {
    return create(links().assignments(entity));
  }
}
