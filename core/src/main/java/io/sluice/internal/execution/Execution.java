package io.sluice.internal.execution;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.Sql;
import io.sluice.dialect.Statement;
import io.sluice.error.DatabaseException;
import io.sluice.schema.Table;
import io.sluice.settings.Settings;
import io.sluice.transaction.Transaction;
import io.sluice.transaction.TransactionOptions;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Runs statements: in the transaction of the Reactor context where there is one, else on a lease of
 * their own. Every publisher is cold and repeatable. Thread-safe.
 */
public final class Execution {
  private final Server server;
  private final Settings settings;
  private final Observers observers;
  private final Errors errors;
  private final Connections connections;
  private final Transactions transactions;

  /** Statements on connections of the factory. */
  public Execution(ConnectionFactory factory, Dialect dialect, Settings settings) {
    this.server = new Server(dialect, this::lease, settings);
    this.settings = settings;
    this.observers = new Observers(settings, settings.listeners());
    this.errors = new Errors(server, settings);
    this.connections = new Connections(factory, settings, errors);
    this.transactions = new Transactions(this);
  }

  /** The database's dialect, as far as it is known: see {@link #connected}. */
  public Dialect dialect() {
    return server.dialect();
  }

  /** Lets errors say what the table's constraints are about. */
  public void describe(Table table) {
    errors.describe(table);
  }

  /** What was set. */
  public Settings settings() {
    return settings;
  }

  /** Runs it when it is known which server there is: the first connection has told. */
  public <T> Mono<T> connected(Function<Dialect, Mono<T>> operation) {
    return server.one(operation);
  }

  /** The rows of one statement. */
  public <T> Flux<T> rows(Statement statement, int fetchSize, RowFunction<T> function) {
    return server.many(dialect -> rows(rendered(statement), fetchSize, function));
  }

  Sql rendered(Statement statement) {
    return dialect().renderer().render(statement);
  }

  /** The rows of one statement. */
  public <T> Flux<T> rows(Sql sql, int fetchSize, RowFunction<T> function) {
    return Flux.deferContextual(
        context -> {
          Scope scope = scope(context);
          if (scope == null) {
            return LaneFlux.leased(
                this::lease, () -> StatementWork.rows(sql, errors, fetchSize, function), observers);
          }
          return scope.session().rows(sql, fetchSize, function);
        });
  }

  /** How many rows one statement changed. */
  public Mono<Long> change(Statement statement) {
    return connected(dialect -> change(rendered(statement)));
  }

  /** How many rows one statement changed. */
  public Mono<Long> change(Sql sql) {
    return Mono.deferContextual(
        context -> {
          Scope scope = scope(context);
          return scope != null
              ? scope.session().change(sql)
              : LaneFlux.leased(this::lease, () -> StatementWork.change(sql, errors), observers)
                  .single();
        });
  }

  /** Inserts one row, and emits the value that the database made for the column. */
  public Mono<Long> generated(Statement.Insert insert, String column) {
    return Mono.deferContextual(
        context -> {
          Sql sql = rendered(insert);
          Scope scope = scope(context);
          return scope != null
              ? scope.session().generated(sql, column)
              : LaneFlux.leased(
                      this::lease, () -> StatementWork.generated(sql, errors, column), observers)
                  .single();
        });
  }

  /** Several statements that read, on one lease; they do not make a transaction. */
  public <T> Flux<T> operation(Function<Session, Flux<T>> operation) {
    return server.many(
        dialect ->
            Flux.deferContextual(
                context -> {
                  Scope scope = scope(context);
                  return scope == null
                      ? new OperationFlux<>(this, operation)
                      : operation.apply(scope.session());
                }));
  }

  /** Several statements that write, in the transaction of the context or one of their own. */
  public <T> Mono<T> atomic(Function<Session, Mono<T>> operation) {
    return transaction(
        ignored ->
            Mono.deferContextual(
                inner -> operation.apply(Objects.requireNonNull(scope(inner)).session())),
        TransactionOptions.DEFAULT);
  }

  /**
   * Several statements of which the last only reads: in the transaction of the context, which an
   * error leaves as one of a single statement does, or one of their own.
   */
  public <T> Mono<T> together(Supplier<Mono<T>> operation) {
    return Mono.deferContextual(
        context -> scope(context) != null ? operation.get() : atomic(session -> operation.get()));
  }

  /** A transaction around the one value of the body. */
  public <T> Mono<T> transaction(Function<Transaction, Mono<T>> body, TransactionOptions options) {
    return connected(dialect -> transactions.single(body, options));
  }

  /**
   * A transaction around the values of the body, which come as they are read, before the commit.
   */
  public <T> Flux<T> transactionStream(
      Function<Transaction, Flux<T>> body, TransactionOptions options) {
    return server.many(dialect -> transactions.stream(body, options));
  }

  /** The value that the server complained of, for comparing, not for showing; null if unknown. */
  public @Nullable String offendingValue(DatabaseException error) {
    return error.getCause() instanceof R2dbcException cause
        ? dialect().detail(cause, error.sql()).value()
        : null;
  }

  /** How many connections are in use, those in clean-up included. */
  public int openConnections() {
    return connections.open();
  }

  /** Completes when no connection is in use, or after the time of a clean-up. */
  public Mono<Void> idle() {
    Duration step = Duration.ofMillis(20);
    long steps = settings().timeouts().cleanUp().dividedBy(step);
    return Flux.interval(Duration.ZERO, step)
        .take(steps + 1)
        .takeUntil(ignored -> connections.open() == 0)
        .then();
  }

  @Nullable Scope scope(ContextView context) {
    return context.getOrDefault(this, null);
  }

  Lane lease() {
    return connections.lane();
  }

  Session session(Lane lane, @Nullable Cursor cursor) {
    return new Session(this, lane, cursor);
  }

  Connections connections() {
    return connections;
  }

  Errors errors() {
    return errors;
  }

  Observers observers() {
    return observers;
  }
}
