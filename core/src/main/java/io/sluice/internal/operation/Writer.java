package io.sluice.internal.operation;

import io.sluice.dialect.Statement;
import io.sluice.dialect.Statement.Delete;
import io.sluice.dialect.Statement.Insert;
import io.sluice.dialect.Statement.Update;
import io.sluice.error.GoneException;
import io.sluice.error.OptimisticLockException;
import io.sluice.internal.association.States;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.plan.Conditions;
import io.sluice.internal.row.StateReader;
import io.sluice.model.Attribute;
import io.sluice.model.AttributeDefinition.Trait;
import io.sluice.model.EntityType;
import io.sluice.query.Assignment;
import io.sluice.query.Assignment.Value;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.Query;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes entities, one statement a write. What is wrong with an argument is thrown at the call.
 * Thread-safe.
 */
public final class Writer<E> {
  private final Engine engine;
  private final EntityType<E> type;
  private final StateReader reader;

  /** A writer of the entity. */
  public Writer(Engine engine, EntityType<E> type) {
    this.engine = engine;
    this.type = type;
    this.reader = new StateReader(type, type.attributes(), 0);
  }

  private Execution execution() {
    return engine.execution();
  }

  private Clock clock() {
    return execution().settings().clock();
  }

  /** Inserts a row of the assigned values. */
  public Mono<E> create(List<? extends Assignment<E>> assignments) {
    Changes<E> changes = new Changes<>(type, assignments).forInsert();
    return Mono.defer(
        () -> {
          List<Attribute<?, ?>> columns = new ArrayList<>();
          List<@Nullable Expression<?, ?>> row = new ArrayList<>();
          for (Value<E> each : changes.inserted(clock())) {
            columns.add(each.attribute());
            row.add(each.value());
          }
          return written(
                  new Insert(type.table(), columns, List.of(row), List.copyOf(type.attributes())),
                  state -> engine.assembler().entity(type, state))
              .single();
        });
  }

  private Flux<E> written(Statement statement, Function<@Nullable Object[], E> assemble) {
    return execution()
        .rows(execution().render(statement), 0, row -> assemble.apply(reader.read(row)));
  }

  /** What an entity assigns when it is created: nulls are left to defaults, where there are. */
  public List<Assignment<E>> assignments(E entity) {
    @Nullable Object[] state = type.mapper().state(entity);
    List<Assignment<E>> assignments = new ArrayList<>();
    for (Attribute<E, ?> each : type.attributes()) {
      Object value = state[each.position()];
      boolean left = each.is(Trait.GENERATED) || isStamp(each) || !each.defaultValue().isEmpty();
      if (value != null || !left) {
        assignments.add(Conditions.assign(each, value));
      }
    }
    return assignments;
  }

  private static boolean isStamp(Attribute<?, ?> attribute) {
    return attribute.is(Trait.CREATED_AT) || attribute.is(Trait.UPDATED_AT);
  }

  /** Updates the row of the entity, if it has not changed since it was read. */
  public Mono<E> update(E entity, List<? extends Assignment<E>> assignments) {
    return update(entity, new Changes<>(type, assignments).forUpdate(), true);
  }

  /** Changes numbers of the entity's row, whether it has changed since it was read or not. */
  public Mono<E> increment(E entity, List<? extends Assignment<E>> assignments) {
    return update(entity, new Changes<>(type, assignments).forIncrement(), false);
  }

  private Mono<E> update(E entity, Changes<E> changes, boolean checksVersion) {
    @Nullable Object[] state = type.mapper().state(entity);
    List<Condition<E>> where = own(state, checksVersion);
    where.addAll(changes.expectations());
    boolean locked = where.size() > 1;
    if (changes.isEmpty() && changes.expectations().isEmpty()) {
      return Mono.fromSupplier(() -> engine.assembler().carried(type, state.clone(), state));
    }
    return Mono.defer(
            () ->
                written(
                        update(changes, where),
                        read -> engine.assembler().carried(type, read, state))
                    .singleOrEmpty())
        .switchIfEmpty(Mono.error(() -> gone(state, locked)));
  }

  private Update update(Changes<E> changes, List<Condition<E>> where) {
    return new Update(
        type.table(),
        List.copyOf(changes.updated(clock())),
        List.copyOf(where),
        List.copyOf(type.attributes()));
  }

  /** Updates the row of the key; empty if there is none. */
  public Mono<E> updateByKey(Condition<E> ofKey, List<? extends Assignment<E>> assignments) {
    Changes<E> changes = new Changes<>(type, assignments).forUpdate();
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("nothing is assigned to the " + type);
    }
    List<Condition<E>> where = new ArrayList<>(List.of(ofKey));
    where.addAll(changes.expectations());
    Mono<E> updated =
        Mono.defer(
            () ->
                written(update(changes, where), state -> engine.assembler().entity(type, state))
                    .singleOrEmpty());
    return where.size() == 1 ? updated : updated.switchIfEmpty(unexpected(ofKey));
  }

  private Mono<E> unexpected(Condition<E> ofKey) {
    return new Finder<>(engine, type)
        .count(Query.of(type).where(ofKey))
        .flatMap(
            count ->
                count == 0
                    ? Mono.empty()
                    : Mono.error(
                        () ->
                            new OptimisticLockException(
                                "The " + type + " has not the expected values any more", null)));
  }

  /** Updates all rows that the condition is true of. */
  public Mono<Long> updateWhere(Condition<E> condition, List<? extends Assignment<E>> assignments) {
    Changes<E> changes = new Changes<>(type, assignments).forUpdate();
    if (!changes.expectations().isEmpty()) {
      throw new IllegalArgumentException("expect(…) is for one row; put it into the condition");
    }
    if (changes.isEmpty()) {
      return Mono.just(0L);
    }
    return Mono.defer(
        () ->
            execution()
                .change(
                    execution()
                        .render(
                            new Update(
                                type.table(),
                                List.copyOf(changes.updated(clock())),
                                List.of(condition),
                                List.of()))));
  }

  /** Deletes the row of the entity, if it has not changed since it was read. */
  public Mono<Void> destroy(E entity) {
    @Nullable Object[] state = type.mapper().state(entity);
    List<Condition<E>> where = own(state, true);
    return destroyWhere(Condition.allOf(where))
        .flatMap(count -> count == 0 ? Mono.error(gone(state, where.size() > 1)) : Mono.empty());
  }

  /** Deletes all rows that the condition is true of. */
  public Mono<Long> destroyWhere(Condition<E> condition) {
    return Mono.defer(
        () -> execution().change(execution().render(new Delete(type.table(), List.of(condition)))));
  }

  /** What is different between two states of the same row. */
  public List<Assignment<E>> difference(E before, E after) {
    @Nullable Object[] old = type.mapper().state(before);
    @Nullable Object[] changed = type.mapper().state(after);
    List<Assignment<E>> assignments = new ArrayList<>();
    for (Attribute<E, ?> each : type.attributes()) {
      boolean differs = !Objects.deepEquals(old[each.position()], changed[each.position()]);
      if (differs && each.is(Trait.ID)) {
        throw new IllegalArgumentException(
            each + " differs: before and after are not the same " + type);
      }
      if (differs && !isManaged(each)) {
        assignments.add(Conditions.assign(each, changed[each.position()]));
      }
    }
    return assignments;
  }

  /** All that a replacement of the row assigns. */
  public List<Assignment<E>> replacement(E entity) {
    @Nullable Object[] state = type.mapper().state(entity);
    List<Assignment<E>> assignments = new ArrayList<>();
    for (Attribute<E, ?> each : type.attributes()) {
      if (!each.is(Trait.ID) && !isManaged(each)) {
        assignments.add(Conditions.assign(each, state[each.position()]));
      }
    }
    return assignments;
  }

  private static boolean isManaged(Attribute<?, ?> attribute) {
    return attribute.is(Trait.VERSION) || attribute.is(Trait.GENERATED) || isStamp(attribute);
  }

  /** True of the entity's own row, at its own version if that is to be checked. */
  private List<Condition<E>> own(@Nullable Object[] state, boolean checksVersion) {
    List<Condition<E>> conditions = new ArrayList<>();
    conditions.add(Conditions.equal(type.key(), States.key(type, state)));
    Attribute<E, ?> version = type.find(Trait.VERSION);
    if (checksVersion && version != null) {
      Object value = state[version.position()];
      if (value == null) {
        throw new IllegalArgumentException(
            version + " is null: the " + type + " was not read with it");
      }
      conditions.add(Conditions.equal(List.of(version), List.of(value)));
    }
    return conditions;
  }

  /** The error that says that a row is not there any more. */
  public GoneException gone(List<Object> key) {
    return new GoneException(type + " " + key + " is not there any more", null);
  }

  private GoneException gone(@Nullable Object[] state, boolean locked) {
    String row = type + " " + States.key(type, state);
    return locked
        ? new OptimisticLockException(
            row + " was changed or deleted since it was read: reload it, and decide anew", null)
        : gone(States.key(type, state));
  }
}
