package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.error.ConnectionException;
import io.sluice.error.TransactionAbortedException;
import io.sluice.error.TransactionEndedException;
import io.sluice.internal.argument.Arguments;
import io.sluice.transaction.TransactionOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A transaction on a lane of its own, which lasts until its end. Takes its connection and begins
 * with its first statement, so one without statements costs nothing.
 */
abstract sealed class LaneTransaction implements OpenTransaction.Owned
    permits RootTransaction, Savepoint {
  private static final Logger LOG = LoggerFactory.getLogger(LaneTransaction.class);

  private final Database database;
  private final TransactionOptions options;
  private final Lane lane;
  private final Session session;
  private final List<Supplier<? extends Publisher<?>>> afterCommit = new CopyOnWriteArrayList<>();
  private volatile boolean rollbackOnly;
  private volatile @Nullable Throwable spoiled;

  LaneTransaction(
      Database database, TransactionOptions options, Lane lane, @Nullable Cursor cursor) {
    this.database = database;
    this.options = options;
    this.lane = lane;
    this.session = Session.on(database, lane, cursor);
    lane.onBroken(this::abandoned);
  }

  /** Sends what makes it last, and gives the connection back. */
  abstract Mono<Void> makeLast();

  /** A name for a savepoint that no other one of the transaction has. */
  abstract String nextSavepoint();

  /** Whether nothing is left to undo. */
  abstract boolean isUndone();

  /** What undoes it. */
  abstract Mono<Void> undo();

  /** It has been made last. */
  abstract Mono<Void> lasts(List<Supplier<? extends Publisher<?>>> actions);

  /** Its connection does not obey any more. */
  abstract void lost(Throwable cause);

  final Database database() {
    return database;
  }

  final Lane lane() {
    return lane;
  }

  /** Begins by the command. */
  final void beginBy(String text, Function<Connection, Publisher<Void>> action) {
    lane.prologue(() -> command(text, Command.Kind.FIRST, action));
  }

  /** Undoes by the command what was done, to begin again. */
  final void restartBy(String text, Function<Connection, Publisher<Void>> action) {
    lane.restart(() -> command(text, Command.Kind.INNER, action));
  }

  private LaneTask command(
      String text, Command.Kind kind, Function<Connection, Publisher<Void>> action) {
    Command command = new Command(text, kind, database.errors(), action);
    return new LaneCall<>(lane, command, database.environment(), new Unheard());
  }

  /** A command that ends it. */
  final Mono<Void> endBy(String text, Function<Connection, Publisher<Void>> action) {
    return CallFlux.on(
            lane,
            () -> new Command(text, Command.Kind.LAST, database.errors(), action),
            database.environment())
        .then();
  }

  final Mono<Void> closed() {
    lane.close();
    return lane.closed();
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public TransactionOptions options() {
    return options;
  }

  /** On a lane of its own, for which this one stands still meanwhile. */
  @Override
  public <T> Flux<T> connection(Function<? super Connection, ? extends Publisher<T>> function) {
    Arguments.given(function, "function");
    return Flux.defer(
        () -> {
          ConnectionWork<T> work = new ConnectionWork<>(function, database.errors());
          return CallFlux.leased(this::lent, () -> work, database.environment())
              .doOnCancel(() -> cancelled(work));
        });
  }

  private Lane lent() {
    LaneLoan loan = LaneLoan.toPart(lane, database.environment(), ConnectionWork.TEXT);
    return new Lane(loan, lane.number());
  }

  private void cancelled(ConnectionWork<?> work) {
    if (work.isBegun()) {
      spoil(
          new TransactionEndedException(
              work.text() + " was cancelled, and may have written by then", null));
    }
  }

  @Override
  public OpenTransaction.Owned savepoint() {
    return new Savepoint(database, this, options, false);
  }

  @Override
  public OpenTransaction.Owned part() {
    return new Savepoint(database, this, options, true);
  }

  @Override
  public void afterCommit(Supplier<? extends Publisher<?>> action) {
    afterCommit.add(Arguments.given(action, "what is to follow the commit"));
  }

  final void afterCommit(List<Supplier<? extends Publisher<?>>> actions) {
    afterCommit.addAll(actions);
  }

  @Override
  public void rollbackOnly() {
    rollbackOnly = true;
  }

  @Override
  public void spoil(Throwable cause) {
    if (spoiled == null) {
      spoiled = cause;
    }
  }

  @Override
  public Mono<Void> commit() {
    return Mono.defer(
        () -> {
          Throwable first = lane.faults().first() == null ? spoiled : lane.faults().first();
          if (first != null) {
            return rollback(first).then(Mono.error(aborted(first)));
          } else if (rollbackOnly) {
            return rollback(new TransactionEndedException("rollbackOnly() was called", null));
          } else if (lane.isUnused()) {
            lane.close();
            return lasts(afterCommit);
          }
          lane.end();
          return makeLast().then(Mono.defer(() -> lasts(afterCommit)));
        });
  }

  static TransactionAbortedException aborted(Throwable first) {
    return first instanceof TransactionAbortedException known
        ? known
        : new TransactionAbortedException(
            "The transaction was rolled back, since something in it had failed: "
                + first.getMessage(),
            first);
  }

  @Override
  public Mono<Void> rollback(Throwable cause) {
    return Mono.defer(
        () -> {
          lane.discard(cause);
          if (lane.isWaitingForConnection()) {
            lane.close();
            return Mono.empty();
          }
          return isUndone() ? closed() : undone();
        });
  }

  private Mono<Void> undone() {
    return new BoundedMono(
            this::undo, database.environment().deadlines(), database.settings().cleanUpTimeout())
        .onErrorResume(this::notUndone)
        .then(Mono.defer(this::closed));
  }

  private Mono<Void> notUndone(Throwable error) {
    if (error == lane.faults().first() || error instanceof TransactionEndedException) {
      return Mono.empty(); // it never began, or the transaction around it ended first
    }
    if (!(error instanceof ConnectionException)) {
      LOG.warn("Lane #{}: the rollback failed, its connection is destroyed", lane.number(), error);
    }
    lost(error);
    return Mono.empty();
  }

  /** Whoever was to end it never will. */
  private void abandoned() {
    CleanUps.run(
        rollback(new TransactionEndedException("A subscriber inside of it has thrown", null)));
  }
}
