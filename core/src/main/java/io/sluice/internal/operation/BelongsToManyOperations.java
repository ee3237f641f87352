package io.sluice.internal.operation;

import io.sluice.internal.plan.Conditions;
import io.sluice.model.Association;
import io.sluice.model.Association.Through;
import io.sluice.model.Attribute;
import io.sluice.model.AttributeDefinition.Trait;
import io.sluice.query.Assignment;
import io.sluice.query.BelongsToManyAssociation;
import io.sluice.query.Graph;
import io.sluice.query.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The operations of an association by a join table of one row. Thread-safe. */
public final class BelongsToManyOperations<S, T, J> implements ToManyOperations<T> {
  private final Engine engine;
  private final BelongsToManyAssociation<S, T, J> association;
  private final List<Object> source;

  /**
   * The operations of the row whose source attributes have these values.
   *
   * @param source the values
   */
  public BelongsToManyOperations(
      Engine engine, BelongsToManyAssociation<S, T, J> association, List<Object> source) {
    this.engine = engine;
    this.association = association;
    this.source = source;
  }

  // a value has these operations for each row that is read, so they hold no more than they need
  private JoinRowLinks<T, J> links() {
    return new JoinRowLinks<>(engine, association, through(), source);
  }

  private AssociatedRows<T> rows() {
    return new AssociatedRows<>(engine, association, source);
  }

  private Through<J> through() {
    return association.through();
  }

  /**
   * A target and the attributes of its join row.
   *
   * @param target an entity or a key
   * @param joinRow the join row, whose keys do not matter
   */
  public record Connection<J>(Object target, J joinRow) {}

  @Override
  public Flux<T> get(UnaryOperator<Query<T>> query) {
    return rows().get(query);
  }

  /** The linked rows with their join rows(). */
  public <R> Flux<R> getJoined(UnaryOperator<Query<T>> query, BiFunction<T, J, R> function) {
    Class<J> type = through().type().javaType();
    return rows()
        .get(
            query,
            (row, joinRow) -> function.apply(row, type.cast(Objects.requireNonNull(joinRow))));
  }

  @Override
  public Mono<Long> count(UnaryOperator<Query<T>> query) {
    return rows().count(query);
  }

  @Override
  public Mono<Boolean> has(Collection<?> targets) {
    List<List<Object>> keys = links().keys(targets);
    if (keys.isEmpty()) {
      return Mono.just(true);
    }
    UnaryOperator<Query<T>> asked = query -> query.unscoped().where(links().ofKeys(keys));
    Mono<Long> found =
        links().isUnique()
            ? rows().count(asked)
            : rows().get(asked).collectList().map(all -> (long) links().keys(all).size());
    return found.map(count -> count == keys.size());
  }

  @Override
  public Mono<T> create(List<Assignment<T>> assignments) {
    return create(assignments, List.of());
  }

  @Override
  public Mono<T> create(T entity) {
    return create(entity, List.of());
  }

  /** Creates the row of an entity, linked by a join row with the values. */
  public Mono<T> create(T entity, List<Assignment<J>> values) {
    return create(engine.writer(association.target()).assignments(entity, Graph.none()), values);
  }

  private Mono<T> create(List<Assignment<T>> assignments, List<Assignment<J>> values) {
    Mono<T> create = engine.writer(association.target()).create(scoped(assignments));
    return engine
        .execution()
        .atomic(
            session ->
                create.flatMap(
                    row -> links().add(links().keys(List.of(row)), values).thenReturn(row)));
  }

  /** The assignments of a target with what the scope says of all targets. */
  List<Assignment<T>> scoped(List<Assignment<T>> assignments) {
    List<Assignment<T>> all = new ArrayList<>(assignments);
    for (Association.Scope<T> each : association.scope()) {
      if (each.values().size() == 1) {
        all.removeIf(
            other ->
                other instanceof Assignment.Value<T> value
                    && value.attribute() == each.attribute());
        all.add(Conditions.assign(each.attribute(), each.values().get(0)));
      }
    }
    return all;
  }

  /** Connects a target that is not linked yet, and emits the join row. */
  Mono<J> connect(T target, @Nullable Object joinRow) {
    List<Assignment<J>> values =
        joinRow == null ? List.of() : values(through().type().javaType().cast(joinRow));
    return engine.writer(through().type()).create(links().assignments(target, values));
  }

  @Override
  public Mono<LinkCounts> add(Collection<?> targets) {
    return add(targets, List.of());
  }

  /** Links the targets with the values; those that are linked already get the values. */
  public Mono<LinkCounts> add(Collection<?> targets, List<Assignment<J>> values) {
    List<List<Object>> keys = links().keys(targets);
    Mono<LinkCounts> add = links().add(keys, values);
    boolean single = values.isEmpty() && links().isUnique();
    return keys.isEmpty() || single ? add : engine.execution().atomic(session -> add);
  }

  /** Links the targets, each with the attributes of its own join row. */
  public Mono<LinkCounts> addConnections(List<Connection<J>> connections) {
    Mono<LinkCounts> add = addAlike(connections);
    return engine.execution().atomic(session -> add);
  }

  private Mono<LinkCounts> addAlike(List<Connection<J>> connections) {
    List<Mono<LinkCounts>> adds = new ArrayList<>();
    alike(connections).forEach((values, keys) -> adds.add(links().add(keys, values)));
    return Flux.concat(adds).reduce(LinkCounts.NONE, LinkCounts::plus);
  }

  /** The keys by what is assigned to their join rows; of a target given twice the last counts. */
  private Map<List<Assignment<J>>, List<List<Object>>> alike(List<Connection<J>> connections) {
    Map<List<Object>, List<Assignment<J>>> values = new LinkedHashMap<>();
    for (Connection<J> each : connections) {
      values.put(links().keys(List.of(each.target())).get(0), values(each.joinRow()));
    }
    Map<List<Assignment<J>>, List<List<Object>>> alike = new LinkedHashMap<>();
    values.forEach(
        (key, assigned) -> alike.computeIfAbsent(assigned, ignored -> new ArrayList<>()).add(key));
    return alike;
  }

  /** What a join row assigns beside its keys and what makes itself. */
  private List<Assignment<J>> values(J joinRow) {
    return engine.writer(through().type()).assignments(joinRow, Graph.none()).stream()
        .filter(each -> each instanceof Assignment.Value<J> value && !isOwn(value.attribute()))
        .toList();
  }

  /** Whether it is the link itself, or managed; a join row of another link has its own. */
  private boolean isOwn(Attribute<J, ?> attribute) {
    return attribute.is(Trait.GENERATED)
        || attribute.is(Trait.VERSION)
        || attribute.is(Trait.DELETED_AT)
        || through().near().attributes().contains(attribute)
        || through().far().attributes().contains(attribute)
        || through().scope().stream().anyMatch(each -> each.attribute() == attribute);
  }

  @Override
  public Mono<LinkCounts> add(Publisher<?> targets) {
    return links().add(targets);
  }

  @Override
  public Mono<LinkCounts> remove(Collection<?> targets) {
    return links().remove(links().keys(targets));
  }

  @Override
  public Mono<LinkCounts> remove(Publisher<?> targets) {
    return links().remove(targets);
  }

  @Override
  public Mono<LinkCounts> clear() {
    return links().removeAll();
  }

  @Override
  public Mono<LinkCounts> set(Collection<?> targets) {
    return set(targets, List.of());
  }

  /** Links these targets with the values, and no others. */
  public Mono<LinkCounts> set(Collection<?> targets, List<Assignment<J>> values) {
    List<List<Object>> keys = links().keys(targets);
    Mono<LinkCounts> set = links().set(keys, values);
    return keys.isEmpty() ? clear() : engine.execution().atomic(session -> set);
  }

  /** Links these targets, each with the attributes of its own join row, and no others. */
  public Mono<LinkCounts> setConnections(List<Connection<J>> connections) {
    List<List<Object>> keys = links().keys(connections.stream().map(Connection::target).toList());
    Mono<LinkCounts> add = addAlike(connections);
    return keys.isEmpty()
        ? clear()
        : engine
            .execution()
            .atomic(
                session -> links().removeOthers(keys).flatMap(removed -> add.map(removed::plus)));
  }

  @Override
  public Mono<LinkCounts> set(Publisher<?> targets) {
    return links().set(targets);
  }
}
