package io.sluice.internal.operation;

import io.sluice.dialect.BulkLoader.Load;
import io.sluice.dialect.Capabilities;
import io.sluice.internal.bulk.ApartException;
import io.sluice.internal.bulk.BulkRow;
import io.sluice.internal.bulk.ChunkWriter;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.InsertPlan;
import io.sluice.internal.plan.RowWrite;
import io.sluice.internal.plan.WritePlanner;
import io.sluice.internal.row.KeyBlock;
import io.sluice.internal.row.RowReader;
import io.sluice.internal.row.StateReader;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Inserts rows that are to come back as the database has them. The keys that the database makes are
 * asked for first, where it gives them: then rows that are loaded are known, and those that are
 * inserted are told apart by their keys. Thread-safe.
 */
final class CreateWriter<E> implements ChunkWriter<RowState, List<E>> {
  private final Engine engine;
  private final EntityType<E> type;
  private final StoredTable<E> table;
  private final RowReader<RowState> reader;
  private final KeyStock stock;

  /**
   * What inserts rows.
   *
   * @param stock keys that are made ahead of their rows
   */
  CreateWriter(Engine engine, EntityType<E> type, StoredTable<E> table, KeyStock stock) {
    this.stock = stock;
    this.engine = engine;
    this.type = type;
    this.table = table;
    this.reader = new StateReader(type, type.attributes(), 0).andThen(RowState::new);
  }

  /** What inserts rows of a single chunk. */
  CreateWriter(Engine engine, EntityType<E> type, StoredTable<E> table) {
    this(engine, type, table, new KeyStock(Integer.MAX_VALUE, Integer.MAX_VALUE));
  }

  /** A row as it is there. */
  private record Created<E>(long index, E entity) {}

  @Override
  public Mono<List<E>> write(Session session, List<BulkRow<RowState>> rows) {
    return written(session, RowGroup.of(type, rows));
  }

  /** Rows of which all keys are known, and that can be loaded, are put together. */
  @Override
  public Function<Session, Mono<List<E>>> prepared(List<BulkRow<RowState>> rows) {
    List<RowGroup<E>> groups = RowGroup.of(type, rows);
    if (groups.size() > 1) {
      return session -> written(session, groups);
    }
    RowGroup<E> group = groups.get(0);
    List<Attribute<E, ?>> missing = missing(group);
    if (missing.isEmpty()) {
      return prepared(group, session -> Mono.empty());
    }
    Attribute<E, ?> made = missing.get(0);
    // a single row may be of a column that takes no key but its own
    boolean stocked = missing.size() == 1 && rows.size() > 1 && table.makes(made);
    List<Object> keys = stocked ? stock.take(rows.size()) : null;
    return keys == null
        ? session -> written(session, groups)
        : prepared(keyed(group, made, keys), session -> restocked(session, made, rows.size()));
  }

  private Function<Session, Mono<List<E>>> prepared(
      RowGroup<E> group, Function<Session, Mono<Void>> before) {
    Load load = load(group);
    if (load == null) {
      return session -> entities(asInserted(session, group));
    }
    List<E> entities = new ArrayList<>(group.rows().size());
    group.rows().forEach(each -> entities.add(asGiven(each)));
    return session ->
        before
            .apply(session)
            .then(session.load(load, table.heading(group.columns())))
            .thenReturn(entities);
  }

  private Mono<Void> restocked(Session session, Attribute<E, ?> made, int rows) {
    int ahead = stock.ahead(rows);
    return ahead == 0
        ? Mono.empty()
        : table
            .made(session, made, ahead)
            .collectList()
            .doOnNext(keys -> stock.divided(keys, 0))
            .then();
  }

  /** Whether one INSERT gives the rows back, and tells which is which. */
  boolean isOneStatement(Capabilities capabilities, RowGroup<E> group) {
    List<Attribute<E, ?>> missing = missing(group);
    boolean told =
        missing.isEmpty()
            || (missing.size() == 1
                && (group.rows().size() == 1
                    || table.makes(missing.get(0))
                    || WritePlanner.returnsInOrder(capabilities)));
    return told
        && !WritePlanner.readsInserted(capabilities)
        && group.plan().parts(capabilities).size() == 1;
  }

  private List<Attribute<E, ?>> missing(RowGroup<E> group) {
    return type.key().stream().filter(each -> !group.columns().contains(each)).toList();
  }

  private Mono<List<E>> written(Session session, List<RowGroup<E>> groups) {
    return entities(Flux.fromIterable(groups).concatMap(group -> write(session, group), 1));
  }

  private static <E> Mono<List<E>> entities(Flux<Created<E>> created) {
    return created
        .collectSortedList(Comparator.comparing(Created::index))
        .map(all -> all.stream().map(Created::entity).toList());
  }

  private Flux<Created<E>> write(Session session, RowGroup<E> group) {
    List<Attribute<E, ?>> missing = missing(group);
    if (missing.isEmpty()) {
      return withKeys(session, group);
    } else if (missing.size() > 1) {
      return apart(group);
    }
    int rows = group.rows().size();
    if (rows == 1 && !WritePlanner.readsInserted(session.capabilities())) {
      return inOrder(session, group);
    }
    Attribute<E, ?> first = missing.get(0);
    if (table.makes(first)) {
      return table
          .made(session, first, rows + (table.makesAhead(first) ? stock.ahead(rows) : 0))
          .collectList()
          .flatMapMany(keys -> withKeys(session, keyed(group, first, stock.divided(keys, rows))));
    }
    Capabilities capabilities = session.capabilities();
    if (WritePlanner.returnsInOrder(capabilities)) {
      return inOrder(session, group);
    }
    if (session.knowsMadeKeys() && rows > 1 && BlockCheck.tells(group, first)) {
      return inBlocks(session, group, first);
    }
    boolean own =
        first.type().kind() == DataType.Kind.UUID && WritePlanner.readsInserted(capabilities);
    return own ? withKeys(session, keyed(group, first, uuids(rows, first))) : apart(group);
  }

  private static List<Object> uuids(int number, Attribute<?, ?> attribute) {
    List<Object> keys = new ArrayList<>(number);
    for (int i = 0; i < number; i++) {
      keys.add(attribute.type().made(UUID.randomUUID(), attribute));
    }
    return keys;
  }

  private RowGroup<E> keyed(RowGroup<E> group, Attribute<E, ?> made, List<Object> keys) {
    int place = 0;
    for (BulkRow<RowState> each : group.rows()) {
      each.row().values()[made.position()] = keys.get(place++);
    }
    return group.with(made);
  }

  /** Rows that have their keys. */
  private Flux<Created<E>> withKeys(Session session, RowGroup<E> group) {
    Load load = load(group);
    return load == null
        ? asInserted(session, group)
        : session
            .load(load, table.heading(group.columns()))
            .thenMany(Flux.fromIterable(group.rows()))
            .map(each -> new Created<>(each.index(), asGiven(each)));
  }

  private @Nullable Load load(RowGroup<E> group) {
    return table.isWhole(group) ? table.load(group) : null;
  }

  /** Rows that have their keys, and cannot be loaded. */
  private Flux<Created<E>> asInserted(Session session, RowGroup<E> group) {
    return inserted(session, group).collectList().flatMapIterable(states -> matched(group, states));
  }

  /** The states of the rows, in any order. */
  private Flux<RowState> inserted(Session session, RowGroup<E> group) {
    return WritePlanner.readsInserted(session.capabilities())
        ? RowInsertion.strict(session, group.plan()).thenMany(stored(session, group))
        : returned(session, group);
  }

  /** The states of rows that have their keys. */
  private Flux<RowState> stored(Session session, RowGroup<E> group) {
    return Flux.defer(
        () -> {
          List<Key> keys = new ArrayList<>(group.rows().size());
          group.rows().forEach(each -> keys.add(key(each.row().values())));
          return session.rows(RowWrite.storedAll(type, keys), reader);
        });
  }

  /** Rows whose keys the database makes one after the other; those that it gave are looked at. */
  private Flux<Created<E>> inBlocks(Session session, RowGroup<E> group, Attribute<E, ?> made) {
    return Flux.fromIterable(group.plan().parts(session.capabilities()))
        .concatMap(
            part ->
                RowInsertion.strict(session, part)
                    .then(session.madeKeys())
                    .flatMapIterable(block -> keys(block, part.rows().size(), made)),
            1)
        .collectList()
        .flatMapMany(
            keys -> {
              RowGroup<E> keyed = keyed(group, made, keys);
              return stored(session, keyed)
                  .collectList()
                  .doOnNext(states -> BlockCheck.requireSame(keyed, states))
                  .flatMapIterable(states -> matched(keyed, states))
                  .doOnError(error -> forget(group, made));
            });
  }

  private static List<Object> keys(KeyBlock block, int rows, Attribute<?, ?> made) {
    if (block.first() < 1) {
      throw new ApartException(); // something else than the server's counter makes them
    }
    return block.keys(rows, made);
  }

  /** What was counted up may be keys of other rows. */
  private static <E> void forget(RowGroup<E> group, Attribute<E, ?> made) {
    group.rows().forEach(each -> each.row().values()[made.position()] = null);
  }

  private Flux<RowState> returned(Session session, RowGroup<E> group) {
    return Flux.fromIterable(group.plan().parts(session.capabilities()))
        .concatMap(part -> session.rows(returning(session, part), reader), 1);
  }

  private Insert returning(Session session, InsertPlan<E> part) {
    return part.at(session.moment(), null, Field.of(type.attributes()));
  }

  private Flux<Created<E>> inOrder(Session session, RowGroup<E> group) {
    return returned(session, group)
        .collectList()
        .flatMapIterable(
            states -> {
              requireAll(group, states);
              List<Created<E>> all = new ArrayList<>(states.size());
              for (int i = 0; i < states.size(); i++) {
                all.add(created(group.rows().get(i), states.get(i)));
              }
              return all;
            });
  }

  private List<Created<E>> matched(RowGroup<E> group, List<RowState> states) {
    requireAll(group, states);
    List<Created<E>> all = new ArrayList<>(states.size());
    if (states.size() == 1) {
      all.add(created(group.rows().get(0), states.get(0)));
      return all;
    }
    Map<Key, RowState> byKey = new HashMap<>();
    states.forEach(each -> byKey.put(key(each.values()), each));
    for (BulkRow<RowState> each : group.rows()) {
      RowState state = byKey.remove(key(each.row().values()));
      if (state == null) {
        throw new ApartException(); // the server has made another key of it
      }
      all.add(created(each, state));
    }
    return all;
  }

  private void requireAll(RowGroup<E> group, List<RowState> states) {
    if (states.size() == group.rows().size()) {
      return;
    } else if (states.isEmpty() && group.rows().size() == 1) {
      throw engine.writer(type).notInserted();
    }
    throw new ApartException();
  }

  private Key key(@Nullable Object[] state) {
    return Objects.requireNonNull(Key.ofState(type, type.key(), state));
  }

  /** The row as it was loaded. */
  private E asGiven(BulkRow<RowState> row) {
    @Nullable Object[] state = new @Nullable Object[type.stateSize()];
    for (Attribute<E, ?> attribute : type.attributes()) {
      state[attribute.position()] = row.row().values()[attribute.position()];
    }
    return engine.assembler().entity(type, state);
  }

  private Created<E> created(BulkRow<?> row, RowState state) {
    return new Created<>(row.index(), engine.assembler().entity(type, state.values()));
  }

  /** One after the other, since it could not be told which is which. */
  private Flux<Created<E>> apart(RowGroup<E> group) {
    return Flux.fromIterable(group.rows())
        .concatMap(
            each ->
                engine
                    .writer(type)
                    .create(engine.writer(type).assignments().ofInserted(each.row().values()))
                    .map(entity -> new Created<>(each.index(), entity)),
            1);
  }
}
