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
  private final KnownServer server;
  private final Settings settings;
  private final LaneEnvironment environment;
  private final ErrorTranslator errors;
  private final Connections connections;

  /** Statements on connections of the factory. */
  public Execution(ConnectionFactory factory, Dialect dialect, Settings settings) {
    UserCode userCode = new UserCode(settings);
    Deadlines deadlines = new Deadlines();
    this.server = new KnownServer(dialect);
    this.settings = settings;
    this.errors = new ErrorTranslator(server, userCode);
    ConnectionReturn back = new ConnectionReturn(server, deadlines, settings);
    this.environment = new LaneEnvironment(settings, userCode, deadlines, back::stopped);
    this.connections = new Connections(factory, environment, errors, back);
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
    return Mono.defer(
        () ->
            server.isKnown()
                ? operation.apply(server.dialect())
                : asked().then(Mono.defer(() -> operation.apply(server.dialect()))));
  }

  private <T> Flux<T> connectedMany(Supplier<Flux<T>> operation) {
    return Flux.defer(
        () -> server.isKnown() ? operation.get() : asked().thenMany(Flux.defer(operation)));
  }

  private Mono<Void> asked() {
    return server.asked(connections::lane, environment, errors);
  }

  /** The rows of one statement. */
  public <T> Flux<T> rows(Statement statement, int fetchSize, RowFunction<T> function) {
    return connectedMany(
        () ->
            rows(rendered(statement), statement instanceof Statement.Select, fetchSize, function));
  }

  Sql rendered(Statement statement) {
    return dialect().renderer().render(statement);
  }

  /** The rows of one statement. */
  public <T> Flux<T> rows(Sql sql, RowFunction<T> function) {
    return rows(sql, false, 0, function);
  }

  private <T> Flux<T> rows(Sql sql, boolean repeatable, int fetchSize, RowFunction<T> function) {
    return Flux.deferContextual(
        context -> {
          OpenTransaction transaction = transaction(context);
          return transaction == null
              ? CallFlux.leased(
                  this::lease,
                  () -> StatementWork.rows(sql, errors, repeatable, fetchSize, function),
                  environment)
              : transaction.session().rows(sql, repeatable, fetchSize, function);
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
          OpenTransaction transaction = transaction(context);
          return transaction != null
              ? transaction.session().change(sql)
              : CallFlux.leased(this::lease, () -> StatementWork.change(sql, errors), environment)
                  .single();
        });
  }

  /** Inserts one row, and emits the value that the database made for the column. */
  public Mono<Long> generated(Statement.Insert insert, String column) {
    return Mono.deferContextual(
        context -> {
          Sql sql = rendered(insert);
          OpenTransaction transaction = transaction(context);
          return transaction != null
              ? transaction.session().generated(sql, column)
              : CallFlux.leased(
                      this::lease, () -> StatementWork.generated(sql, errors, column), environment)
                  .single();
        });
  }

  /** Several statements that read, on one lease; they do not make a transaction. */
  public <T> Flux<T> operation(Function<Session, Flux<T>> operation) {
    return connectedMany(
            () ->
                Flux.deferContextual(
                    context -> {
                      OpenTransaction transaction = transaction(context);
                      return transaction == null
                          ? new LeaseFlux<>(this, operation)
                          : operation.apply(transaction.session());
                    }))
        .onErrorStop();
  }

  /** Several statements that write, in the transaction of the context or one of their own. */
  public <T> Mono<T> atomic(Function<Session, Mono<T>> operation) {
    return connected(
        dialect ->
            new TransactionMono<>(
                this,
                transaction -> operation.apply(((OpenTransaction) transaction).session()),
                Propagations.ofOperation(this, TransactionOptions.DEFAULT)));
  }

  /**
   * Several statements of which the last only reads: in the transaction of the context, which an
   * error leaves as one of a single statement does, or one of their own.
   */
  public <T> Mono<T> together(Supplier<Mono<T>> operation) {
    return Mono.deferContextual(
        context ->
            transaction(context) != null ? operation.get() : atomic(session -> operation.get()));
  }

  /** A transaction around the one value of the body. */
  public <T> Mono<T> transaction(Function<Transaction, Mono<T>> body, TransactionOptions options) {
    Mono<T> attempt =
        connected(dialect -> new TransactionMono<>(this, body, Propagations.begin(this, options)));
    return Propagations.retried(attempt, this, options);
  }

  /**
   * A transaction around the values of the body, which come as they are read, before the commit.
   */
  public <T> Flux<T> transactionStream(
      Function<Transaction, Flux<T>> body, TransactionOptions options) {
    return connectedMany(
        () -> new TransactionFlux<>(this, body, Propagations.begin(this, options)));
  }

  /** Several statements that only read, in the transaction of the context or one of their own. */
  public <T> Flux<T> readTransaction(
      Function<Session, Flux<T>> operation, TransactionOptions options) {
    return connectedMany(
        () ->
            new TransactionFlux<>(
                this,
                transaction -> operation.apply(((OpenTransaction) transaction).session()),
                Propagations.ofOperation(this, options)));
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

  /** Completes when no connection is in use or under way, or after the time of a clean-up. */
  public Mono<Void> idle() {
    Duration step = Duration.ofMillis(20);
    long steps = settings().cleanUpTimeout().dividedBy(step);
    return Flux.interval(Duration.ZERO, step)
        .take(steps + 1)
        .takeUntil(ignored -> connections.busy() == 0)
        .then();
  }

  @Nullable OpenTransaction transaction(ContextView context) {
    return context.getOrDefault(this, null);
  }

  Lane lease() {
    return connections.lane();
  }

  Session session(Lane lane) {
    return new Session(this, lane, null);
  }

  Connections connections() {
    return connections;
  }

  ErrorTranslator errors() {
    return errors;
  }

  LaneEnvironment environment() {
    return environment;
  }
}
