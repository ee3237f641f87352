package io.sluice;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.bulk.BulkOptions;
import io.sluice.internal.argument.Arguments;
import io.sluice.internal.operation.BulkChange;
import io.sluice.internal.operation.BulkInsertion;
import io.sluice.internal.operation.Engine;
import io.sluice.internal.operation.GraphCreation;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.query.Graph;
import io.sluice.query.Query;
import io.sluice.result.Imported;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The operations of a model that take a publisher. Records are written in chunks, of 5,000 at first
 * and at most 20,000, all in one transaction, or as the options say. Of the publisher two chunks
 * are asked for ahead, so that memory does not grow with it; a chunk is complete before it is sent,
 * so that the publisher never runs inside of a statement, and what it reads by Sluice is read in
 * the same transaction. An error or a cancel rolls back; a cancel stops the publisher. Each chunk
 * is within a savepoint: of one that fails the record is found by halving it, and signalled as
 * {@link io.sluice.error.BulkRecordException}. No statement if nothing comes.
 *
 * @param <E> the entity
 */
@CheckReturnValue
public abstract sealed class BulkModel<E> extends FindModel<E> permits CollectionModel {
  private final Engine engine;
  private final Query<E> base;
  private final boolean silent;

  BulkModel(Engine engine, Query<E> base, boolean silent) {
    super(engine, base);
    this.engine = engine;
    this.base = base;
    this.silent = silent;
  }

  /**
   * Creates the rows of all entities that come, and emits them in their order, each as the database
   * has it: before the commit, which completes the whole.
   *
   * <p>On PostgreSQL a statement that asks what the columns are; a chunk is one for the keys that
   * the database makes, and one COPY, or an INSERT where the table has triggers, columns that do
   * not keep what they are given, or few rows come. While whole chunks come, keys of the next two
   * are asked for ahead, and a sequence leaves out those that are not used in the end. On MariaDB a
   * chunk is an INSERT; on MySQL an INSERT and a SELECT, with one more between them for keys that
   * the database makes, or as many of both as there are rows where a trigger changes them.
   */
  public Flux<E> bulkCreate(Publisher<? extends E> entities) {
    return bulkCreate(entities, UnaryOperator.identity());
  }

  /** Creates the rows of all entities that come, as the other one does, but for the options. */
  public Flux<E> bulkCreate(
      Publisher<? extends E> entities, UnaryOperator<BulkOptions<E>> options) {
    return insertion()
        .create(Arguments.given(entities, "publisher"), options(BulkOptions.defaults(), options));
  }

  /**
   * Creates the rows of all entities that come together with the new rows that they have in these
   * associations, as {@link #bulkCreate(Publisher, UnaryOperator, UnaryOperator)} does.
   */
  @SafeVarargs
  public final Flux<E> bulkCreate(
      Publisher<? extends E> entities, Association<E, ?> first, Association<E, ?>... more) {
    return bulkCreate(entities, UnaryOperator.identity(), first, more);
  }

  /**
   * Creates the rows of all entities and associations, as the other one does, but for the options.
   */
  @SafeVarargs
  public final Flux<E> bulkCreate(
      Publisher<? extends E> entities,
      UnaryOperator<BulkOptions<E>> options,
      Association<E, ?> first,
      Association<E, ?>... more) {
    return bulkCreate(entities, options, graph(first, more));
  }

  /**
   * Creates the rows of all entities that come together with the new rows of their associations
   * that the graph names, and emits the entities in their order, with the rows loaded: what {@code
   * create} does with a graph, for chunks.
   *
   * <p>Of a chunk first the rows are written that its entities belong to, then their own, then
   * those that refer to them, then targets and join rows: each level in bulk, as one without
   * associations is. An error in a row is that of the record it was given with, which is undone or
   * skipped as a whole. A chunk has so many entities, and fewer where they come with many rows.
   */
  public Flux<E> bulkCreate(
      Publisher<? extends E> entities,
      UnaryOperator<BulkOptions<E>> options,
      UnaryOperator<Graph<E>> graph) {
    return bulkCreate(entities, options, graph(graph));
  }

  private Flux<E> bulkCreate(
      Publisher<? extends E> entities, UnaryOperator<BulkOptions<E>> options, Graph<E> graph) {
    return new GraphCreation<>(engine, base.type(), graph)
        .create(Arguments.given(entities, "publisher"), options(BulkOptions.defaults(), options));
  }

  /**
   * Creates the rows of all entities that come, and emits how many, after the commit: the fastest
   * way, since nothing has to come back. A chunk is one COPY or INSERT.
   */
  public Mono<Imported> bulkImport(Publisher<? extends E> entities) {
    return bulkImport(entities, UnaryOperator.identity());
  }

  /** Creates the rows of all entities that come, as the other one does, but for the options. */
  public Mono<Imported> bulkImport(
      Publisher<? extends E> entities, UnaryOperator<BulkOptions<E>> options) {
    return insertion()
        .load(Arguments.given(entities, "publisher"), options(BulkOptions.defaults(), options));
  }

  /**
   * Creates the rows of all entities that come, or updates those that are there already, by all
   * that the entities give; the key tells which those are, or what the options say. Emits how many
   * records were written, after the commit. A chunk is one INSERT.
   */
  public Mono<Imported> bulkUpsert(Publisher<? extends E> entities) {
    return bulkUpsert(entities, UnaryOperator.identity());
  }

  /** Creates or updates the rows of all entities, as the other one does, but for the options. */
  public Mono<Imported> bulkUpsert(
      Publisher<? extends E> entities, UnaryOperator<BulkOptions<E>> options) {
    BulkOptions<E> upsert = BulkOptions.<E>defaults().updateOnConflict();
    return insertion().load(Arguments.given(entities, "publisher"), options(upsert, options));
  }

  /**
   * Writes these attributes of all entities that come over their rows, whose versions, if they have
   * one, are checked and go up. Emits how many, after the commit. A row that is not there, or has
   * changed, is an error. A chunk is one UPDATE on PostgreSQL, as many as there are rows elsewhere.
   */
  @SafeVarargs
  public final Mono<Long> bulkUpdate(
      Publisher<? extends E> entities, Attribute<E, ?> first, Attribute<E, ?>... more) {
    return bulkUpdate(entities, UnaryOperator.identity(), first, more);
  }

  /** Writes these attributes of all entities, as the other one does, but for the options. */
  @SafeVarargs
  public final Mono<Long> bulkUpdate(
      Publisher<? extends E> entities,
      UnaryOperator<BulkOptions<E>> options,
      Attribute<E, ?> first,
      Attribute<E, ?>... more) {
    List<Attribute<E, ?>> attributes = new ArrayList<>();
    attributes.add(Arguments.given(first, "attribute"));
    attributes.addAll(Arguments.each("attribute", more));
    return new BulkChange<>(engine, base, silent)
        .update(
            Arguments.given(entities, "publisher"),
            attributes,
            options(BulkOptions.defaults(), options));
  }

  /**
   * Deletes the rows of all keys or entities that come, as {@code destroyByPk} does, and emits how
   * many there were, after the commit. Versions are not checked. A chunk is one DELETE, or one
   * UPDATE where the entity has {@code @DeletedAt}.
   */
  public Mono<Long> bulkDestroy(Publisher<?> keysOrEntities) {
    return bulkDestroy(keysOrEntities, UnaryOperator.identity());
  }

  /** Deletes the rows of all keys or entities, as the other one does, but for the options. */
  public Mono<Long> bulkDestroy(
      Publisher<?> keysOrEntities, UnaryOperator<BulkOptions<E>> options) {
    return new BulkChange<>(engine, base, silent)
        .destroy(
            Arguments.given(keysOrEntities, "publisher"), options(BulkOptions.defaults(), options));
  }

  private BulkInsertion<E> insertion() {
    return new BulkInsertion<>(engine, base.type(), silent);
  }

  /** The rows of these associations. */
  static <E> Graph<E> graph(Association<E, ?> first, Association<E, ?>[] more) {
    Graph<E> graph = Graph.<E>none().with(Arguments.given(first, "association"));
    for (Association<E, ?> each : Arguments.each("association", more)) {
      graph = graph.with(each);
    }
    return graph;
  }

  /** What the function says. */
  static <E> Graph<E> graph(UnaryOperator<Graph<E>> graph) {
    Graph<E> named = Arguments.given(graph, "graph").apply(Graph.none());
    return Arguments.given(named, "what the graph function gives");
  }

  private static <E> BulkOptions<E> options(
      BulkOptions<E> first, UnaryOperator<BulkOptions<E>> options) {
    BulkOptions<E> given = Arguments.given(options, "options").apply(first);
    return Arguments.given(given, "what the options function gives");
  }
}
