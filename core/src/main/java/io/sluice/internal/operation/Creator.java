package io.sluice.internal.operation;

import io.sluice.internal.assembly.AssociationValues.NewRow;
import io.sluice.internal.plan.ForeignKeyLinkPlan;
import io.sluice.model.Association;
import io.sluice.model.Association.Kind;
import io.sluice.model.BelongsToAssociation;
import io.sluice.model.BelongsToManyAssociation;
import io.sluice.model.EntityType;
import io.sluice.model.HasManyAssociation;
import io.sluice.model.HasOneAssociation;
import io.sluice.model.Key;
import io.sluice.model.Reference;
import io.sluice.query.Assignment;
import io.sluice.query.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Creates rows together with those of their associations, in one transaction: first the rows that a
 * row belongs to, then the row, then those that refer to it, then targets and join rows.
 * Thread-safe.
 */
public final class Creator {
  private final Engine engine;

  /** A creator. */
  public Creator(Engine engine) {
    this.engine = engine;
  }

  /** Creates the row of an entity with those of the graph, which the emitted entity has loaded. */
  public <E> Mono<E> create(EntityType<E> type, E entity, Graph<E> graph) {
    requireNamed(type, entity, graph);
    Mono<E> create = create(type, entity, graph, UnaryOperator.identity());
    return graph.equals(Graph.none()) ? create : engine.execution().write(session -> create);
  }

  /** New rows that are not named are wrong at the call, those below named ones, too. */
  private <E> void requireNamed(EntityType<E> type, E entity, Graph<E> graph) {
    engine.writer(type).assignments().requireNamed(entity, graph);
    @Nullable Object[] state = type.mapper().state(entity);
    type.associations().stream()
        .filter(graph::has)
        .forEach(each -> requireNamedBelow(each, state, graph));
  }

  private <E, T> void requireNamedBelow(
      Association<E, T> association, @Nullable Object[] state, Graph<E> graph) {
    for (NewRow<T> each : engine.values().newRows(association, state[association.position()])) {
      requireNamed(association.target(), each.row(), graph.of(association));
    }
  }

  /**
   * Creates a row.
   *
   * @param link what the row's place in an association adds to its assignments
   */
  private <E> Mono<E> create(
      EntityType<E> type, E entity, Graph<E> graph, UnaryOperator<List<Assignment<E>>> link) {
    List<Assignment<E>> own = engine.writer(type).assignments().created(entity, graph);
    @Nullable Object[] given = type.mapper().state(entity);
    List<Association<E, ?>> named = type.associations().stream().filter(graph::has).toList();
    List<Mono<Parent<E>>> parents =
        named.stream()
            .filter(each -> each.kind() == Kind.BELONGS_TO)
            .map(each -> parent((BelongsToAssociation<E, ?>) each, given, graph))
            .toList();
    Below<E> below =
        new Below<>(
            entity, named.stream().filter(each -> each.kind() != Kind.BELONGS_TO).toList(), graph);
    if (named.isEmpty()) {
      return engine.writer(type).create(link.apply(own));
    }
    return Flux.concat(parents)
        .collectList()
        .flatMap(
            created ->
                engine
                    .writer(type)
                    .create(link.apply(withParents(own, created)))
                    .flatMap(row -> completed(type, row, created, below)));
  }

  /** The entity that was given, and the associations whose rows come after the row itself. */
  private record Below<E>(E given, List<Association<E, ?>> children, Graph<E> graph) {}

  /** A row that was created for a belongs-to, with what it makes the row assign. */
  private record Parent<E>(
      Association<E, ?> association, Assignment<E> assignment, List<Object> rows) {}

  private <E, T> Mono<Parent<E>> parent(
      BelongsToAssociation<E, T> association, @Nullable Object[] given, Graph<E> graph) {
    List<NewRow<T>> rows = engine.values().newRows(association, given[association.position()]);
    if (rows.isEmpty()) {
      return Mono.empty();
    }
    T row = rows.get(0).row();
    return create(association.target(), row, graph.of(association), UnaryOperator.identity())
        .map(
            created ->
                new Parent<>(association, association.set(created), List.<Object>of(created)));
  }

  private static <E> List<Assignment<E>> withParents(
      List<Assignment<E>> own, List<Parent<E>> parents) {
    List<Assignment<E>> all = new ArrayList<>(own);
    for (Parent<E> each : parents) {
      all.removeIf(
          other ->
              other instanceof Assignment.Value<E> value
                  && each.association().sourceAttributes().contains(value.attribute()));
      all.add(each.assignment());
    }
    return all;
  }

  /** The created row with the rows of its associations, which are created, too. */
  private <E> Mono<E> completed(
      EntityType<E> type, E row, List<Parent<E>> parents, Below<E> below) {
    @Nullable Object[] state = type.mapper().state(row);
    parents.forEach(each -> settle(each.association(), state, each.rows(), List.of()));
    return Flux.fromIterable(below.children())
        .concatMap(
            each -> children(each, type.mapper().state(below.given()), state, below.graph()), 1)
        .then(Mono.fromSupplier(() -> engine.assembler().entity(type, state)));
  }

  private <E, T> void settle(
      Association<E, T> association,
      @Nullable Object[] state,
      List<Object> rows,
      List<Object> joinRows) {
    List<T> typed = rows.stream().<T>map(association.target().javaType()::cast).toList();
    state[association.position()] = engine.values().loaded(association, state, typed, joinRows);
  }

  private <E, T> Mono<Void> children(
      Association<E, T> association,
      @Nullable Object[] given,
      @Nullable Object[] state,
      Graph<E> graph) {
    List<NewRow<T>> rows = engine.values().newRows(association, given[association.position()]);
    Key source =
        Objects.requireNonNull(
            Key.ofState(association.source(), association.sourceAttributes(), state));
    Graph<T> further = graph.of(association);
    if (association instanceof BelongsToManyAssociation<E, T, ?> many) {
      return linked(many, rows, source, further)
          .doOnNext(
              created ->
                  settle(association, state, List.copyOf(created.rows()), created.joinRows()))
          .then();
    }
    ForeignKeyLinkPlan<E, T> links = links(association, source);
    return Flux.fromIterable(rows)
        .concatMap(each -> create(association.target(), each.row(), further, links::linked), 1)
        .collectList()
        .doOnNext(created -> settle(association, state, List.copyOf(created), List.of()))
        .then();
  }

  private static <E, T> ForeignKeyLinkPlan<E, T> links(Association<E, T> association, Key source) {
    Reference<T, E> reference =
        association instanceof HasOneAssociation<E, T> one
            ? one.reference()
            : ((HasManyAssociation<E, T>) association).reference();
    return new ForeignKeyLinkPlan<>(association, reference, source.parts());
  }

  /** Rows that were created and linked, with their join rows. */
  private record Linked<T>(List<T> rows, List<Object> joinRows) {}

  private <E, T, J> Mono<Linked<T>> linked(
      BelongsToManyAssociation<E, T, J> association,
      List<NewRow<T>> rows,
      Key source,
      Graph<T> further) {
    BelongsToManyOperations<E, T, J> operations =
        new BelongsToManyOperations<>(engine, association, source);
    List<Object> joinRows = new ArrayList<>();
    return Flux.fromIterable(rows)
        .concatMap(
            each ->
                create(association.target(), each.row(), further, operations::scoped)
                    .flatMap(
                        created ->
                            operations
                                .link(created, each.joinRow())
                                .doOnNext(joinRows::add)
                                .thenReturn(created)),
            1)
        .collectList()
        .map(created -> new Linked<>(created, List.copyOf(joinRows)));
  }
}
