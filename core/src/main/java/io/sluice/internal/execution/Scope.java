package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.TransactionDefinition;
import io.sluice.dialect.Feature;
import io.sluice.error.AfterCommitException;
import io.sluice.error.ConnectionException;
import io.sluice.error.TransactionAbortedException;
import io.sluice.error.TransactionEndedException;
import io.sluice.error.TransactionException;
import io.sluice.error.TransactionOutcomeUnknownException;
import io.sluice.transaction.Isolation;
import io.sluice.transaction.Transaction;
import io.sluice.transaction.TransactionOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A transaction, or a savepoint inside of one: a lane that lasts until its end. Takes its
 * connection and begins with its first statement, so one without statements costs nothing.
 */
final class Scope implements Transaction {
  private static final Logger LOG = LoggerFactory.getLogger(Scope.class);

  private final Execution execution;
  private final @Nullable Scope parent;
  private final TransactionOptions options;
  private final Lane lane;
  private final Session session;
  private final Cursor cursor;
  private final AtomicInteger savepoints;
  private final String savepoint;
  private final List<Supplier<? extends Publisher<?>>> afterCommit = new CopyOnWriteArrayList<>();
  private volatile boolean rollbackOnly;
  private volatile @Nullable Throwable innerError;

  Scope(Execution execution, @Nullable Scope parent, TransactionOptions options) {
    this.execution = execution;
    this.parent = parent;
    this.options = options;
    this.savepoints = parent == null ? new AtomicInteger() : parent.savepoints;
    this.cursor = parent == null ? new Cursor() : parent.cursor;
    this.savepoint = parent == null ? "" : "sluice_" + savepoints.incrementAndGet();
    boolean errorEnds = execution.dialect().capabilities().has(Feature.ERROR_ENDS_TRANSACTION);
    this.lane =
        parent == null
            ? new Lane(execution.connections(), errorEnds)
            : new Lane(new Nested(parent.lane, execution), errorEnds, parent.lane.number());
    boolean cursors = execution.dialect().capabilities().has(Feature.CURSORS);
    this.session = execution.session(lane, cursors ? cursor : null);
    lane.prologue(prologue());
  }

  private LaneTask prologue() {
    Command begin =
        parent == null
            ? command("BEGIN", false, each -> each.beginTransaction(definition()))
            : command("SAVEPOINT " + savepoint, false, each -> each.createSavepoint(savepoint));
    return new LaneCall<>(lane, begin, execution.observers(), new Ignored());
  }

  private Command command(String text, boolean last, Function<Connection, Publisher<Void>> action) {
    return new Command(text, last, execution.errors(), action);
  }

  private Mono<Void> last(String text, Function<Connection, Publisher<Void>> action) {
    return LaneFlux.on(lane, () -> command(text, true, action), execution.observers()).then();
  }

  Session session() {
    return session;
  }

  @Override
  public TransactionOptions options() {
    return options;
  }

  @Override
  public void afterCommit(Supplier<? extends Publisher<?>> action) {
    afterCommit.add(action);
  }

  @Override
  public void rollbackOnly() {
    rollbackOnly = true;
  }

  /** An error left a transaction that had joined this one. */
  void joinedFailed(Throwable cause) {
    if (innerError == null) {
      innerError = cause;
    }
  }

  /** Commits, gives the connection back, and runs what was to come after it. */
  Mono<Void> commit() {
    return Mono.defer(
        () -> {
          Throwable first = lane.failure() == null ? innerError : lane.failure();
          if (first != null) {
            return rollback().then(Mono.error(aborted(first)));
          } else if (rollbackOnly) {
            return rollback();
          } else if (lane.isUnused()) {
            lane.close();
            return committed();
          }
          lane.end();
          return (parent == null ? commitAll() : release()).then(Mono.defer(this::committed));
        });
  }

  private static TransactionException aborted(Throwable first) {
    return new TransactionAbortedException(
        "The transaction was rolled back, since something in it had failed: " + first.getMessage(),
        first);
  }

  private Mono<Void> commitAll() {
    return last("COMMIT", Connection::commitTransaction)
        .timeout(execution.settings().timeouts().commit())
        .onErrorMap(
            error -> error instanceof TimeoutException || error instanceof ConnectionException,
            error -> {
              lane.destroy();
              return new TransactionOutcomeUnknownException(
                  "COMMIT was not answered: the transaction may be committed or not", error);
            })
        .onErrorResume(error -> closed().then(Mono.error(error)))
        .then(Mono.defer(this::closed));
  }

  private Mono<Void> release() {
    return last("RELEASE SAVEPOINT " + savepoint, each -> each.releaseSavepoint(savepoint))
        .onErrorResume(error -> closed().then(Mono.error(error)))
        .then(Mono.defer(this::closed));
  }

  private Mono<Void> closed() {
    lane.close();
    return lane.closed();
  }

  private Mono<Void> committed() {
    if (parent != null) {
      parent.afterCommit.addAll(afterCommit);
      return Mono.empty();
    }
    return Flux.fromIterable(afterCommit)
        .concatMap(Supplier::get)
        .then()
        .onErrorMap(
            error ->
                new AfterCommitException(
                    "The transaction is committed, but an action after it failed: "
                        + error.getMessage(),
                    error))
        .contextWrite(context -> context.delete(execution));
  }

  /**
   * Rolls back and gives the connection back; never fails: a connection that does not obey is
   * destroyed.
   */
  Mono<Void> rollback() {
    return Mono.defer(
        () -> {
          lane.discard();
          if (lane.isWaitingForConnection()) {
            lane.close();
            return Mono.empty();
          }
          return rollbackAll()
              .timeout(execution.settings().timeouts().cleanUp())
              .onErrorResume(this::rollbackFailed)
              .then(Mono.defer(this::closed));
        });
  }

  private Mono<Void> rollbackAll() {
    return parent == null
        ? last("ROLLBACK", Connection::rollbackTransaction)
        : last(
            "ROLLBACK TO SAVEPOINT " + savepoint,
            each -> each.rollbackTransactionToSavepoint(savepoint));
  }

  private Mono<Void> rollbackFailed(Throwable error) {
    if (error == lane.failure() || error instanceof TransactionEndedException) {
      return Mono.empty(); // it never began, or the transaction around it ended first
    }
    if (!(error instanceof ConnectionException)) {
      LOG.warn("Lane #{}: the rollback failed, its connection is destroyed", lane.number(), error);
    }
    for (Scope each = this; each != null; each = each.parent) {
      each.lane.failed(error, true);
      each.lane.destroy();
    }
    return Mono.empty();
  }

  private TransactionDefinition definition() {
    IsolationLevel level =
        options.isolation() == Isolation.DEFAULT
            ? null
            : IsolationLevel.valueOf(options.isolation().name().replace('_', ' '));
    Map<Option<?>, Object> values = new java.util.HashMap<>();
    if (level != null) {
      values.put(TransactionDefinition.ISOLATION_LEVEL, level);
    }
    if (options.isReadOnly()) {
      values.put(TransactionDefinition.READ_ONLY, true);
    }
    return new Definition(values);
  }

  private record Definition(Map<Option<?>, Object> values) implements TransactionDefinition {
    @Override
    @SuppressWarnings("unchecked") // the two options are put in with their own types
    public <T> @Nullable T getAttribute(Option<T> option) {
      return (T) values.get(option);
    }
  }
}
