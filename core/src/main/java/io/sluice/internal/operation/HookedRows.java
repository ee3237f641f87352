package io.sluice.internal.operation;

import io.sluice.hook.Write;
import io.sluice.hook.Write.Operation;
import io.sluice.hook.Written;
import io.sluice.internal.bulk.BulkRow;
import io.sluice.internal.bulk.ChunkWriter;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.RowChange;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.query.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes new rows that are written together, each between its own hooks. Thread-safe. */
final class HookedRows<E> {
  private final EntityHooks<E> hooks;
  private final Operation operation;
  private final EntityType<E> type;
  private final EntityAssignments<E> assignments;

  private HookedRows(Engine engine, EntityType<E> type, EntityHooks<E> hooks, Operation operation) {
    this.hooks = hooks;
    this.operation = operation;
    this.type = type;
    this.assignments = engine.writer(type).assignments();
  }

  /** What writes new rows each between its own hooks, or null where none runs for each row. */
  static <E> @Nullable HookedRows<E> of(Engine engine, EntityType<E> type, Operation operation) {
    return of(engine, type, operation, true);
  }

  /**
   * What writes new rows each between its own hooks, or null where none runs.
   *
   * @param inBulk whether they are a part of an operation in bulk, where hooks run only if asked
   */
  static <E> @Nullable HookedRows<E> of(
      Engine engine, EntityType<E> type, Operation operation, boolean inBulk) {
    EntityHooks<E> hooks = engine.hooks(type);
    return hooks == null || !(inBulk ? hooks.isForEach(operation) : hooks.isFor(operation))
        ? null
        : new HookedRows<>(engine, type, hooks, operation);
  }

  /**
   * What writes chunks so, or the writer itself, where nothing runs for each row.
   *
   * @param created the rows that have come back, in their order; none, if they do not
   */
  static <E, W> ChunkWriter<RowState, W> around(
      @Nullable HookedRows<E> hooked,
      ChunkWriter<RowState, W> chunks,
      Function<W, List<E>> created) {
    return hooked == null
        ? chunks
        : (session, rows) -> hooked.write(session, rows, chunks::write, created);
  }

  /** Writes rows, which come as the hooks leave them. */
  <W> Mono<W> write(
      Session session,
      List<BulkRow<RowState>> rows,
      BiFunction<Session, List<BulkRow<RowState>>, Mono<W>> chunk,
      Function<W, List<E>> created) {
    return Flux.fromIterable(rows)
        .concatMap(each -> hooks.before(write(each)), 1)
        .collectList()
        .flatMap(
            writes ->
                chunk
                    .apply(session, changed(rows, writes))
                    .flatMap(written -> told(writes, created.apply(written)).thenReturn(written)));
  }

  private Write<E> write(BulkRow<RowState> row) {
    E given = type.javaType().isInstance(row.given()) ? type.javaType().cast(row.given()) : null;
    return Write.of(operation, type, given, null)
        .with(Changes.of(assignments.ofInserted(row.row().values())));
  }

  private List<BulkRow<RowState>> changed(List<BulkRow<RowState>> rows, List<Write<E>> writes) {
    List<BulkRow<RowState>> changed = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      BulkRow<RowState> row = rows.get(i);
      RowState state = new RowState(state(row.row().values(), writes.get(i).changes()));
      changed.add(new BulkRow<>(row.index(), row.given(), state));
    }
    return changed;
  }

  private @Nullable Object[] state(@Nullable Object[] before, Changes<E> changes) {
    RowChange<E> change = RowChange.inserted(type, changes.assignments());
    @Nullable Object[] state = before.clone();
    for (Attribute<E, ?> each : type.attributes()) {
      state[each.position()] = change.value(each);
    }
    return state;
  }

  private Mono<Void> told(List<Write<E>> writes, List<E> created) {
    return Flux.range(0, created.size())
        .concatMap(i -> hooks.after(Written.of(writes.get(i), created.get(i))), 1)
        .then();
  }
}
