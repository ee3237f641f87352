package io.sluice;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.bulk.BulkOptions;
import io.sluice.internal.argument.Arguments;
import io.sluice.internal.operation.Engine;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.query.Graph;
import io.sluice.query.Query;
import io.sluice.result.Imported;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The operations of a model that write the records of a collection: each as the one of a publisher
 * does, of which it has the name. The collection is copied at the call.
 *
 * @param <E> the entity
 */
@CheckReturnValue
public abstract sealed class CollectionModel<E> extends BulkModel<E> permits UpsertModel {
  CollectionModel(Engine engine, Query<E> base, boolean silent) {
    super(engine, base, silent);
  }

  /** Creates the rows of all entities, and emits them in their order. */
  public final Flux<E> bulkCreate(Collection<? extends E> entities) {
    return bulkCreate(all(entities));
  }

  /** Creates the rows of all entities, as the other one does, but for the options. */
  public final Flux<E> bulkCreate(
      Collection<? extends E> entities, UnaryOperator<BulkOptions<E>> options) {
    return bulkCreate(all(entities), options);
  }

  /** Creates the rows of all entities together with the new rows that they have in these. */
  @SafeVarargs
  public final Flux<E> bulkCreate(
      Collection<? extends E> entities, Association<E, ?> first, Association<E, ?>... more) {
    return bulkCreate(all(entities), first, more);
  }

  /** Creates the rows of entities and associations, as the other one does, but for the options. */
  @SafeVarargs
  public final Flux<E> bulkCreate(
      Collection<? extends E> entities,
      UnaryOperator<BulkOptions<E>> options,
      Association<E, ?> first,
      Association<E, ?>... more) {
    return bulkCreate(all(entities), options, first, more);
  }

  /** Creates the rows of all entities together with the new rows that the graph names. */
  public final Flux<E> bulkCreate(
      Collection<? extends E> entities,
      UnaryOperator<BulkOptions<E>> options,
      UnaryOperator<Graph<E>> graph) {
    return bulkCreate(all(entities), options, graph);
  }

  /** Creates the rows of all entities, and emits how many: the fastest way. */
  public final Mono<Imported> bulkImport(Collection<? extends E> entities) {
    return bulkImport(all(entities));
  }

  /** Creates the rows of all entities, as the other one does, but for the options. */
  public final Mono<Imported> bulkImport(
      Collection<? extends E> entities, UnaryOperator<BulkOptions<E>> options) {
    return bulkImport(all(entities), options);
  }

  /** Creates the rows of all entities, or updates those that are there, and emits how many. */
  public final Mono<Imported> bulkUpsert(Collection<? extends E> entities) {
    return bulkUpsert(all(entities));
  }

  /** Creates or updates the rows of all entities, as the other one does, but for the options. */
  public final Mono<Imported> bulkUpsert(
      Collection<? extends E> entities, UnaryOperator<BulkOptions<E>> options) {
    return bulkUpsert(all(entities), options);
  }

  /** Writes these attributes of all entities over their rows, and emits how many. */
  @SafeVarargs
  public final Mono<Long> bulkUpdate(
      Collection<? extends E> entities, Attribute<E, ?> first, Attribute<E, ?>... more) {
    return bulkUpdate(all(entities), first, more);
  }

  /** Writes these attributes of all entities, as the other one does, but for the options. */
  @SafeVarargs
  public final Mono<Long> bulkUpdate(
      Collection<? extends E> entities,
      UnaryOperator<BulkOptions<E>> options,
      Attribute<E, ?> first,
      Attribute<E, ?>... more) {
    return bulkUpdate(all(entities), options, first, more);
  }

  /** Deletes the rows of all keys or entities, and emits how many there were. */
  public final Mono<Long> bulkDestroy(Collection<?> keysOrEntities) {
    return bulkDestroy(Flux.fromIterable(copied("key", keysOrEntities)));
  }

  /** Deletes the rows of all keys or entities, as the other one does, but for the options. */
  public final Mono<Long> bulkDestroy(
      Collection<?> keysOrEntities, UnaryOperator<BulkOptions<E>> options) {
    return bulkDestroy(Flux.fromIterable(copied("key", keysOrEntities)), options);
  }

  private Flux<E> all(Collection<? extends E> entities) {
    return Flux.fromIterable(copied("entity", entities));
  }

  private static <T> List<T> copied(String name, Collection<? extends T> given) {
    return List.copyOf(Arguments.each(name, given));
  }
}
