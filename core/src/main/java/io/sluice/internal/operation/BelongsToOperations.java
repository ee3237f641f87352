package io.sluice.internal.operation;

import io.sluice.error.AssociationException;
import io.sluice.error.GoneException;
import io.sluice.internal.argument.Arguments;
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
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The operations of a belongs-to association of one row. Thread-safe. */
public final class BelongsToOperations<S, T> {
  private final LoadScope scope;
  private final BelongsToAssociation<S, T> association;
  private final @Nullable Object[] state; // of the row; its key is made of it when it is needed

  /**
   * The operations of a row.
   *
   * @param state its state
   */
  public BelongsToOperations(
      LoadScope scope, BelongsToAssociation<S, T> association, @Nullable Object[] state) {
    this.scope = scope;
    this.association = association;
    this.state = state;
  }

  private Key row() {
    EntityType<S> type = association.source();
    return Objects.requireNonNull(Key.ofState(type, type.key(), state));
  }

  /** The row that the key refers to. */
  public Mono<T> get(Object key, UnaryOperator<Query<T>> query) {
    return scope
        .engine()
        .reads()
        .associated(
            new Reads.OfRow<>(association, List.of(association.parts(key)), scope.shared()),
            query.apply(scope.engine().reads().all(association)))
        .singleOrEmpty();
  }

  /** Creates a target, and makes the row refer to it. */
  public Mono<T> create(List<Assignment<T>> assignments) {
    Mono<T> create = scope.engine().hookedWriter(association.target()).create(assignments);
    return referringTo(create);
  }

  /** Creates the row of an entity, and makes the row refer to it. */
  public Mono<T> create(T entity) {
    return referringTo(scope.engine().hookedWriter(association.target()).create(entity));
  }

  private Mono<T> referringTo(Mono<T> create) {
    return scope
        .engine()
        .execution()
        .write(session -> create.flatMap(target -> set(target).thenReturn(target)));
  }

  /** Makes the row refer to the target, and emits the target's key. */
  public Mono<Object> set(T target) {
    Arguments.given(target, association + ": the target", "use clear()");
    return update(association.set(target))
        .thenReturn(Objects.requireNonNull(association.keyOf(target)));
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

  /** Makes the row refer to the target of the key, and emits it, as the target has it. */
  public Mono<Object> setKey(Object key) {
    Arguments.given(key, association + ": the key", "use clear()");
    Object[] parts = association.parts(key);
    return update(association.setKey(key)).thenReturn(parts.length == 1 ? parts[0] : key);
  }

  private Mono<Void> update(Assignment<S> assignment) {
    EntityType<S> source = association.source();
    Condition<S> own = Conditions.equal(source.key(), row().parts());
    return scope
        .engine()
        .hookedWriter(source)
        .refer(row(), Query.of(source).unscoped().where(own), assignment)
        .flatMap(there -> there ? Mono.empty() : Mono.error(this::gone));
  }

  private GoneException gone() {
    return new GoneException(row() + " is not there any more", null);
  }

  /** The association. */
  @Override
  public String toString() {
    return association.toString();
  }
}
