package io.sluice.internal.operation;

import io.sluice.error.UniqueConstraintException;
import io.sluice.hook.Write;
import io.sluice.hook.Write.Operation;
import io.sluice.hook.Written;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.Conditions;
import io.sluice.internal.plan.RowChange;
import io.sluice.internal.plan.UpsertPlan;
import io.sluice.internal.plan.WritePlanner;
import io.sluice.internal.row.RowReader;
import io.sluice.internal.row.StateReader;
import io.sluice.model.EntityType;
import io.sluice.query.Assignment;
import io.sluice.query.Changes;
import io.sluice.query.Condition;
import io.sluice.query.Lock;
import io.sluice.query.Query;
import io.sluice.query.UpsertOptions;
import io.sluice.result.Stored;
import io.sluice.result.Stored.Outcome;
import io.sluice.statement.Select;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Writes single rows that may be there already. What is wrong with an argument is thrown at the
 * call. What loses against another call that writes the same row is run again, unless it is a part
 * of a transaction. Thread-safe.
 */
public final class Upsertion<E> {
  private final Engine engine;
  private final EntityType<E> type;
  private final Execution execution;
  private final Writer<E> writer;
  private final StateReader states;
  private final boolean silent;

  /**
   * What writes rows of the entity.
   *
   * @param silent whether the time of update of a row that is there stays as it is
   */
  public Upsertion(Engine engine, EntityType<E> type, boolean silent) {
    this.engine = engine;
    this.type = type;
    this.silent = silent;
    this.execution = engine.execution();
    this.writer = engine.writer(type);
    this.states = new StateReader(type, type.attributes(), 0);
  }

  private E entity(@Nullable Object[] state) {
    return engine.assembler().entity(type, state);
  }

  /** Creates the row of an entity, or updates the one that is there. */
  public Mono<Stored<E>> upsert(E entity, UpsertOptions<E> options) {
    return upsert(entity, writer.assignments().upserted(entity), options);
  }

  /** Creates a row of the assigned values, or updates the one that is there. */
  public Mono<Stored<E>> upsert(
      Collection<? extends Assignment<E>> values, UpsertOptions<E> options) {
    return upsert(null, values, options);
  }

  private Mono<Stored<E>> upsert(
      @Nullable E entity, Collection<? extends Assignment<E>> values, UpsertOptions<E> options) {
    options.updated().forEach(EntityAssignments::requireWritable);
    Mono<Stored<E>> plain = written(values, options);
    EntityHooks<E> hooks = engine.hooks(type);
    return execution.again(
        hooks == null
            ? plain
            : hooks.one(
                Write.of(Operation.UPSERT, type, entity, null).with(Changes.of(values)),
                changes -> written(changes.assignments(), options),
                (done, row) -> new Written<>(done, row.entity(), 1, row.outcome())));
  }

  private Mono<Stored<E>> written(
      Collection<? extends Assignment<E>> values, UpsertOptions<E> options) {
    RowChange<E> change = RowChange.created(type, List.copyOf(values));
    UpsertPlan<E> plan = engine.planner(type, silent).upsert(change, options);
    return plan.leavesAlone() ? created(plan) : overwritten(plan);
  }

  /** One statement where the database gives the row back; else it is read in the transaction. */
  private Mono<Stored<E>> overwritten(UpsertPlan<E> plan) {
    Mono<Stored<E>> told = execution.one(session -> told(session, plan));
    Mono<Stored<E>> returned =
        plan.isConditional() ? told.switchIfEmpty(kept(plan.stored())) : told;
    Mono<Stored<E>> counted = execution.write(session -> counted(session, plan));
    return execution
        .byCapabilities(capabilities -> UpsertPlan.returns(capabilities) ? returned : counted)
        .switchIfEmpty(Mono.error(writer::notInserted));
  }

  private Mono<Stored<E>> told(Session session, UpsertPlan<E> plan) {
    RowReader<Stored<E>> reader =
        states.andFlag(
            (state, created) ->
                new Stored<>(entity(state), created ? Outcome.CREATED : Outcome.UPDATED));
    return session.rows(plan.at(session.moment(), session.capabilities()), reader).singleOrEmpty();
  }

  private Mono<Stored<E>> counted(Session session, UpsertPlan<E> plan) {
    if (plan.isConditional() && !UpsertPlan.knowsConditions(session.capabilities())) {
      String wayOut = "read the row by lock(…) in a transaction, and decide then";
      return Mono.error(() -> session.capabilities().lacking("onlyIf(…) of an upsert", wayOut));
    }
    return session
        .change(plan.at(session.moment(), session.capabilities()))
        .flatMap(count -> session.rows(plan.stored(), reader(plan, count)).singleOrEmpty())
        .switchIfEmpty(Mono.error(plan::overwroteAnother));
  }

  private RowReader<Stored<E>> reader(UpsertPlan<E> plan, long count) {
    return states.andThen(state -> new Stored<>(entity(state), outcome(plan, state, count)));
  }

  /**
   * What has become of the row, by the version if there is one, else by the count: 2 is said of a
   * row that was changed, 1 of a new one, and 0 or 1, as the driver asks for it, of one that had
   * the values before.
   */
  private static Outcome outcome(UpsertPlan<?> plan, @Nullable Object[] state, long count) {
    Boolean isNew = plan.isNew(state);
    if (isNew != null) {
      return isNew ? Outcome.CREATED : Outcome.UPDATED;
    } else if (count == 1) {
      return plan.changesAlways() ? Outcome.CREATED : Outcome.UNKNOWN;
    }
    return count == 0 ? Outcome.KEPT : Outcome.UPDATED;
  }

  /**
   * Creates the row, unless it is there: one statement, and a SELECT if it is. Where no statement
   * leaves rows alone that is not blind for other errors, the INSERT may fail, which ends no
   * transaction there.
   */
  private Mono<Stored<E>> created(UpsertPlan<E> plan) {
    RowReader<E> rows = states.andThen(this::entity);
    Mono<Stored<E>> returned =
        execution
            .one(
                session ->
                    session
                        .rows(plan.at(session.moment(), session.capabilities()), rows)
                        .singleOrEmpty())
            .map(row -> new Stored<>(row, Outcome.CREATED))
            .switchIfEmpty(kept(plan.stored()))
            .switchIfEmpty(Mono.error(writer::notInserted));
    Mono<Stored<E>> tried =
        writer
            .create(plan.rows())
            .map(row -> new Stored<>(row, Outcome.CREATED))
            .onErrorResume(
                UniqueConstraintException.class,
                error -> kept(plan.storedNow()).switchIfEmpty(Mono.error(error)));
    return execution.byCapabilities(
        capabilities -> UpsertPlan.returns(capabilities) ? returned : tried);
  }

  private Mono<Stored<E>> kept(Select stored) {
    RowReader<Stored<E>> reader =
        states.andThen(state -> new Stored<>(entity(state), Outcome.KEPT));
    return execution.one(session -> session.rows(stored, reader).singleOrEmpty());
  }

  /**
   * Finds the row of the query, or creates one. If another call has created it in between, it is
   * found then, also where the transaction sees the past.
   *
   * @param query what finds it: the condition within its scopes
   * @param condition what the row is to have
   * @param defaults what it is created of, besides what the condition says
   */
  public Mono<Stored<E>> findOrCreate(
      Query<E> query, Condition<E> condition, Collection<? extends Assignment<E>> defaults) {
    Mono<Stored<E>> created =
        engine
            .hookedWriter(type)
            .create(values(condition, defaults))
            .map(row -> new Stored<>(row, Outcome.CREATED));
    boolean hooked = engine.hooks(type) != null; // what hooks have written is undone, too
    Mono<Stored<E>> found = found(query);
    Mono<Stored<E>> lost =
        found.switchIfEmpty(execution.onlyInTransaction(found(query.lock(Lock.Strength.SHARE))));
    return execution.again(
        found.switchIfEmpty(
            execution
                .apart(any -> hooked || WritePlanner.endsAfterError(any), created)
                .onErrorResume(
                    UniqueConstraintException.class,
                    error -> lost.switchIfEmpty(Mono.error(error)))));
  }

  private Mono<Stored<E>> found(Query<E> query) {
    return engine.reads().findOne(query).map(row -> new Stored<>(row, Outcome.KEPT));
  }

  private List<Assignment<E>> values(
      Condition<E> condition, Collection<? extends Assignment<E>> defaults) {
    List<Assignment<E>> values = new ArrayList<>(Conditions.fixed(condition));
    RowChange<E> fixed = RowChange.inserted(type, values);
    for (Assignment<E> each : Conditions.flat(List.copyOf(defaults))) {
      if (each instanceof Assignment.Value<E> value && fixed.has(value.attribute())) {
        throw new IllegalArgumentException(
            value.attribute() + " is what the condition says: leave it out of the other values");
      }
      values.add(each);
    }
    return values;
  }
}
