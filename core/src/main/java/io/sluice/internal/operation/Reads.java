package io.sluice.internal.operation;

import io.sluice.internal.assembly.Lookup;
import io.sluice.internal.assembly.RowLoader;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.execution.Gathering;
import io.sluice.internal.gather.RowEstimate;
import io.sluice.internal.plan.Conditions;
import io.sluice.internal.plan.Planner;
import io.sluice.internal.plan.ReadPlan.KeyedRead;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.query.Include;
import io.sluice.query.Query;
import io.sluice.query.ValueQuery;
import io.sluice.result.CursorPage;
import io.sluice.settings.Settings;
import io.sluice.statement.Select;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads entities. What is wrong with a query is thrown at the call. Thread-safe. */
public final class Reads {
  // as many as connections would leave nothing to gather
  private static final int SLOTS_OF_FINDS = 2;
  private static final int ROWS_OF_A_PARENT = 40; // a guess, until the first have come
  private static final RowEstimate ONE = new RowEstimate(1);

  private final Execution execution;
  private final Planner planner;
  private final RowLoader loader;
  private final boolean ownConnections;
  private final boolean findsTogether;
  private final Map<Association<?, ?>, RowEstimate> rows = new ConcurrentHashMap<>();
  private final Map<Association<?, ?>, PlainRead<?>> plain = new ConcurrentHashMap<>();

  Reads(Execution execution, Planner planner, RowLoader loader, boolean ownConnections) {
    Settings settings = execution.settings();
    this.ownConnections = ownConnections;
    this.findsTogether = settings.gathers() && (ownConnections || settings.groupBy() != null);
    this.execution = execution;
    this.planner = planner;
    this.loader = loader;
  }

  /** All entities of the query. */
  public <E> Flux<E> findAll(Query<E> query) {
    return loader.load(planner.read(query));
  }

  /**
   * All entities that a write of the query changes, whole and locked until the transaction ends.
   */
  <E> Flux<E> locked(Query<E> query) {
    return loader.load(planner.locked(query));
  }

  /** The first entity of the query. */
  public <E> Mono<E> findOne(Query<E> query) {
    return findAll(query.limit(1)).singleOrEmpty();
  }

  /**
   * A page of the query's entities.
   *
   * @param after the cursor of the page before, or null for the first page
   */
  public <E> Mono<CursorPage<E>> page(Query<E> query, @Nullable String after) {
    return loader.page(planner.page(query, after));
  }

  /** How many rows the query finds without its limit. */
  public <E> Mono<Long> count(Query<E> query) {
    return number(planner.count(query));
  }

  /** What the function makes of the values of each row that the query finds. */
  public <E, R> Flux<R> values(ValueQuery<E> query, Function<@Nullable Object[], R> function) {
    return loader.values(planner.values(query), function);
  }

  /** Whether the query finds a row. */
  public <E> Mono<Boolean> exists(Query<E> query) {
    Select any = planner.any(query);
    return execution.one(session -> session.rows(any, row -> true).hasElements());
  }

  private Mono<Long> number(Select select) {
    return execution.one(session -> session.rows(select, Planner.COUNT).single());
  }

  /** What finds single rows of the query. */
  public <E> KeyFinder<E> finder(Query<E> query) {
    return new KeyFinder<>(
        query,
        loader,
        () -> KeyedRead.byPrimaryKey(planner.read(query)),
        findsTogether
            ? new Gathering(new ByKey(query), SLOTS_OF_FINDS, ONE, ownConnections)
            : null);
  }

  /**
   * The rows of the query that have the keys, in the order of the keys.
   *
   * @param required whether a key without a row is an error
   * @throws IllegalArgumentException if one of them is no key of the entity
   */
  public <E> Flux<E> findAll(Query<E> query, Collection<?> keys, boolean required) {
    List<Key> parsed = new ArrayList<>(keys.size());
    keys.forEach(each -> parsed.add(KeyFinder.key(query.type(), each)));
    return new KeysFinder<>(execution, loader, KeyedRead.byPrimaryKey(planner.read(query)))
        .find(parsed, required);
  }

  /**
   * The association of one row.
   *
   * @param source the values of the row that it leads from
   * @param together equal for rows whose calls may be answered by one statement, null for one that
   *     is alone
   */
  record OfRow<T>(Association<?, T> association, List<Object> source, @Nullable Object together) {}

  /** The query that asks for all that an association leads to, always the same one. */
  <T> Query<T> all(Association<?, T> association) {
    return plain(association).query();
  }

  /** The rows that an association leads to. */
  <T> Flux<T> associated(OfRow<T> from, Query<T> query) {
    return associated(from, query, false, Reads::entity);
  }

  /** What the function makes of them and their join rows. */
  <T, R> Flux<R> associated(
      OfRow<T> from,
      Query<T> query,
      boolean joinRows,
      BiFunction<T, @Nullable Object, R> function) {
    Association<?, T> association = from.association();
    KeyedRead<T> keyed = keyed(association, query, joinRows);
    Object together = from.together();
    if (together == null || !keyed.isGatherable()) {
      return loader.load(keyed.plan(), keyed.select(List.of(from.source())), function);
    }
    boolean many = association.toMany();
    Supplier<KeyedRead<T>> ofSeveral =
        joinRows || association.through() == null
            ? () -> keyed
            : () -> keyed(association, query, true);
    Object kind = new ByAssociation(together, association, query, joinRows);
    return loader.gathered(
        new Gathering(kind, 1, many ? rows(association) : ONE, false),
        new Lookup.Wanted<>(holder(association, from.source()), keyed, ofSeveral, many),
        function);
  }

  private <T> KeyedRead<T> keyed(Association<?, T> association, Query<T> query, boolean joinRows) {
    PlainRead<T> plain = plain(association);
    return !query.equals(plain.query())
        ? planner.associated(query, association, joinRows).keyed()
        : joinRows ? plain.withJoinRows() : plain.keyed();
  }

  @SuppressWarnings("unchecked") // put in under its own association
  private <T> PlainRead<T> plain(Association<?, T> association) {
    PlainRead<?> known = plain.get(association);
    return (PlainRead<T>)
        (known == null
            ? plain.computeIfAbsent(association, each -> new PlainRead<>(planner, each))
            : known);
  }

  private RowEstimate rows(Association<?, ?> association) {
    return rows.computeIfAbsent(association, each -> new RowEstimate(ROWS_OF_A_PARENT));
  }

  private static <T> T entity(T row, @Nullable Object joinRow) {
    return row;
  }

  /** The values that an association starts from, in the state of a row that has them all. */
  static <S> Key sourceKey(Association<S, ?> association, @Nullable Object[] state) {
    return Objects.requireNonNull(
        Key.ofState(association.source(), association.sourceAttributes(), state));
  }

  /** The values as the rows hold them. */
  private static <T> Key holder(Association<?, T> association, List<Object> source) {
    Association.Through<?> through = association.through();
    return through == null
        ? Key.ofValues(association.target(), association.targetAttributes(), source)
        : holder(through, source);
  }

  private static <J> Key holder(Association.Through<J> through, List<Object> source) {
    return Key.ofValues(through.type(), through.near().attributes(), source);
  }

  /** Calls for rows of the query by their primary keys; asked for its hash by each of them. */
  private record ByKey(Query<?> query, int hash) {
    ByKey(Query<?> query) {
      this(query, query.hashCode());
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** Calls for associated rows of rows of one loading operation. */
  private record ByAssociation(
      Object load, Association<?, ?> association, Query<?> query, boolean joinRows) {}

  /** How many rows an association leads to from the row of the values. */
  <T> Mono<Long> count(Association<?, T> association, List<Object> source, Query<T> query) {
    return number(planner.count(query, association, source));
  }

  /** The entities in their order, each with the include loaded. */
  public <E> Mono<List<E>> include(EntityType<E> type, List<E> entities, Include<?> include) {
    return loader.include(type, entities, planner.followUp(include));
  }

  /**
   * The query, for the row of the key only.
   *
   * @throws IllegalArgumentException if it is no key of the entity
   */
  public static <E> Query<E> byKey(Query<E> query, Object key) {
    return byKey(query, KeyFinder.key(query.type(), key));
  }

  /** The query, for the row of the key only. */
  public static <E> Query<E> byKey(Query<E> query, Key key) {
    return query.where(Conditions.equal(query.type().key(), key.parts()));
  }
}
