package io.sluice.internal.operation;

import io.sluice.hook.Write.Operation;
import io.sluice.internal.bulk.BulkRow;
import io.sluice.internal.execution.Circumstances;
import io.sluice.internal.execution.Session;
import io.sluice.model.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Inserts the rows of an entity that are one level of a graph. For one operation; thread-safe. */
final class LevelWriter<E> {
  private static final int FEW =
      4; // rows from which on keys are asked for, which is two statements

  private final Engine engine;
  private final EntityType<E> type;
  private final boolean apart;
  private final @Nullable HookedRows<E> hooked;
  private volatile @Nullable StoredTable<E> known; // found by two threads, it is the same

  /**
   * What inserts rows of the entity.
   *
   * @param way how
   */
  LevelWriter(Engine engine, EntityType<E> type, Way way) {
    this.engine = engine;
    this.type = type;
    this.apart = way.apart();
    this.hooked = HookedRows.of(engine, type, Operation.CREATE, way.inBulk());
  }

  /**
   * How rows are written.
   *
   * @param apart whether one by one
   * @param inBulk whether they are a part of an operation in bulk
   * @param circumstances what the context says of them
   */
  record Way(boolean apart, boolean inBulk, Circumstances circumstances) {}

  /** Whether each row is between hooks of its own. */
  boolean isHooked() {
    return hooked != null;
  }

  /** Inserts the rows, and emits them in their order. */
  Mono<List<E>> write(Session session, List<RowState> rows) {
    if (hooked == null && isOneByOne(rows)) {
      return oneByOne(rows);
    }
    List<BulkRow<RowState>> all = new ArrayList<>(rows.size());
    for (RowState each : rows) {
      all.add(new BulkRow<>(all.size(), type, each));
    }
    return hooked == null
        ? together(session, all)
        : hooked.write(session, all, this::together, Function.identity());
  }

  private boolean isOneByOne(List<?> rows) {
    return apart || rows.size() < 2;
  }

  private Mono<List<E>> together(Session session, List<BulkRow<RowState>> all) {
    List<RowState> rows = all.stream().map(BulkRow::row).toList();
    return isOneByOne(rows)
        ? oneByOne(rows)
        : table(session, rows)
            .flatMap(table -> new CreateWriter<>(engine, type, table).write(session, all));
  }

  private Mono<List<E>> oneByOne(List<RowState> rows) {
    Writer<E> writer = engine.writer(type);
    return Flux.fromIterable(rows)
        .concatMap(each -> writer.create(writer.assignments().ofInserted(each.values())), 1)
        .collectList();
  }

  private Mono<StoredTable<E>> table(Session session, List<RowState> rows) {
    StoredTable<E> table = known;
    if (table != null) {
      return Mono.just(table);
    }
    boolean asked = rows.size() >= (lackKeys(rows) ? FEW : StoredTable.LEAST);
    return asked
        ? StoredTable.of(session, type).doOnNext(found -> known = found)
        : Mono.just(StoredTable.unknown(type));
  }

  private boolean lackKeys(List<RowState> rows) {
    return rows.stream()
        .anyMatch(
            row -> type.key().stream().anyMatch(each -> row.values()[each.position()] == null));
  }
}
