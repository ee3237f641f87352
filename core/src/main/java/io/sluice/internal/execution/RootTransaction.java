package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.TransactionDefinition;
import io.sluice.dialect.CursorRenderer;
import io.sluice.dialect.Dialect;
import io.sluice.error.AfterCommitException;
import io.sluice.error.DatabaseException;
import io.sluice.error.TransactionException;
import io.sluice.error.TransactionOutcomeUnknownException;
import io.sluice.transaction.Isolation;
import io.sluice.transaction.TransactionOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A transaction of the server. */
final class RootTransaction extends LaneTransaction {
  private final AtomicInteger savepoints = new AtomicInteger();
  private volatile boolean commitSent;

  RootTransaction(Database database, TransactionOptions options) {
    super(database, options, new Lane(database.connections()), cursor(database.dialect()));
    beginBy("BEGIN", each -> each.beginTransaction(definition(options)));
  }

  private static @Nullable Cursor cursor(Dialect dialect) {
    CursorRenderer renderer = dialect.cursors();
    return renderer == null ? null : new Cursor(renderer);
  }

  @Override
  String nextSavepoint() {
    return "sluice_" + savepoints.incrementAndGet();
  }

  /**
   * COMMIT. Where the server has not said how it ended, the connection is destroyed, so that nobody
   * else ever sees what it may still hold.
   */
  @Override
  Mono<Void> makeLast() {
    return new BoundedMono(
            () -> endBy("COMMIT", this::commit),
            database().environment().deadlines(),
            database().settings().commitTimeout())
        .onErrorResume(this::notCommitted)
        .then(Mono.defer(this::closed));
  }

  private Publisher<Void> commit(Connection connection) {
    Publisher<Void> commit = connection.commitTransaction();
    commitSent = true;
    return commit;
  }

  private Mono<Void> notCommitted(Throwable error) {
    if (isServersAnswer(error)) {
      return rollback(error).then(Mono.error(error));
    }
    lane().destroy();
    return lane().closed().then(Mono.error(commitSent ? unknown(error) : notSent(error)));
  }

  /** Only a server gives an error its state. */
  private static boolean isServersAnswer(Throwable error) {
    return error instanceof DatabaseException
        && error.getCause() instanceof R2dbcException cause
        && cause.getSqlState() != null;
  }

  private static TransactionOutcomeUnknownException unknown(Throwable error) {
    return new TransactionOutcomeUnknownException(
        "COMMIT was not answered: the transaction may be committed or not", error);
  }

  private TransactionException notSent(Throwable error) {
    Throwable first = lane().faults().first();
    return first == null
        ? new TransactionException("COMMIT was not sent, so nothing is committed: " + error, error)
        : aborted(first);
  }

  @Override
  boolean isUndone() {
    return lane().faults().isLost();
  }

  @Override
  Mono<Void> undo() {
    return endBy("ROLLBACK", Connection::rollbackTransaction);
  }

  /** Runs all actions, one after the other, whether those before them fail or not. */
  @Override
  Mono<Void> lasts(List<Supplier<? extends Publisher<?>>> actions) {
    if (actions.isEmpty()) {
      return Mono.empty();
    }
    return Flux.fromIterable(actions)
        .concatMap(RootTransaction::failureOf)
        .collectList()
        .flatMap(failures -> failures.isEmpty() ? Mono.<Void>empty() : Mono.error(all(failures)))
        .contextWrite(context -> context.delete(database()));
  }

  private static Mono<Throwable> failureOf(Supplier<? extends Publisher<?>> action) {
    return Flux.from(UserCode.action(action))
        .then(Mono.<Throwable>empty())
        .onErrorResume(Mono::just);
  }

  private static AfterCommitException all(List<Throwable> failures) {
    Throwable first = failures.get(0);
    AfterCommitException all =
        new AfterCommitException(
            "The transaction is committed, but an action after it failed: " + first.getMessage(),
            first);
    failures.subList(1, failures.size()).forEach(all::addSuppressed);
    return all;
  }

  @Override
  void lost(Throwable cause) {
    lane().destroy();
  }

  private static TransactionDefinition definition(TransactionOptions options) {
    IsolationLevel level =
        options.isolation() == Isolation.DEFAULT
            ? null
            : IsolationLevel.valueOf(options.isolation().name().replace('_', ' '));
    Map<Option<?>, Object> values = new HashMap<>();
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
