package io.sluice.internal.operation;

import io.sluice.error.AssociationException;
import io.sluice.error.GoneException;
import io.sluice.internal.plan.Conditions;
import io.sluice.model.BelongsToAssociation;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.query.Assignment;
import io.sluice.query.Condition;
import io.sluice.query.Query;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** The operations of a belongs-to association of one row. Thread-safe. */
public final class BelongsToOperations<S, T> {
  private final Engine engine;
  private final BelongsToAssociation<S, T> association;
  private final Key row;

  /**
   * The operations of a row.
   *
   * @param row its key
   */
  public BelongsToOperations(Engine engine, BelongsToAssociation<S, T> association, Key row) {
    this.engine = engine;
    this.association = association;
    this.row = row;
  }

  /** The row that the key refers to. */
  public Mono<T> get(Object key, UnaryOperator<Query<T>> query) {
    return engine
        .reads()
        .associated(
            association,
            List.of(association.parts(key)),
            query.apply(Query.of(association.target())))
        .singleOrEmpty();
  }

  /** Creates a target, and makes the row refer to it. */
  public Mono<T> create(List<Assignment<T>> assignments) {
    Mono<T> create = engine.writer(association.target()).create(assignments);
    return referringTo(create);
  }

  /** Creates the row of an entity, and makes the row refer to it. */
  public Mono<T> create(T entity) {
    return referringTo(engine.writer(association.target()).create(entity));
  }

  private Mono<T> referringTo(Mono<T> create) {
    return engine
        .execution()
        .write(session -> create.flatMap(target -> set(target).thenReturn(target)));
  }

  /** Makes the row refer to the target. */
  public Mono<Void> set(T target) {
    Objects.requireNonNull(target, () -> association + ": the target is null; use clear()");
    return update(association.set(target));
  }

  /** Makes the row refer to no target. */
  public Mono<Void> clear() {
    if (!association.reference().nullable()) {
      return Mono.error(this::cannotBeCleared);
    }
    return update(association.setNull());
  }

  private AssociationException cannotBeCleared() {
    return new AssociationException(
        association
            + " cannot be cleared: "
            + association.sourceAttributes()
            + " takes no null; set another "
            + association.target()
            + ", or destroy the "
            + association.source(),
        null);
  }

  /** Makes the row refer to the target of the key. */
  public Mono<Void> setKey(Object key) {
    Objects.requireNonNull(key, () -> association + ": the key is null; use clear()");
    return update(association.setKey(key));
  }

  private Mono<Void> update(Assignment<S> assignment) {
    EntityType<S> source = association.source();
    Condition<S> own = Conditions.equal(source.key(), row.parts());
    return engine
        .writer(source)
        .updateWhere(Query.of(source).unscoped().where(own), List.of(assignment))
        .flatMap(count -> count == 0 ? Mono.error(this::gone) : Mono.empty());
  }

  private GoneException gone() {
    return new GoneException(row + " is not there any more", null);
  }
}
