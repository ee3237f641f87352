package io.sluice;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.internal.operation.Creator;
import io.sluice.internal.operation.Engine;
import io.sluice.internal.operation.Reads;
import io.sluice.internal.operation.Writer;
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
import io.sluice.result.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
public final class Model<E> {
  private final Engine engine;
  private final BoundValues values;
  private final EntityType<E> type;
  private final Query<E> base;
  private final Reads reads;
  private final Writer<E> writer;

  Model(Engine engine, EntityType<E> type) {
    this(engine, engine.registry().registered(type), Query.of(type));
  }

  private Model(Engine engine, EntityType<E> type, Query<E> base) {
    this.engine = engine;
    this.values = new BoundValues(engine);
    this.type = type;
    this.base = base;
    this.reads = engine.reads();
    this.writer = engine.writer(type);
  }

  /**
   * This model within scopes: all that reads, updates or deletes rows by a key or a condition
   * begins with them, one after the other, after the default scope. Operations on a given entity,
   * and {@code create}, do not look at them.
   */
  @SafeVarargs
  public final Model<E> scoped(Query<E>... scopes) {
    Query<E> all = base;
    for (Query<E> each : scopes) {
      all = all.and(each);
    }
    return new Model<>(engine, type, all);
  }

  /** This model without any scope, that by default included; see {@link #scoped}. */
  public Model<E> unscoped() {
    return new Model<>(engine, type, Query.of(type).unscoped());
  }

  /** This model with rows that were soft-deleted, too. */
  public Model<E> withDeleted() {
    return new Model<>(engine, type, base.withDeleted());
  }

  /** The entity. */
  public EntityType<E> type() {
    return type;
  }

  /** All rows, in no order. One statement. */
  public Flux<E> findAll() {
    return reads.findAll(base);
  }

  /**
   * The rows that the query finds, in its order. One statement, and one for each to-many include.
   */
  public Flux<E> findAll(UnaryOperator<Query<E>> query) {
    return reads.findAll(query.apply(base));
  }

  /**
   * The rows that the query finds, in its order. One statement, and one for each to-many include.
   */
  public Flux<E> findAll(Query<E> query) {
    return reads.findAll(base.and(query));
  }

  /**
   * The first row that the query finds; empty if there is none. Statements as {@link
   * #findAll(Query)}.
   */
  public Mono<E> findOne(UnaryOperator<Query<E>> query) {
    return reads.findOne(query.apply(base));
  }

  /**
   * The first row that the query finds; empty if there is none. Statements as {@link
   * #findAll(Query)}.
   */
  public Mono<E> findOne(Query<E> query) {
    return reads.findOne(base.and(query));
  }

  /**
   * The row of the key, a value or the entity's {@code Key}; empty if there is none. One statement.
   */
  public Mono<E> findByPk(Object key) {
    return findByPk(key, UnaryOperator.identity());
  }

  /**
   * The row of the key, if the query finds it; empty otherwise. Statements as {@link
   * #findAll(Query)}.
   */
  public Mono<E> findByPk(Object key, UnaryOperator<Query<E>> query) {
    Query<E> asked = query.apply(base);
    return reads.findAll(Reads.byKey(asked, key)).singleOrEmpty();
  }

  /** How many rows there are. One statement. */
  public Mono<Long> count() {
    return reads.count(base);
  }

  /** How many rows the query finds, without regard to its limit and offset. One statement. */
  public Mono<Long> count(UnaryOperator<Query<E>> query) {
    return reads.count(query.apply(base));
  }

  /**
   * The rows that the query finds, and how many there are without its limit and offset. A statement
   * for the number; if it is not 0, statements as {@link #findAll(Query)}.
   */
  public Mono<Page<E>> findAndCountAll(UnaryOperator<Query<E>> query) {
    Query<E> asked = query.apply(base);
    Mono<List<E>> rows = reads.findAll(asked).collectList();
    return reads
        .count(asked)
        .flatMap(
            count ->
                count == 0
                    ? Mono.just(new Page<>(List.of(), 0))
                    : rows.map(found -> new Page<>(found, count)));
  }

  /** Creates a row of the assigned values. One INSERT. Emits it as the database has it. */
  @SafeVarargs
  public final Mono<E> create(Assignment<E>... assignments) {
    return writer.create(Arrays.asList(assignments));
  }

  /**
   * Creates the row of an entity; where it has null, generated values, timestamps and column
   * defaults take its place. One INSERT. Emits it as the database has it.
   *
   * @throws IllegalArgumentException if the entity has new rows in an association: name it, and
   *     they are created, too
   */
  public Mono<E> create(E entity) {
    return writer.create(entity);
  }

  /**
   * Creates the row of an entity together with the new rows that it has in these associations, as
   * {@link #create(Object, UnaryOperator)} does.
   */
  @SafeVarargs
  public final Mono<E> create(E entity, Association<E, ?> first, Association<E, ?>... more) {
    Graph<E> graph = Graph.<E>none().with(first);
    for (Association<E, ?> each : more) {
      graph = graph.with(each);
    }
    return new Creator(engine).create(type, entity, graph);
  }

  /**
   * Creates the row of an entity together with the new rows of its associations that the graph
   * names: first rows that it belongs to, then its own, then those that refer to it, then targets
   * and join rows. One INSERT for each row, in one transaction. Emits the entity with the rows
   * loaded, as the database has them.
   *
   * @throws IllegalArgumentException if there are new rows in an association that is not named
   */
  public Mono<E> create(E entity, UnaryOperator<Graph<E>> graph) {
    return new Creator(engine).create(type, entity, graph.apply(Graph.none()));
  }

  /**
   * Updates the row of the entity, whose version, if it has one, is checked and goes up. One
   * UPDATE; none if nothing is assigned. Emits the row as it is then, with the associations that
   * the entity had loaded.
   */
  @SafeVarargs
  public final Mono<E> update(E entity, Assignment<E>... assignments) {
    return writer.update(entity, Arrays.asList(assignments));
  }

  /**
   * Updates what is different between two states of the same row, as {@link #update(Object,
   * Assignment[])} does; no statement if nothing is.
   */
  public Mono<E> update(E before, E after) {
    return writer.update(before, after);
  }

  /**
   * Updates the row of the key; empty if there is none. One UPDATE. Where an assignment is an
   * {@code expect(…)} that is not met, {@link io.sluice.error.OptimisticLockException} after one
   * SELECT more.
   */
  @SafeVarargs
  public final Mono<E> updateByPk(Object key, Assignment<E>... assignments) {
    return writer.updateByKey(key, ofKey(key), Arrays.asList(assignments));
  }

  /**
   * Updates all rows that the condition is true of, and emits how many; their versions go up. One
   * UPDATE; none if nothing is assigned.
   */
  @SafeVarargs
  public final Mono<Long> updateWhere(Condition<E> condition, Assignment<E>... assignments) {
    return writer.updateWhere(where(condition), Arrays.asList(assignments));
  }

  /**
   * Writes all attributes of the entity over its row, whose version, if it has one, is checked and
   * goes up. One UPDATE.
   */
  public Mono<E> replace(E entity) {
    return writer.replace(entity);
  }

  /**
   * Changes numbers of the entity's row by so much, whatever its version, which goes up. One
   * UPDATE.
   *
   * @throws IllegalArgumentException if an assignment is not of the form {@code by(…)}
   */
  @SafeVarargs
  public final Mono<E> increment(E entity, Assignment<E>... changes) {
    return writer.increment(entity, Arrays.asList(changes));
  }

  /**
   * Deletes the row of the entity, whose version, if it has one, is checked. One DELETE; where the
   * entity has {@code @DeletedAt}, one UPDATE that sets it.
   */
  public Mono<Void> destroy(E entity) {
    return writer.destroy(entity);
  }

  /** Deletes the row of the key, as {@link #destroy} does, and emits whether there was one. */
  public Mono<Boolean> destroyByPk(Object key) {
    return writer.destroyWhere(ofKey(key)).map(count -> count > 0);
  }

  /**
   * Deletes all rows that the condition is true of, as {@link #destroy} does, and emits how many.
   */
  public Mono<Long> destroyWhere(Condition<E> condition) {
    return writer.destroyWhere(where(condition));
  }

  /** Removes the row of the entity, also where {@link #destroy} would but mark it. One DELETE. */
  public Mono<Void> purge(E entity) {
    return writer.purge(entity);
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
    return writer.restoreWhere(ofKey(key)).map(count -> count > 0);
  }

  /**
   * Restores all soft-deleted rows that the condition is true of, and emits how many. One UPDATE.
   *
   * @throws IllegalArgumentException if the entity has no {@code @DeletedAt}
   */
  public Mono<Long> restoreWhere(Condition<E> condition) {
    return writer.restoreWhere(where(condition));
  }

  private Query<E> where(Condition<E> condition) {
    return base.where(condition);
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
    Key key = Key.ofEntity(type, type.key(), entity);
    return reads
        .findAll(Reads.byKey(query.apply(base), key))
        .singleOrEmpty()
        .switchIfEmpty(Mono.error(() -> writer.gone(key)));
  }

  /**
   * The key of the entity: a value, or the entity's {@code Key}. No statement.
   *
   * @throws IllegalArgumentException if it has none yet
   */
  public Object key(E entity) {
    Object key = type.key(type.key(), type.mapper().state(entity));
    if (key == null) {
      throw Key.missing(type, type.key(), entity);
    }
    return key;
  }

  /** The entity with association values that are bound to its row. No statement. */
  public E bind(E entity) {
    Key.ofEntity(type, type.key(), entity);
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
    return values.hasOne(association, source(association, key));
  }

  /** The association of the row with the key, be it there or not, as the other one. */
  public <T, J> BelongsToMany<T, J> association(
      BelongsToManyAssociation<E, T, J> association, Object key) {
    return values.belongsToMany(association, source(association, key), null, null);
  }

  private Key source(Association<E, ?> association, Object key) {
    Objects.requireNonNull(key, () -> association + ": the key is null");
    if (!association.sourceAttributes().equals(type.key())) {
      throw new IllegalArgumentException(
          association
              + " follows "
              + association.sourceAttributes()
              + ", not the key: read the "
              + type
              + ", and use its own association");
    }
    return Key.of(type, type.key(), key);
  }
}
