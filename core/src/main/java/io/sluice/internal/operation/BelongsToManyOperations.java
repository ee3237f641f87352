package io.sluice.internal.operation;

import io.sluice.internal.execution.Execution;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.Conditions;
import io.sluice.internal.plan.JoinRowAddition;
import io.sluice.internal.plan.JoinRowLinkPlan;
import io.sluice.model.Association.Through;
import io.sluice.model.BelongsToManyAssociation;
import io.sluice.model.FixedAttribute;
import io.sluice.model.Key;
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
  private final LoadScope scope;
  private final BelongsToManyAssociation<S, T, J> association;
  private final @Nullable Object[] state; // of the row; its key is made of it when it is needed

  /**
   * The operations of a row.
   *
   * @param state its state, or one that has the values of the source attributes alone
   */
  public BelongsToManyOperations(
      LoadScope scope, BelongsToManyAssociation<S, T, J> association, @Nullable Object[] state) {
    this.scope = scope;
    this.association = association;
    this.state = state;
  }

  // a value has these operations for each row that is read, so they hold no more than they need
  private JoinRowLinks<T, J> links() {
    return new JoinRowLinks<>(
        scope.engine(),
        new JoinRowLinkPlan<>(association, through(), source()),
        scope.engine().planner(through().type()));
  }

  private List<Object> source() {
    return Reads.sourceKey(association, state).parts();
  }

  private Execution execution() {
    return scope.engine().execution();
  }

  private Through<J> through() {
    return association.through();
  }

  private Reads.OfRow<T> ofRow() {
    return new Reads.OfRow<>(association, source(), scope.shared());
  }

  private Query<T> asked(UnaryOperator<Query<T>> query) {
    return query.apply(scope.engine().reads().all(association));
  }

  @Override
  public Flux<T> get(UnaryOperator<Query<T>> query) {
    return scope.engine().reads().associated(ofRow(), asked(query));
  }

  /** The linked rows with their join rows. */
  public Flux<Joined<T, J>> getJoined(UnaryOperator<Query<T>> query) {
    Class<J> type = through().type().javaType();
    return scope
        .engine()
        .reads()
        .associated(
            ofRow(),
            asked(query),
            true,
            (row, joinRow) -> new Joined<>(row, type.cast(Objects.requireNonNull(joinRow))));
  }

  @Override
  public Mono<Long> count(UnaryOperator<Query<T>> query) {
    return scope.engine().reads().count(association, source(), asked(query));
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
        scope.engine().writer(association.target()).assignments().created(entity, Graph.none()),
        values);
  }

  private Mono<T> create(List<Assignment<T>> assignments, List<Assignment<J>> values) {
    Mono<T> create = scope.engine().hookedWriter(association.target()).create(scoped(assignments));
    JoinRowLinks<T, J> links = links();
    links.addition(List.of(), values); // throws at the call
    Mono<T> created =
        execution()
            .write(
                session ->
                    create.flatMap(
                        row ->
                            links
                                .hooked(
                                    links.add(session, links.addition(keys(links, row), values)))
                                .thenReturn(row)));
    return links.valid(values, created);
  }

  private static <T> List<Key> keys(JoinRowLinks<T, ?> links, T row) {
    return links.keys(List.of(row));
  }

  /** The assignments of a target with what the association fixes. */
  private List<Assignment<T>> scoped(List<Assignment<T>> assignments) {
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
    Conditions.requireReached(association, association.fixed(), all);
    return all;
  }

  @Override
  public Mono<Linked> add(Collection<?> targets) {
    JoinRowLinks<T, J> links = links();
    JoinRowAddition<J> addition = links.addition(links.keys(targets), List.of());
    return links.plan().isUnique() && !links.isScoped() && !addition.keys().isEmpty()
        ? links.again(links.addOnce(addition))
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
        : links.again(execution().write(session -> links.add(session, addition)));
  }

  /** Links the targets, each with the attributes of its own join row. */
  public Mono<Linked> addJoined(Collection<Joined<T, J>> targets) {
    JoinRowLinks<T, J> links = links();
    List<JoinRowAddition<J>> additions = additions(links, targets);
    return additions.isEmpty()
        ? Mono.just(Linked.NONE)
        : valid(
            links,
            additions,
            links.again(execution().write(session -> added(session, links, additions))));
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
    JoinRowValues<J> joinRows = new JoinRowValues<>(scope.engine(), through());
    Map<Key, List<Assignment<J>>> values = new LinkedHashMap<>();
    for (Joined<T, J> each : targets) {
      values.put(links.key(each.target()), joinRows.assigned(each.through()));
    }
    Map<List<Assignment<J>>, List<Key>> alike = new LinkedHashMap<>();
    values.forEach(
        (key, assigned) -> alike.computeIfAbsent(assigned, ignored -> new ArrayList<>()).add(key));
    List<JoinRowAddition<J>> additions = new ArrayList<>();
    alike.forEach((assigned, keys) -> additions.add(links.addition(keys, assigned)));
    return additions;
  }

  @Override
  public Mono<Linked> add(Publisher<?> targets) {
    return new PublishedLinks(links()).add(targets);
  }

  @Override
  public Mono<Linked> remove(Collection<?> targets) {
    JoinRowLinks<T, J> links = links();
    List<Key> keys = links.keys(targets);
    return links.again(execution().one(session -> links.remove(session, keys)));
  }

  @Override
  public Mono<Linked> remove(Publisher<?> targets) {
    return new PublishedLinks(links()).remove(targets);
  }

  @Override
  public Mono<Linked> clear() {
    JoinRowLinks<T, J> links = links();
    return links.again(execution().one(links::removeAll));
  }

  @Override
  public Mono<Linked> set(Collection<?> targets) {
    return set(targets, List.of());
  }

  /** Links these targets with the values, and no others. */
  public Mono<Linked> set(Collection<?> targets, List<Assignment<J>> values) {
    JoinRowLinks<T, J> links = links();
    JoinRowAddition<J> addition = links.addition(links.keys(targets), values);
    return addition.keys().isEmpty()
        ? clear()
        : replaced(links, session -> links.set(session, addition));
  }

  /** Links these targets, each with the attributes of its own join row, and no others. */
  public Mono<Linked> setJoined(Collection<Joined<T, J>> targets) {
    JoinRowLinks<T, J> links = links();
    List<JoinRowAddition<J>> additions = additions(links, targets);
    List<Key> keys = additions.stream().flatMap(each -> each.keys().stream()).toList();
    return keys.isEmpty()
        ? clear()
        : valid(
            links,
            additions,
            replaced(
                links,
                session ->
                    links.alone(
                        session,
                        links
                            .removeOthers(session, keys)
                            .flatMap(
                                removed -> added(session, links, additions).map(removed::plus)))));
  }

  /** The operation, if all the join rows are valid. */
  private static <T, J> Mono<Linked> valid(
      JoinRowLinks<T, J> links, List<JoinRowAddition<J>> additions, Mono<Linked> operation) {
    Mono<Linked> valid = operation;
    for (JoinRowAddition<J> each : additions) {
      valid = links.valid(each, valid);
    }
    return valid;
  }

  // a target that the server misses is found when others are unlinked already
  private Mono<Linked> replaced(
      JoinRowLinks<T, J> links, Function<Session, Mono<Linked>> statements) {
    return links.again(execution().writeInPart(JoinRowLinkPlan::outlivesError, statements));
  }

  @Override
  public Mono<Linked> set(Publisher<?> targets) {
    return new PublishedLinks(links()).set(targets);
  }

  /** The association. */
  @Override
  public String toString() {
    return association.toString();
  }
}
