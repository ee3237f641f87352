package io.sluice.internal.operation;

import io.sluice.hook.EntityValidator;
import io.sluice.hook.Hooks;
import io.sluice.hook.Hooks.Point;
import io.sluice.hook.Write;
import io.sluice.hook.Write.Operation;
import io.sluice.hook.Written;
import io.sluice.internal.bulk.BulkFrame;
import io.sluice.internal.execution.Execution;
import io.sluice.model.EntityType;
import io.sluice.query.Changes;
import io.sluice.query.Query;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * What runs around the writes of an entity: in a transaction, or as a part of the one around it,
 * one after the other. Thread-safe.
 */
final class EntityHooks<E> {
  private final Execution execution;
  private final ContextView own;
  private final Hooks<E> hooks;
  private final @Nullable Validation<E> validation;

  /**
   * What runs around writes.
   *
   * @param own what hooks find in their context besides what the subscriber has there
   */
  private EntityHooks(
      Execution execution, ContextView own, Hooks<E> hooks, @Nullable Validation<E> validation) {
    this.validation = validation;
    this.execution = execution;
    this.own = own;
    this.hooks = hooks;
  }

  /** What runs around writes of the entity, or null if nothing does. */
  static <E> @Nullable EntityHooks<E> of(
      Execution execution,
      ContextView own,
      @Nullable Validation<E> validation,
      EntityType<E> type) {
    Hooks<E> hooks = execution.settings().hooks(type);
    return hooks.isEmpty() && validation == null
        ? null
        : new EntityHooks<>(execution, own, hooks, validation);
  }

  /** Whether there is something that runs for an operation on one row. */
  boolean isFor(Operation operation) {
    return hooks.has(before(operation), after(operation), Point.AFTER_COMMIT)
        || (validates(operation) && hooks.has(Point.BEFORE_VALIDATE, Point.AFTER_VALIDATE));
  }

  private boolean validates(Operation operation) {
    return validation != null && Validation.isOf(operation);
  }

  /** What looks at rows that no hook runs for, or null if nothing does. */
  @Nullable Validation<E> validation() {
    return validation;
  }

  /** Whether something runs for each row of an operation on many. */
  boolean isForEach(Operation operation) {
    return hooks.areIndividual() && isFor(operation);
  }

  private boolean isForMany() {
    return hooks.has(Point.BEFORE_BULK, Point.AFTER_BULK, Point.AFTER_COMMIT);
  }

  private static Point before(Operation operation) {
    return switch (operation) {
      case CREATE -> Point.BEFORE_CREATE;
      case UPDATE -> Point.BEFORE_UPDATE;
      case UPSERT -> Point.BEFORE_UPSERT;
      case DESTROY -> Point.BEFORE_DESTROY;
      case RESTORE -> Point.BEFORE_RESTORE;
      case LINK -> Point.BEFORE_BULK;
    };
  }

  private static Point after(Operation operation) {
    return switch (operation) {
      case CREATE -> Point.AFTER_CREATE;
      case UPDATE -> Point.AFTER_UPDATE;
      case UPSERT -> Point.AFTER_UPSERT;
      case DESTROY -> Point.AFTER_DESTROY;
      case RESTORE -> Point.AFTER_RESTORE;
      case LINK -> Point.AFTER_BULK;
    };
  }

  /**
   * A write of one row between its hooks; what it gives is told of, if it gives anything.
   *
   * @param operation writes the row of the changes
   */
  <R> Mono<R> one(
      Write<E> write,
      Function<Changes<E>, Mono<R>> operation,
      BiFunction<Write<E>, R, Written<E>> outcome) {
    if (!isFor(write.operation())) {
      return plain(write, operation);
    }
    Mono<R> hooked =
        execution.write(
            session ->
                before(write)
                    .flatMap(
                        changed ->
                            operation
                                .apply(changed.changes())
                                .flatMap(
                                    result ->
                                        after(outcome.apply(changed, result)).thenReturn(result))));
    return unlessOff(plain(write, operation), hooked);
  }

  private <R> Mono<R> plain(Write<E> write, Function<Changes<E>, Mono<R>> operation) {
    Mono<R> plain = operation.apply(write.changes());
    return validates(write.operation()) ? valid(write).then(plain) : plain;
  }

  /** Completes if what is written is valid. */
  private Mono<Void> valid(Write<E> write) {
    Validation<E> rules = validation;
    return rules != null && Validation.isOf(write.operation()) ? rules.valid(write) : Mono.empty();
  }

  private static <R> Mono<R> unlessOff(Mono<R> plain, Mono<R> hooked) {
    return Mono.deferContextual(context -> Hooks.areOff(context) ? plain : hooked);
  }

  /**
   * A write of many rows between the hooks of the whole.
   *
   * @param operation writes rows by the changes
   * @param rows how many rows were written
   */
  <R> Mono<R> many(
      Write<E> write, Function<Changes<E>, Mono<R>> operation, ToLongFunction<R> rows) {
    if (!isForMany()) {
      return plain(write, operation);
    }
    Mono<R> hooked =
        execution.write(
            session ->
                changed(Point.BEFORE_BULK, write.by(session.by()))
                    .flatMap(
                        changed ->
                            valid(changed)
                                .then(operation.apply(changed.changes()))
                                .flatMap(
                                    result ->
                                        afterMany(changed, rows.applyAsLong(result))
                                            .thenReturn(result))));
    return unlessOff(plain(write, operation), hooked);
  }

  private Mono<Void> afterMany(Write<E> write, long rows) {
    Written<E> written = Written.of(write, rows);
    return told(Point.AFTER_BULK, written).then(committed(written));
  }

  /** What runs around an operation in bulk, if anything does. */
  static <E> BulkFrame frame(
      @Nullable EntityHooks<E> hooks, EntityType<E> type, Operation operation) {
    return hooks == null ? BulkFrame.NONE : hooks.frame(Write.ofMany(operation, type, null));
  }

  /** What runs around an operation in bulk. */
  private BulkFrame frame(Write<E> write) {
    return isForMany() ? new Frame(write) : BulkFrame.NONE;
  }

  /** Keeps nothing between the two, since a source gives no changes. */
  private final class Frame implements BulkFrame {
    private final Write<E> write;

    Frame(Write<E> write) {
      this.write = write;
    }

    @Override
    public Mono<Void> before() {
      return unlessOff(
          Mono.empty(), known().flatMap(known -> changed(Point.BEFORE_BULK, known)).then());
    }

    @Override
    public Mono<Void> after(long rows) {
      return unlessOff(Mono.empty(), known().flatMap(known -> afterMany(known, rows)));
    }

    private Mono<Write<E>> known() {
      return Mono.deferContextual(context -> Mono.just(write.by(execution.by(context))));
    }
  }

  /** Whether something runs around reads. */
  boolean isForFinds() {
    return hooks.has(Point.BEFORE_FIND, Point.AFTER_FIND);
  }

  /** The query as the hooks leave it. */
  Mono<Query<E>> asked(Query<E> query) {
    Mono<Query<E>> asked = Mono.just(query);
    for (Function<Query<E>, Mono<?>> each : hooks.<Query<E>>at(Point.BEFORE_FIND)) {
      asked =
          asked.flatMap(
              now ->
                  this.<Query<E>, Query<E>>given(Point.BEFORE_FIND, now, each).defaultIfEmpty(now));
    }
    return asked;
  }

  /** The row that was found, as the hooks leave it. */
  Mono<E> found(E row) {
    Mono<E> found = Mono.just(row);
    for (Function<E, Mono<?>> each : hooks.<E>at(Point.AFTER_FIND)) {
      found =
          found.flatMap(now -> this.<E, E>given(Point.AFTER_FIND, now, each).defaultIfEmpty(now));
    }
    return found;
  }

  /** What is written, as the hooks before it leave it; as it is where hooks are off. */
  Mono<Write<E>> before(Write<E> write) {
    return Mono.deferContextual(
        context -> {
          if (Hooks.areOff(context)) {
            return valid(write).thenReturn(write);
          }
          Write<E> known = write.by(execution.by(context));
          Mono<Write<E>> changed = changed(before(write.operation()), known);
          return validates(write.operation()) && !EntityValidator.isOff(context)
              ? changed.flatMap(this::validated)
              : changed;
        });
  }

  private Mono<Write<E>> validated(Write<E> write) {
    return changed(Point.BEFORE_VALIDATE, write)
        .flatMap(now -> valid(now).thenReturn(now))
        .flatMap(now -> changed(Point.AFTER_VALIDATE, now));
  }

  /** Tells the hooks after it; nothing where hooks are off. */
  Mono<Void> after(Written<E> written) {
    Mono<Void> told = told(after(written.operation()), written).then(committed(written));
    return unlessOff(Mono.empty(), told);
  }

  private Mono<Write<E>> changed(Point point, Write<E> write) {
    Mono<Write<E>> changed = Mono.just(write);
    for (Function<Write<E>, Mono<?>> each : hooks.<Write<E>>at(point)) {
      changed =
          changed.flatMap(
              now ->
                  this.<Write<E>, Object>given(point, now, each)
                      .map(given -> given instanceof Changes<?> ? with(now, given) : now)
                      .defaultIfEmpty(now));
    }
    return changed;
  }

  @SuppressWarnings("unchecked") // a hook of the entity gives changes of the entity
  private static <E> Write<E> with(Write<E> write, Object changes) {
    return write.with((Changes<E>) changes);
  }

  private Mono<Void> told(Point point, Written<E> written) {
    return Flux.fromIterable(hooks.<Written<E>>at(point))
        .concatMap(each -> given(point, written, each).then(), 1)
        .then();
  }

  private Mono<Void> committed(Written<E> written) {
    return hooks.has(Point.AFTER_COMMIT)
        ? execution.afterCommit(told(Point.AFTER_COMMIT, written))
        : Mono.empty();
  }

  @SuppressWarnings("unchecked") // each point has hooks of one type only
  private <A, R> Mono<R> given(Point point, A about, Function<A, Mono<?>> hook) {
    return execution
        .hook(() -> (Mono<R>) hook.apply(about), point.toString())
        .contextWrite(context -> execution.unasked(context.putAll(own)));
  }
}
