package io.sluice.internal.operation;

import io.sluice.dialect.BulkLoader;
import io.sluice.dialect.BulkLoader.Load;
import io.sluice.dialect.BulkLoader.StoredColumn;
import io.sluice.internal.bulk.BulkRow;
import io.sluice.internal.execution.Session;
import io.sluice.internal.row.NumbersReader;
import io.sluice.internal.row.ValueReader;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.model.Trait;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An entity's table as the server has it, and what goes into it past INSERT. Immutable. */
final class StoredTable<E> {
  /** Rows from which on loading is worth it. */
  static final int LEAST = 100; // rows for which another round of the server is worth it

  private final EntityType<E> type;
  private final @Nullable BulkLoader loader;
  private final Map<String, StoredColumn> columns;
  private final boolean loads;

  private StoredTable(
      EntityType<E> type,
      @Nullable BulkLoader loader,
      Map<String, StoredColumn> columns,
      boolean loads) {
    this.type = type;
    this.loader = loader;
    this.columns = columns;
    this.loads = loads;
  }

  /** A table of which nothing was asked. */
  static <E> StoredTable<E> unknown(EntityType<E> type) {
    return new StoredTable<>(type, null, Map.of(), false);
  }

  /** The table; nothing is known of it where rows cannot be loaded. */
  static <E> Mono<StoredTable<E>> of(Session session, EntityType<E> type) {
    return session
        .storedColumns(type.table())
        .collectMap(StoredColumn::name)
        .map(columns -> new StoredTable<>(type, session.bulkLoader(), columns, true));
  }

  /** This table, into which nothing goes but by INSERT: what is known of it may be of the past. */
  StoredTable<E> unloaded() {
    return new StoredTable<>(type, loader, columns, false);
  }

  /** Whether the database can be asked for values that it makes for the column. */
  boolean makes(Attribute<E, ?> attribute) {
    StoredColumn column = columns.get(attribute.column());
    return column != null && column.made() != null;
  }

  /** Whether values that the database makes for the column may be made long before their rows. */
  boolean makesAhead(Attribute<E, ?> attribute) {
    return loader != null
        && loader.madeAhead(Objects.requireNonNull(columns.get(attribute.column())));
  }

  /** So many values that the database makes for the column. */
  Flux<Object> made(Session session, Attribute<E, ?> attribute, int values) {
    StoredColumn column = Objects.requireNonNull(columns.get(attribute.column()));
    BulkLoader loads = Objects.requireNonNull(loader);
    DataType<?> type = attribute.type();
    return type.wireType() == Long.class
        ? session
            .rows(loads.madeNumbers(column, values), NumbersReader.INSTANCE)
            .concatMapIterable(numbers -> numbers, 1)
            .map(number -> Objects.requireNonNull(type.fromWire(number)))
        : session
            .rows(
                loads.made(column, values),
                new ValueReader(0, type, attribute.toString()).required(type.javaType()))
            .cast(Object.class);
  }

  /** Whether what is given of the rows, and null for what is not, is all there is to them. */
  boolean isWhole(RowGroup<E> group) {
    for (Attribute<E, ?> each : type.attributes()) {
      StoredColumn column = columns.get(each.column());
      boolean given = group.columns().contains(each);
      boolean made = each.is(Trait.GENERATED) || each.is(Trait.NOT_INSERTED);
      boolean left = column != null && column.made() == null && !made;
      if (column == null || !column.plain() || !(given || left)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The rows as they are loaded, or null if they must be inserted. Their states are then as they
   * come back.
   */
  @Nullable Load load(RowGroup<E> group) {
    Load load = load(group.columns(), group.rows().size());
    return load == null || !fill(load, group) ? null : load;
  }

  /** The keys as rows of theirs are loaded, or null if they must be inserted. */
  @Nullable Load load(List<Key> keys) {
    Load load = load(type.key(), keys.size());
    return load == null || !fill(load, keys) ? null : load;
  }

  private @Nullable Load load(List<Attribute<E, ?>> given, int rows) {
    List<StoredColumn> stored = new ArrayList<>(given.size());
    for (Attribute<E, ?> each : given) {
      StoredColumn column = columns.get(each.column());
      if (column != null) {
        stored.add(column);
      }
    }
    boolean known = !stored.isEmpty() && stored.size() == given.size();
    return loader == null || !loads || !known || rows < LEAST
        ? null
        : loader.load(type.table(), Field.of(given), stored);
  }

  /** An INSERT without the rows, for messages. */
  Insert heading(List<Attribute<E, ?>> given) {
    return new Insert(type.table(), Field.of(given), List.of(), null, List.of());
  }

  private boolean fill(Load load, List<Key> keys) {
    DataType<?>[] types = type.key().stream().map(Attribute::type).toArray(DataType<?>[]::new);
    @Nullable Object[] wire = new @Nullable Object[types.length];
    for (Key key : keys) {
      for (int i = 0; i < wire.length; i++) {
        wire[i] = types[i].toWire(key.part(i));
      }
      if (!load.add(wire)) {
        return false;
      }
    }
    return true;
  }

  private static <E> boolean fill(Load load, RowGroup<E> group) {
    Attribute<?, ?>[] attributes = group.columns().toArray(Attribute<?, ?>[]::new);
    @Nullable Object[] wire = new @Nullable Object[attributes.length];
    for (BulkRow<RowState> each : group.rows()) {
      @Nullable Object[] state = each.row().values();
      for (int i = 0; i < wire.length; i++) {
        wire[i] = attributes[i].type().toWire(state[attributes[i].position()]);
      }
      if (!load.add(wire)) {
        return false;
      }
      for (int i = 0; i < wire.length; i++) {
        state[attributes[i].position()] = attributes[i].type().fromWire(wire[i]);
      }
    }
    return true;
  }
}
