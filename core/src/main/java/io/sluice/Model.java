package io.sluice;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.internal.argument.Arguments;
import io.sluice.internal.operation.Engine;
import io.sluice.internal.operation.GatheredCreation;
import io.sluice.internal.operation.GraphCreation;
import io.sluice.internal.operation.HookedWriter;
import io.sluice.internal.operation.Reads;
import io.sluice.model.Association;
import io.sluice.model.BelongsToManyAssociation;
import io.sluice.model.EntityType;
import io.sluice.model.HasManyAssociation;
import io.sluice.model.HasOneAssociation;
import io.sluice.model.Key;
import io.sluice.query.Assignment;
import io.sluice.query.Condition;
import io.sluice.query.Graph;
import io.sluice.query.Query;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The rows of one entity. Every publisher is cold and repeatable, runs in the transaction of the
 * Reactor context where there is one, and is safe to cancel. Wrong arguments throw an {@link
 * IllegalArgumentException} at the call; everything later is a {@link
 * io.sluice.error.SluiceException} signal.
 *
 * <p>A row that is not there is an error where an entity was given, empty or false where a key was,
 * and 0 where a condition was. Immutable and thread-safe.
 *
 * @param <E> the entity
 */
@CheckReturnValue
public final class Model<E> extends UpsertModel<E> {
  private final Engine engine;
  private final BoundValues values;
  private final EntityType<E> type;
  private final Query<E> base;
  private final boolean silent;
  private final HookedWriter<E> writer;
  private final @Nullable GatheredCreation<E> creation;

  Model(Engine engine, EntityType<E> type) {
    this(engine, engine.registry().registered(type), Query.of(type), false);
  }

  private Model(Engine engine, EntityType<E> type, Query<E> base, boolean silent) {
    super(engine, base, silent);
    this.engine = engine;
    this.values = new BoundValues(engine);
    this.type = type;
    this.base = base;
    this.silent = silent;
    this.writer = engine.hookedWriter(type, silent);
    this.creation = GatheredCreation.of(engine, type);
  }

  /**
   * This model within scopes: all that reads, updates or deletes rows by a key or a condition
   * begins with them, one after the other, after the default scope. Operations on a given entity,
   * and {@code create}, do not look at them.
   */
  @SafeVarargs
  public final Model<E> scoped(Query<E>... scopes) {
    Query<E> all = base;
    for (Query<E> each : Arguments.each("scope", scopes)) {
      all = all.and(each);
    }
    return new Model<>(engine, type, all, silent);
  }

  /** This model without any scope, that by default included; see {@link #scoped}. */
  public Model<E> unscoped() {
    return new Model<>(engine, type, Query.of(type).unscoped(), silent);
  }

  /** This model with rows that were soft-deleted, too. */
  public Model<E> withDeleted() {
    return new Model<>(engine, type, base.withDeleted(), silent);
  }

  /**
   * This model, whose updates, deletes and restores leave {@code @UpdatedAt} and {@code @UpdatedBy}
   * as they are, unless they are assigned; versions go up. So do upserts with rows that are there.
   * New rows get their times as ever.
   */
  public Model<E> silently() {
    return new Model<>(engine, type, base, true);
  }

  /** The entity. */
  public EntityType<E> type() {
    return type;
  }

  /** Creates a row of the assigned values. One INSERT. Emits it as the database has it. */
  @SafeVarargs
  public final Mono<E> create(Assignment<E>... assignments) {
    return create(assignments(assignments));
  }

  /** Creates a row of the assigned values, as {@link #create(Assignment[])} does. */
  public Mono<E> create(Collection<? extends Assignment<E>> assignments) {
    return writer.create(listed(assignments));
  }

  /**
   * Creates the row of an entity; where it has null, generated values, timestamps and column
   * defaults take its place. One INSERT, of its own unless {@code settings.gatherCreates} lets it
   * gather with others. Emits it as the database has it.
   *
   * @throws IllegalArgumentException if the entity has new rows in an association: name it, and
   *     they are created, too
   */
  public Mono<E> create(E entity) {
    return creation == null ? writer.create(given(entity)) : creation.create(given(entity));
  }

  /**
   * Creates the row of an entity together with the new rows that it has in these associations, as
   * {@link #create(Object, UnaryOperator)} does.
   */
  @SafeVarargs
  public final Mono<E> create(E entity, Association<E, ?> first, Association<E, ?>... more) {
    return new GraphCreation<>(engine, type, graph(first, more)).create(given(entity));
  }

  /**
   * Creates the row of an entity together with the new rows of its associations that the graph
   * names: first rows that it belongs to, then its own, then those that refer to it, then targets
   * and join rows; all in one transaction, or in a part of the one around it. Emits the entity with
   * the rows loaded, as the database has them.
   *
   * <p>The rows of an association are one INSERT. On PostgreSQL four or more whose keys the
   * database makes are one more statement that asks what the columns are, and one for the keys;
   * fewer are an INSERT each. On MySQL a SELECT follows the INSERT, and rows whose keys the
   * database makes are an INSERT and a SELECT each.
   *
   * @throws IllegalArgumentException if there are new rows in an association that is not named
   */
  public Mono<E> create(E entity, UnaryOperator<Graph<E>> graph) {
    return new GraphCreation<>(engine, type, graph(graph)).create(given(entity));
  }

  /**
   * Updates the row of the entity, whose version, if it has one, is checked and goes up. One
   * UPDATE; none if nothing is assigned. Emits the row as it is then, with the associations that
   * the entity had loaded.
   */
  @SafeVarargs
  public final Mono<E> update(E entity, Assignment<E>... assignments) {
    return update(entity, assignments(assignments));
  }

  /** Updates the row of the entity, as {@link #update(Object, Assignment[])} does. */
  public Mono<E> update(E entity, Collection<? extends Assignment<E>> assignments) {
    return writer.update(given(entity), listed(assignments));
  }

  /**
   * Updates what is different between two states of the same row, as {@link #update(Object,
   * Assignment[])} does; no statement if nothing is.
   */
  public Mono<E> update(E before, E after) {
    return writer.update(given(before), given(after));
  }

  /**
   * Updates the row of the key; empty if there is none. One UPDATE; where nothing is assigned, a
   * SELECT that reads the row. Where an assignment is an {@code expect(…)} that is not met, {@link
   * io.sluice.error.OptimisticLockException} after one SELECT more.
   */
  @SafeVarargs
  public final Mono<E> updateByPk(Object key, Assignment<E>... assignments) {
    return updateByPk(key, assignments(assignments));
  }

  /** Updates the row of the key, as {@link #updateByPk(Object, Assignment[])} does. */
  public Mono<E> updateByPk(Object key, Collection<? extends Assignment<E>> assignments) {
    return writer.updateByKey(key, ofKey(key), listed(assignments));
  }

  /**
   * Updates all rows that the condition is true of, and emits how many; their versions go up. One
   * UPDATE; none if nothing is assigned.
   */
  @SafeVarargs
  public final Mono<Long> updateWhere(Condition<E> condition, Assignment<E>... assignments) {
    return updateWhere(condition, assignments(assignments));
  }

  /** Updates all rows that the condition is true of, as the other one. */
  public Mono<Long> updateWhere(
      Condition<E> condition, Collection<? extends Assignment<E>> assignments) {
    return writer.updateWhere(where(condition), listed(assignments));
  }

  /**
   * Updates all rows that the condition is true of, as {@link #updateWhere} does, and emits them as
   * they are then, in no order, when all is written. One UPDATE where the database returns rows, as
   * PostgreSQL does; else a SELECT that locks them, an UPDATE and a SELECT in a transaction. The
   * rows are kept in memory.
   *
   * @throws IllegalArgumentException if an attribute of the key is assigned
   */
  @SafeVarargs
  public final Flux<E> updateReturning(Condition<E> condition, Assignment<E>... assignments) {
    return updateReturning(condition, assignments(assignments));
  }

  /** Updates all rows that the condition is true of, and emits them, as the other one. */
  public Flux<E> updateReturning(
      Condition<E> condition, Collection<? extends Assignment<E>> assignments) {
    return writer.updateReturning(where(condition), listed(assignments));
  }

  /**
   * Writes all attributes of the entity over its row, whose version, if it has one, is checked and
   * goes up. One UPDATE.
   */
  public Mono<E> replace(E entity) {
    return writer.replace(given(entity));
  }

  /**
   * Changes numbers of the entity's row by so much, whatever its version, which goes up. One
   * UPDATE.
   *
   * @throws IllegalArgumentException if an assignment is not of the form {@code by(…)}
   */
  @SafeVarargs
  public final Mono<E> increment(E entity, Assignment<E>... changes) {
    return increment(entity, assignments(changes));
  }

  /** Changes numbers of the entity's row, as the other increment does. */
  public Mono<E> increment(E entity, Collection<? extends Assignment<E>> changes) {
    return writer.increment(given(entity), listed(changes));
  }

  /**
   * Deletes the row of the entity, whose version, if it has one, is checked. One DELETE; where the
   * entity has {@code @DeletedAt}, one UPDATE that sets it.
   */
  public Mono<Void> destroy(E entity) {
    return writer.destroy(given(entity));
  }

  /** Deletes the row of the key, as {@link #destroy} does, and emits whether there was one. */
  public Mono<Boolean> destroyByPk(Object key) {
    return writer.destroyByKey(key, ofKey(key));
  }

  /**
   * Deletes all rows that the condition is true of, as {@link #destroy} does, and emits how many.
   */
  public Mono<Long> destroyWhere(Condition<E> condition) {
    return writer.destroyWhere(where(condition));
  }

  /**
   * Deletes all rows that the condition is true of, as {@link #destroyWhere} does, and emits them
   * as they were, in no order, when all is written. A SELECT that locks them, and a DELETE or the
   * UPDATE of a soft delete, in a transaction. The rows are kept in memory.
   */
  public Flux<E> destroyReturning(Condition<E> condition) {
    return writer.destroyReturning(where(condition));
  }

  /** Removes the row of the entity, also where {@link #destroy} would but mark it. One DELETE. */
  public Mono<Void> purge(E entity) {
    return writer.purge(given(entity));
  }

  /**
   * Removes the row of the key, also where {@link #destroyByPk} would but mark it, and emits
   * whether there was one. One DELETE.
   */
  public Mono<Boolean> purgeByPk(Object key) {
    return writer.purgeByKey(key, ofKey(key));
  }

  /**
   * Removes all rows that the condition is true of, also where {@link #destroyWhere} would but mark
   * them, and emits how many; those that are marked already only {@link #withDeleted()}. One
   * DELETE.
   */
  public Mono<Long> purgeWhere(Condition<E> condition) {
    return writer.purgeWhere(where(condition));
  }

  /**
   * Restores the soft-deleted row of the key, and emits whether there was one. One UPDATE.
   *
   * @throws IllegalArgumentException if the entity has no {@code @DeletedAt}
   */
  public Mono<Boolean> restoreByPk(Object key) {
    return writer.restoreByKey(key, ofKey(key));
  }

  /**
   * Restores all soft-deleted rows that the condition is true of, and emits how many. One UPDATE.
   *
   * @throws IllegalArgumentException if the entity has no {@code @DeletedAt}
   */
  public Mono<Long> restoreWhere(Condition<E> condition) {
    return writer.restoreWhere(where(condition));
  }

  @SafeVarargs
  private static <E> List<Assignment<E>> assignments(Assignment<E>... assignments) {
    return Arguments.each("assignment", assignments);
  }

  private static <E> List<Assignment<E>> listed(Collection<? extends Assignment<E>> assignments) {
    return List.copyOf(Arguments.each("assignment", assignments));
  }

  private E given(E entity) {
    return Arguments.given(entity, "the " + type);
  }

  private Query<E> where(Condition<E> condition) {
    return base.where(Arguments.given(condition, "condition"));
  }

  private Query<E> ofKey(Object key) {
    return Reads.byKey(base, key);
  }

  /** Reads the row of the entity anew; {@link io.sluice.error.GoneException} if it is not there. */
  public Mono<E> reload(E entity) {
    return reload(entity, UnaryOperator.identity());
  }

  /** Reads the row of the entity anew, with what the query includes. */
  public Mono<E> reload(E entity, UnaryOperator<Query<E>> query) {
    Key key = Key.ofEntity(type, type.key(), given(entity));
    return findAll(Reads.byKey(asked(query), key))
        .singleOrEmpty()
        .switchIfEmpty(Mono.error(() -> engine.writer(type).gone(key)));
  }

  /**
   * The key of the entity: a value, or the entity's {@code Key}. No statement.
   *
   * @throws IllegalArgumentException if it has none yet
   */
  public Object key(E entity) {
    Object key = type.key(type.key(), type.mapper().state(given(entity)));
    if (key == null) {
      throw Key.missing(type, type.key(), entity);
    }
    return key;
  }

  /** The entity with association values that are bound to its row. No statement. */
  public E bind(E entity) {
    Key.ofEntity(type, type.key(), given(entity));
    @Nullable Object[] state = type.mapper().state(entity);
    return engine.assembler().bound(type, state);
  }

  /**
   * The association of the row with the key, be it there or not. No statement.
   *
   * @throws IllegalArgumentException if it is no key of the entity, or the association does not
   *     follow the primary key
   */
  public <T> HasMany<T> association(HasManyAssociation<E, T> association, Object key) {
    return values.hasMany(association, source(association, key), null);
  }

  /** The association of the row with the key, be it there or not, as the other one. */
  public <T> HasOne<T> association(HasOneAssociation<E, T> association, Object key) {
    return values.hasOne(association, source(association, key), null);
  }

  /** The association of the row with the key, be it there or not, as the other one. */
  public <T, J> BelongsToMany<T, J> association(
      BelongsToManyAssociation<E, T, J> association, Object key) {
    return values.belongsToMany(association, source(association, key), null, null);
  }

  private @Nullable Object[] source(Association<E, ?> association, Object key) {
    Arguments.given(association, "association");
    Arguments.given(key, association + ": the key");
    if (!association.sourceAttributes().equals(type.key())) {
      throw new IllegalArgumentException(
          association
              + " follows "
              + association.sourceAttributes()
              + ", not the key: read the "
              + type
              + ", and use its own association");
    }
    return Key.of(type, type.key(), key).state(type.key());
  }
}
