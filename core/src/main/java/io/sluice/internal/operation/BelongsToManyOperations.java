package io.sluice.internal.operation;

import io.sluice.internal.execution.Execution;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.Conditions;
import io.sluice.internal.plan.JoinRowAddition;
import io.sluice.internal.plan.JoinRowLinkPlan;
import io.sluice.model.Association.Through;
import io.sluice.model.Attribute;
import io.sluice.model.BelongsToManyAssociation;
import io.sluice.model.FixedAttribute;
import io.sluice.model.Key;
import io.sluice.model.Trait;
import io.sluice.query.Assignment;
import io.sluice.query.Graph;
import io.sluice.query.Query;
import io.sluice.result.Joined;
import io.sluice.result.Linked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The operations of an association by a join table of one row. Thread-safe. */
public final class BelongsToManyOperations<S, T, J> implements ToManyOperations<T> {
  private final Engine engine;
  private final BelongsToManyAssociation<S, T, J> association;
  private final Key source;

  /**
   * The operations of the row whose source attributes have these values.
   *
   * @param source its values
   */
  public BelongsToManyOperations(
      Engine engine, BelongsToManyAssociation<S, T, J> association, Key source) {
    this.engine = engine;
    this.association = association;
    this.source = source;
  }

  // a value has these operations for each row that is read, so they hold no more than they need
  private JoinRowLinks<T, J> links() {
    return new JoinRowLinks<>(
        execution(),
        new JoinRowLinkPlan<>(association, through(), source.parts()),
        engine.planner(through().type()));
  }

  private Execution execution() {
    return engine.execution();
  }

  private Through<J> through() {
    return association.through();
  }

  private Query<T> asked(UnaryOperator<Query<T>> query) {
    return query.apply(Query.of(association.target()));
  }

  @Override
  public Flux<T> get(UnaryOperator<Query<T>> query) {
    return engine.reads().associated(association, source.parts(), asked(query));
  }

  /** The linked rows with their join rows. */
  public Flux<Joined<T, J>> getJoined(UnaryOperator<Query<T>> query) {
    Class<J> type = through().type().javaType();
    return engine
        .reads()
        .associated(
            association,
            source.parts(),
            asked(query),
            true,
            (row, joinRow) -> new Joined<>(row, type.cast(Objects.requireNonNull(joinRow))));
  }

  @Override
  public Mono<Long> count(UnaryOperator<Query<T>> query) {
    return engine.reads().count(association, source.parts(), asked(query));
  }

  @Override
  public Mono<Boolean> has(Collection<?> targets) {
    JoinRowLinks<T, J> links = links();
    List<Key> keys = links.keys(targets);
    return keys.isEmpty() ? Mono.just(true) : execution().one(session -> links.has(session, keys));
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
    return create(
        engine.writer(association.target()).assignments().created(entity, Graph.none()), values);
  }

  private Mono<T> create(List<Assignment<T>> assignments, List<Assignment<J>> values) {
    Mono<T> create = engine.writer(association.target()).create(scoped(assignments));
    JoinRowLinks<T, J> links = links();
    links.addition(List.of(), values); // throws at the call
    return execution()
        .write(
            session ->
                create.flatMap(
                    row ->
                        links
                            .add(session, links.addition(links.keys(List.of(row)), values))
                            .thenReturn(row)));
  }

  /** The assignments of a target with what the association fixes. */
  List<Assignment<T>> scoped(List<Assignment<T>> assignments) {
    List<Assignment<T>> all = new ArrayList<>(assignments);
    for (FixedAttribute<T> each : association.fixed()) {
      if (each.isWritten()) {
        all.removeIf(
            other ->
                other instanceof Assignment.Value<T> value
                    && value.attribute() == each.attribute());
        all.add(Conditions.assign(each.attribute(), each.values().get(0)));
      }
    }
    return all;
  }

  /** Links a target that is not linked yet, and emits the join row. */
  Mono<J> link(T target, @Nullable Object joinRow) {
    List<Assignment<J>> values =
        joinRow == null ? List.of() : values(through().type().javaType().cast(joinRow));
    JoinRowLinkPlan<T, J> plan = links().plan();
    return engine.writer(through().type()).create(plan.assignments(plan.key(target), values));
  }

  @Override
  public Mono<Linked> add(Collection<?> targets) {
    JoinRowLinks<T, J> links = links();
    JoinRowAddition<J> addition = links.addition(links.keys(targets), List.of());
    return links.plan().isUnique() && !addition.keys().isEmpty()
        ? links.addOnce(addition)
        : added(links, addition);
  }

  /** Links the targets with the values; those that are linked already get the values. */
  public Mono<Linked> add(Collection<?> targets, List<Assignment<J>> values) {
    JoinRowLinks<T, J> links = links();
    return added(links, links.addition(links.keys(targets), values));
  }

  private Mono<Linked> added(JoinRowLinks<T, J> links, JoinRowAddition<J> addition) {
    return addition.keys().isEmpty()
        ? Mono.just(Linked.NONE)
        : execution().write(session -> links.add(session, addition));
  }

  /** Links the targets, each with the attributes of its own join row. */
  public Mono<Linked> addJoined(Collection<Joined<T, J>> targets) {
    JoinRowLinks<T, J> links = links();
    List<JoinRowAddition<J>> additions = additions(links, targets);
    return additions.isEmpty()
        ? Mono.just(Linked.NONE)
        : execution().write(session -> added(session, links, additions));
  }

  private static <T, J> Mono<Linked> added(
      Session session, JoinRowLinks<T, J> links, List<JoinRowAddition<J>> additions) {
    return Flux.fromIterable(additions)
        .concatMap(each -> links.add(session, each), 1)
        .reduce(Linked.NONE, Linked::plus);
  }

  /** One for those that get the same values; of a target given twice the last one counts. */
  private List<JoinRowAddition<J>> additions(
      JoinRowLinks<T, J> links, Collection<Joined<T, J>> targets) {
    Map<Key, List<Assignment<J>>> values = new LinkedHashMap<>();
    for (Joined<T, J> each : targets) {
      values.put(links.key(each.target()), values(each.through()));
    }
    Map<List<Assignment<J>>, List<Key>> alike = new LinkedHashMap<>();
    values.forEach(
        (key, assigned) -> alike.computeIfAbsent(assigned, ignored -> new ArrayList<>()).add(key));
    List<JoinRowAddition<J>> additions = new ArrayList<>();
    alike.forEach((assigned, keys) -> additions.add(links.addition(keys, assigned)));
    return additions;
  }

  /** What a join row assigns beside its keys and what makes itself. */
  private List<Assignment<J>> values(J joinRow) {
    return engine.writer(through().type()).assignments().created(joinRow, Graph.none()).stream()
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
        || through().fixed().stream().anyMatch(each -> each.attribute() == attribute);
  }

  @Override
  public Mono<Linked> add(Publisher<?> targets) {
    return links().add(targets);
  }

  @Override
  public Mono<Linked> remove(Collection<?> targets) {
    JoinRowLinks<T, J> links = links();
    List<Key> keys = links.keys(targets);
    return execution().one(session -> links.remove(session, keys));
  }

  @Override
  public Mono<Linked> remove(Publisher<?> targets) {
    return links().remove(targets);
  }

  @Override
  public Mono<Linked> clear() {
    JoinRowLinks<T, J> links = links();
    return execution().one(links::removeAll);
  }

  @Override
  public Mono<Linked> set(Collection<?> targets) {
    return set(targets, List.of());
  }

  /** Links these targets with the values, and no others. */
  public Mono<Linked> set(Collection<?> targets, List<Assignment<J>> values) {
    JoinRowLinks<T, J> links = links();
    JoinRowAddition<J> addition = links.addition(links.keys(targets), values);
    return addition.keys().isEmpty() ? clear() : replaced(session -> links.set(session, addition));
  }

  /** Links these targets, each with the attributes of its own join row, and no others. */
  public Mono<Linked> setJoined(Collection<Joined<T, J>> targets) {
    JoinRowLinks<T, J> links = links();
    List<JoinRowAddition<J>> additions = additions(links, targets);
    List<Key> keys = additions.stream().flatMap(each -> each.keys().stream()).toList();
    return keys.isEmpty()
        ? clear()
        : replaced(
            session ->
                links
                    .removeOthers(session, keys)
                    .flatMap(removed -> added(session, links, additions).map(removed::plus)));
  }

  // a target that the server misses is found when others are unlinked already
  private Mono<Linked> replaced(Function<Session, Mono<Linked>> statements) {
    return execution().writeInPart(JoinRowLinkPlan::outlivesError, statements);
  }

  @Override
  public Mono<Linked> set(Publisher<?> targets) {
    return links().set(targets);
  }
}
