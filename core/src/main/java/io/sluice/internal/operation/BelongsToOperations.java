package io.sluice.internal.operation;

import io.sluice.error.AssociationException;
import io.sluice.error.GoneException;
import io.sluice.internal.plan.Conditions;
import io.sluice.model.EntityType;
import io.sluice.query.Assignment;
import io.sluice.query.BelongsToAssociation;
import io.sluice.query.Condition;
import io.sluice.query.Graph;
import io.sluice.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** The operations of a belongs-to association of one row. Thread-safe. */
public final class BelongsToOperations<S, T> {
  private final Engine engine;
  private final EntityType<S> source;
  private final BelongsToAssociation<S, T> association;
  private final List<Object> row;

  /**
   * The operations of a row.
   *
   * @param row the parts of the row's own key
   */
  public BelongsToOperations(
      Engine engine,
      EntityType<S> source,
      BelongsToAssociation<S, T> association,
      List<Object> row) {
    this.engine = engine;
    this.source = source;
    this.association = association;
    this.row = row;
  }

  /** The row that the key refers to. */
  public Mono<T> get(Object key, UnaryOperator<Query<T>> query) {
    List<Object> values = List.of(association.parts(key));
    return new AssociatedRows<>(engine, association, values).get(query).singleOrEmpty();
  }

  /** Creates a target, and makes the row refer to it. */
  public Mono<T> create(List<Assignment<T>> assignments) {
    Mono<T> create = engine.writer(association.target()).create(assignments);
    return engine
        .execution()
        .atomic(session -> create.flatMap(target -> set(target).thenReturn(target)));
  }

  /** Creates the row of an entity, and makes the row refer to it. */
  public Mono<T> create(T entity) {
    return create(engine.writer(association.target()).assignments(entity, Graph.none()));
  }

  /** Makes the row refer to the target. */
  public Mono<Void> set(T target) {
    Objects.requireNonNull(target, () -> association + ": the target is null; use clear()");
    return update(association.set(target));
  }

  /** Makes the row refer to no target. */
  public Mono<Void> clear() {
    if (!association.foreignKey().nullable()) {
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
            + source,
        null);
  }

  /** Makes the row refer to the target of the key. */
  public Mono<Void> setKey(Object key) {
    Objects.requireNonNull(key, () -> association + ": the key is null; use clear()");
    return update(new Assignment.Several<>(List.copyOf(values(association, key))));
  }

  private static <S, T> List<Assignment<S>> values(
      BelongsToAssociation<S, T> association, Object key) {
    Object[] parts = association.parts(key);
    List<Assignment<S>> assignments = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      assignments.add(Conditions.assign(association.sourceAttributes().get(i), parts[i]));
    }
    return assignments;
  }

  private Mono<Void> update(Assignment<S> assignment) {
    Condition<S> own = Conditions.equal(source.key(), row);
    return engine
        .writer(source)
        .updateWhere(Query.of(source).unscoped().where(own), List.of(assignment))
        .flatMap(
            count ->
                count == 0
                    ? Mono.error(
                        () ->
                            new GoneException(source + " " + row + " is not there any more", null))
                    : Mono.empty());
  }
}
