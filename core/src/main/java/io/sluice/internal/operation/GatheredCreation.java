package io.sluice.internal.operation;

import io.sluice.error.ConnectionException;
import io.sluice.error.StatementTimeoutException;
import io.sluice.error.TransactionException;
import io.sluice.hook.Write;
import io.sluice.hook.Write.Operation;
import io.sluice.internal.bulk.ApartException;
import io.sluice.internal.bulk.BulkRow;
import io.sluice.internal.execution.Circumstances;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.execution.Gathering;
import io.sluice.internal.execution.Session;
import io.sluice.internal.execution.Writes;
import io.sluice.internal.gather.Answer;
import io.sluice.internal.gather.RowEstimate;
import io.sluice.internal.plan.Stamp;
import io.sluice.model.EntityType;
import io.sluice.query.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Creates single entities: those that are asked for at once by one INSERT in a transaction, where
 * the database gives back the rows of one. If that fails, each of them is tried alone, so that an
 * error is only of the entity that it is about. Thread-safe.
 */
public final class GatheredCreation<E> implements Writes<E, E> {
  private static final int SLOTS = 2;
  private static final int ALONE_AT_ONCE = 4;

  private final Engine engine;
  private final EntityType<E> type;
  private final NewRowState<E> states;
  private final Gathering gathering;
  private final AtomicReference<@Nullable CreateWriter<E>> together = new AtomicReference<>();

  private GatheredCreation(Engine engine, EntityType<E> type) {
    this.engine = engine;
    this.type = type;
    this.states = new NewRowState<>(engine, type, Circumstances.OF_CALL, false);
    this.gathering =
        new Gathering(new OfType(type), SLOTS, new RowEstimate(1), engine.ownConnections());
  }

  /** Creates of entities of the type. */
  private record OfType(EntityType<?> type) {}

  /** What creates entities of the type, or null where creates do not gather. */
  public static <E> @Nullable GatheredCreation<E> of(Engine engine, EntityType<E> type) {
    EntityHooks<E> hooks = engine.hooks(type);
    boolean hooked = hooks != null && hooks.isFor(Operation.CREATE); // each in its own transaction
    boolean audited = Stamp.isAudited(type); // by the context of each
    return engine.execution().settings().gathersCreates() && !hooked && !audited
        ? new GatheredCreation<>(engine, type)
        : null;
  }

  private Execution execution() {
    return engine.execution();
  }

  /** Creates the row of an entity, and emits it as the database has it. */
  public Mono<E> create(E entity) {
    state(entity); // throws at the call
    Mono<E> created =
        execution()
            .gathered(gathering, entity, this)
            .singleOrEmpty()
            .switchIfEmpty(Mono.error(engine.writer(type)::notInserted));
    EntityHooks<E> hooks = engine.hooks(type);
    Validation<E> validation = hooks == null ? null : hooks.validation();
    return validation == null
        ? created
        : validation.valid(Write.of(Operation.CREATE, type, entity, null)).then(created);
  }

  private @Nullable Object[] state(E entity) {
    return states.of(entity, Graph.none(), false);
  }

  @Override
  public Flux<E> alone(E entity) {
    return engine.writer(type).create(entity).flux();
  }

  /** Those that have come when a connection is there are written when it is given back. */
  @Override
  public Flux<Answer<Integer, E>> together(Supplier<List<E>> settled) {
    return Flux.defer(
        () -> {
          List<E> entities = new ArrayList<>();
          return execution()
              .<Answer<Integer, E>>read(
                  session ->
                      session
                          .ready()
                          .then(
                              Mono.<Answer<Integer, E>>fromRunnable(
                                  () -> entities.addAll(settled.get())))
                          .flux())
              .concatWith(Flux.defer(() -> answers(entities)));
        });
  }

  private Flux<Answer<Integer, E>> answers(List<E> entities) {
    List<BulkRow<RowState>> rows = new ArrayList<>(entities.size());
    List<Answer<Integer, E>> wrong = new ArrayList<>();
    for (int i = 0; i < entities.size(); i++) {
      E entity = entities.get(i);
      try {
        rows.add(new BulkRow<>(i, entity, new RowState(state(entity))));
      } catch (RuntimeException thrown) { // it was changed since the call
        wrong.add(new Answer<>(i, null, thrown, null));
      }
    }
    return Flux.fromIterable(wrong)
        .concatWith(
            Flux.fromIterable(RowGroup.of(type, rows))
                .concatMap(group -> group.rows().size() == 1 ? apart(group) : written(group), 1));
  }

  /** In a transaction, so that they can be tried alone whatever fails, but for its connection. */
  private Flux<Answer<Integer, E>> written(RowGroup<E> group) {
    return execution()
        .write(session -> writer(session).flatMap(writer -> written(session, writer, group)))
        .flatMapIterable(created -> answers(group, created))
        .doOnError(error -> together.set(null)) // the table may be another one by now
        .onErrorResume(GatheredCreation::isUndone, error -> apart(group));
  }

  private static boolean isUndone(Throwable error) {
    return !(error instanceof ConnectionException
        || error instanceof TransactionException
        || error instanceof StatementTimeoutException);
  }

  private Answer<Integer, E> failed(BulkRow<?> row, Throwable error) {
    return new Answer<>(place(row), null, error, null);
  }

  private Mono<List<E>> written(Session session, CreateWriter<E> writer, RowGroup<E> group) {
    return writer.isOneStatement(session.capabilities(), group)
        ? writer.write(session, group.rows())
        : Mono.error(new ApartException());
  }

  private Mono<CreateWriter<E>> writer(Session session) {
    CreateWriter<E> known = together.get();
    return known != null
        ? Mono.just(known)
        : StoredTable.of(session, type)
            .map(table -> new CreateWriter<>(engine, type, table.unloaded()))
            .doOnNext(together::set);
  }

  private List<Answer<Integer, E>> answers(RowGroup<E> group, List<E> created) {
    List<Answer<Integer, E>> answers = new ArrayList<>(created.size());
    for (int i = 0; i < created.size(); i++) {
      answers.add(created(group.rows().get(i), created.get(i)));
    }
    return answers;
  }

  private Answer<Integer, E> created(BulkRow<?> row, E created) {
    return new Answer<>(place(row), created, null, null);
  }

  private static int place(BulkRow<?> row) {
    return (int) row.index();
  }

  private Flux<Answer<Integer, E>> apart(RowGroup<E> group) {
    return Flux.fromIterable(group.rows()).flatMap(this::apart, ALONE_AT_ONCE);
  }

  private Mono<Answer<Integer, E>> apart(BulkRow<RowState> row) {
    return engine
        .writer(type)
        .create(type.javaType().cast(row.given()))
        .map(created -> created(row, created))
        .onErrorResume(error -> Mono.just(failed(row, error)));
  }
}
