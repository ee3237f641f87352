package io.sluice;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.error.NotLoadedException;
import io.sluice.internal.argument.Arguments;
import io.sluice.internal.operation.BelongsToManyOperations;
import io.sluice.query.Assignment;
import io.sluice.query.Query;
import io.sluice.result.Joined;
import io.sluice.result.Linked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The rows of {@code T} that rows of a join table link with one row. A link is a join row, with
 * attributes of its own where the join table has an entity.
 *
 * @param <T> the target
 * @param <J> the entity of the join table, or {@link io.sluice.model.JoinRow} where it has none
 */
@CheckReturnValue
public final class BelongsToMany<T, J> extends ToMany<T> {
  private final @Nullable BelongsToManyOperations<?, T, J> links;
  private final @Nullable List<J> joinRows; // one for each row, or null

  private BelongsToMany(
      @Nullable BelongsToManyOperations<?, T, J> operations,
      @Nullable List<T> rows,
      @Nullable List<J> joinRows,
      @Nullable Origin origin) {
    super(operations, rows, origin);
    this.links = operations;
    this.joinRows = joinRows;
  }

  static <T, J> BelongsToMany<T, J> value(
      @Nullable BelongsToManyOperations<?, T, J> operations,
      @Nullable List<T> rows,
      @Nullable List<J> joinRows,
      @Nullable Origin origin) {
    return new BelongsToMany<>(operations, rows, joinRows, origin);
  }

  BelongsToMany<T, J> of(Origin other) {
    return new BelongsToMany<>(links, isLoaded() ? loaded() : null, joinRows, other);
  }

  /** An unbound value without rows. */
  public static <T, J> BelongsToMany<T, J> none() {
    return new BelongsToMany<>(null, null, null, Origin.NONE);
  }

  /** An unbound value with the rows. */
  @SafeVarargs
  public static <T, J> BelongsToMany<T, J> of(T... rows) {
    return of(Arrays.asList(rows));
  }

  /** An unbound value with the rows. */
  public static <T, J> BelongsToMany<T, J> of(Collection<? extends T> rows) {
    return new BelongsToMany<>(null, List.copyOf(rows), null, Origin.NONE);
  }

  /** An unbound value with the rows, each with attributes of its join row. */
  @SafeVarargs
  public static <T, J> BelongsToMany<T, J> ofJoined(Joined<T, J>... rows) {
    return ofJoined(Arrays.asList(rows));
  }

  /**
   * A row with attributes of its join row, whose keys are those of the rows that it links: {@code
   * BelongsToMany.ofJoined(joined(chess, Enrolment_.role.set("captain")))}.
   *
   * @throws IllegalArgumentException if what is assigned is more than values
   */
  @SafeVarargs
  public static <T, J> Joined<T, J> joined(T row, Assignment<J> first, Assignment<J>... more) {
    return new Joined<>(Arguments.given(row, "row"), UnboundRow.of(all(first, more)));
  }

  /** An unbound value with the rows, each with attributes of its join row. */
  public static <T, J> BelongsToMany<T, J> ofJoined(Collection<Joined<T, J>> rows) {
    return new BelongsToMany<>(
        null,
        rows.stream().map(Joined::target).toList(),
        rows.stream().map(Joined::through).toList(),
        Origin.NONE);
  }

  /**
   * The rows of an eager load with their join rows, as they were then, unmodifiable.
   *
   * @throws NotLoadedException if the query did not include the association
   */
  public List<Joined<T, J>> loadedJoined() {
    List<T> rows = loaded();
    List<Joined<T, J>> joined = new ArrayList<>(rows.size());
    if (joinRows != null) {
      for (int i = 0; i < rows.size(); i++) {
        joined.add(new Joined<>(rows.get(i), joinRows.get(i)));
      }
    }
    return List.copyOf(joined);
  }

  @Nullable List<J> joinRows() {
    return joinRows;
  }

  /**
   * The linked rows with their join rows, in no order. One statement; gathers as {@link #get()}.
   */
  public Flux<Joined<T, J>> getJoined() {
    return getJoined(UnaryOperator.identity());
  }

  /**
   * The linked rows that the query finds, with their join rows. One statement, and one for each
   * to-many include; gathers as {@link #get(UnaryOperator)}.
   */
  public Flux<Joined<T, J>> getJoined(UnaryOperator<Query<T>> query) {
    return links == null
        ? bound(ignored -> Mono.<Joined<T, J>>empty()).flux()
        : links.getJoined(Arguments.given(query, "query"));
  }

  /** The linked rows that the query finds, with their join rows, as the other one. */
  public Flux<Joined<T, J>> getJoined(Query<T> query) {
    return getJoined(all -> all.and(query));
  }

  /**
   * Links the target, with attributes of the join row; where it is linked already, they are
   * changed. One INSERT, and one UPDATE if the target is linked already, in one transaction.
   */
  @SafeVarargs
  public final Mono<Linked> add(T target, Assignment<J> first, Assignment<J>... more) {
    return addKey(target, first, more);
  }

  /** Links the target of the key, as {@link #add(Object, Assignment, Assignment[])} does. */
  @SafeVarargs
  public final Mono<Linked> addKey(Object key, Assignment<J> first, Assignment<J>... more) {
    return addKey(key, all(first, more));
  }

  /** Links the target with attributes of the join row, as the other add does. */
  public Mono<Linked> add(T target, List<Assignment<J>> values) {
    return addKey(target, values);
  }

  /** Links the target of the key with attributes of the join row, as the other addKey does. */
  public Mono<Linked> addKey(Object key, List<Assignment<J>> values) {
    return addAll(List.of(Arguments.given(key, "key")), values);
  }

  /** Links the targets, entities or keys, all with the same attributes of their join rows. */
  @SafeVarargs
  public final Mono<Linked> addAll(
      Collection<?> targets, Assignment<J> first, Assignment<J>... more) {
    return addAll(targets, all(first, more));
  }

  /** Links the targets with attributes of their join rows, as the other addAll does. */
  public Mono<Linked> addAll(Collection<?> targets, List<Assignment<J>> values) {
    return linking(
        each -> each.add(Arguments.given(targets, "targets"), Arguments.each("value", values)));
  }

  /** Links the targets, each with the attributes of its join row, whose keys do not matter. */
  public Mono<Linked> addJoined(Collection<Joined<T, J>> targets) {
    return linking(each -> each.addJoined(Arguments.each("target", targets)));
  }

  /**
   * Links the targets, entities or keys, all with the same attributes of their join rows, and
   * unlinks all others. One DELETE, one INSERT, and one UPDATE if some are linked already, in one
   * transaction.
   */
  @SafeVarargs
  public final Mono<Linked> setAll(
      Collection<?> targets, Assignment<J> first, Assignment<J>... more) {
    return setAll(targets, all(first, more));
  }

  /** Links the targets with attributes of their join rows, and no others, as the other setAll. */
  public Mono<Linked> setAll(Collection<?> targets, List<Assignment<J>> values) {
    return linking(
        each -> each.set(Arguments.given(targets, "targets"), Arguments.each("value", values)));
  }

  /** Links the targets, each with the attributes of its join row, and unlinks all others. */
  public Mono<Linked> setJoined(Collection<Joined<T, J>> targets) {
    return linking(each -> each.setJoined(Arguments.each("target", targets)));
  }

  /**
   * Creates the target, and links it with attributes of the join row. Two INSERTs in one
   * transaction. Emits it with the database's values.
   */
  @SafeVarargs
  public final Mono<T> create(T target, Assignment<J> first, Assignment<J>... more) {
    return create(target, all(first, more));
  }

  /** Creates the target, and links it with attributes of the join row, as the other create does. */
  public Mono<T> create(T target, List<Assignment<J>> values) {
    return linking(
        each -> each.create(Arguments.given(target, "target"), Arguments.each("value", values)));
  }

  @SafeVarargs
  private static <J> List<Assignment<J>> all(Assignment<J> first, Assignment<J>... more) {
    List<Assignment<J>> all = new ArrayList<>();
    all.add(Arguments.given(first, "assignment"));
    all.addAll(Arguments.each("assignment", more));
    return List.copyOf(all);
  }

  private <R> Mono<R> linking(Function<BelongsToManyOperations<?, T, J>, Mono<R>> operation) {
    return links == null ? bound(ignored -> Mono.empty()) : operation.apply(links);
  }

  /** True for any other association of the kind: links are no part of an entity's own values. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BelongsToMany<?, ?>;
  }

  @Override
  public int hashCode() {
    return BelongsToMany.class.hashCode();
  }
}
