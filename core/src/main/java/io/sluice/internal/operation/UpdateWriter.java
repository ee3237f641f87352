package io.sluice.internal.operation;

import io.sluice.hook.Write;
import io.sluice.hook.Write.Operation;
import io.sluice.internal.bulk.ApartException;
import io.sluice.internal.bulk.BulkRow;
import io.sluice.internal.bulk.ChunkWriter;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.Conditions;
import io.sluice.internal.plan.Moment;
import io.sluice.internal.plan.Stamp;
import io.sluice.internal.plan.WritePlanner;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import io.sluice.query.Assignment;
import io.sluice.query.Changes;
import io.sluice.statement.Field;
import io.sluice.statement.Term;
import io.sluice.statement.UpdateRows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes attributes of entities over their rows, all of which must be there as they were read: by
 * one statement where a database takes values for many rows, else one by one. Thread-safe.
 */
final class UpdateWriter<E> implements ChunkWriter<RowState, Long> {
  private final Engine engine;
  private final Writer<E> writer;
  private final boolean silent;
  private final EntityType<E> type;
  private final List<Attribute<E, ?>> attributes;
  private final List<Attribute<E, ?>> matched;
  private final List<Attribute<E, ?>> written;
  private final @Nullable Attribute<E, ?> version;
  private final List<Attribute<E, ?>> stamped;
  private final @Nullable Validation<E> validation;
  private final @Nullable Attribute<E, ?> deletedAt;

  /**
   * What writes attributes.
   *
   * @param silent whether the time of update stays as it is
   * @throws IllegalArgumentException if a caller may not write one, or one is named twice
   */
  UpdateWriter(
      Engine engine, EntityType<E> type, List<Attribute<E, ?>> attributes, boolean silent) {
    this.engine = engine;
    this.writer = engine.writer(type, silent);
    this.silent = silent;
    this.type = type;
    this.attributes = attributes;
    this.version = type.find(Trait.VERSION);
    this.stamped = Stamp.changed(type, silent);
    EntityHooks<E> hooks = engine.hooks(type);
    this.validation = hooks == null || isForEach() ? null : hooks.validation();
    this.deletedAt = type.find(Trait.DELETED_AT);
    this.matched = new ArrayList<>(type.key());
    if (version != null) {
      matched.add(version);
    }
    this.written = new ArrayList<>();
    for (Attribute<E, ?> each : attributes) {
      if (written.contains(EntityAssignments.requireWritable(each))) {
        throw new IllegalArgumentException(each + " is named twice");
      }
      written.add(each);
    }
    written.addAll(stamped);
  }

  /**
   * What is written of an entity.
   *
   * @param validates whether it must be valid
   */
  RowState state(E entity, boolean validates) {
    @Nullable Object[] state = writer.assignments().overwriting(entity, attributes);
    for (Attribute<E, ?> each : matched) {
      if (state[each.position()] == null) {
        throw new IllegalArgumentException(each + " is null, so that its row is not found");
      }
    }
    if (validates && validation != null) {
      validation.requireValid(
          Write.of(Operation.UPDATE, type, entity, null).with(Changes.of(assigned(state))));
    }
    return new RowState(state);
  }

  private List<Assignment<E>> assigned(@Nullable Object[] state) {
    List<Assignment<E>> assignments = new ArrayList<>();
    attributes.forEach(each -> assignments.add(Conditions.assign(each, state[each.position()])));
    return assignments;
  }

  @Override
  public Mono<Long> write(Session session, List<BulkRow<RowState>> rows) {
    if (rows.size() == 1 || isForEach() || !WritePlanner.updatesRows(session.capabilities())) {
      return Flux.fromIterable(rows).concatMap(this::one, 1).count();
    }
    return session
        .change(statement(session.moment(), rows))
        .map(
            count -> {
              if (count != rows.size()) {
                throw new ApartException(); // which one is missing, its own update tells
              }
              return count;
            });
  }

  private UpdateRows statement(Moment moment, List<BulkRow<RowState>> rows) {
    List<Attribute<E, ?>> columns = new ArrayList<>(matched);
    columns.addAll(written);
    List<List<Term>> all = new ArrayList<>(rows.size());
    for (BulkRow<RowState> each : rows) {
      List<Term> values = new ArrayList<>(columns.size());
      for (Attribute<E, ?> column : columns) {
        values.add(
            stamped.contains(column)
                ? Stamp.of(column).at(moment)
                : new Term.Value(each.row().values()[column.position()], column.type()));
      }
      all.add(values);
    }
    return new UpdateRows(
        type.table(),
        Field.of(matched),
        Field.of(written),
        version == null ? null : Field.of(version),
        deletedAt == null ? null : Field.of(deletedAt),
        all);
  }

  private boolean isForEach() {
    EntityHooks<E> hooks = engine.hooks(type);
    return hooks != null && hooks.isForEach(Operation.UPDATE);
  }

  private Mono<E> one(BulkRow<RowState> row) {
    List<Assignment<E>> assignments = assigned(row.row().values());
    E entity = type.javaType().cast(row.given());
    return isForEach()
        ? engine.hookedWriter(type, silent).update(entity, assignments)
        : writer.update(entity, assignments);
  }
}
