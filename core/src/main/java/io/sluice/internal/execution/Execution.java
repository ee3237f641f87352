package io.sluice.internal.execution;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Dialect;
import io.sluice.error.DatabaseException;
import io.sluice.schema.TableDefinition;
import io.sluice.settings.Settings;
import io.sluice.transaction.Transaction;
import io.sluice.transaction.TransactionOptions;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs statements: in the transaction of the Reactor context where there is one, else on a lease of
 * their own. An operation says what it sends, by a function of the {@link Session}, and whether
 * that is one statement, several that read, or several that write. Every publisher is cold and
 * repeatable. Thread-safe.
 */
public final class Execution {
  private final Database database;
  private final Session single;

  /** Statements on connections of the factory. */
  public Execution(ConnectionFactory factory, Dialect dialect, Settings settings) {
    this.database = new Database(factory, dialect, settings);
    this.single = Session.single(database);
  }

  /** What was set. */
  public Settings settings() {
    return database.settings();
  }

  /** Lets errors say what the table's constraints are about. */
  public void describe(TableDefinition table) {
    database.errors().describe(table);
  }

  /** One statement that gives rows. */
  public <T> Flux<T> many(Function<Session, Flux<T>> statement) {
    return SessionFlux.single(database, single, statement);
  }

  /** One statement that gives one thing. */
  public <T> Mono<T> one(Function<Session, Mono<T>> statement) {
    return new SessionMono<>(database, single, statement);
  }

  /** Several statements that read, on one lease; they do not make a transaction. */
  public <T> Flux<T> read(Function<Session, Flux<T>> statements) {
    return SessionFlux.several(database, statements).onErrorStop();
  }

  /**
   * Several statements that write, in the transaction of the context or one of their own. In that
   * of the context an error or a cancel makes the commit fail, if anything was written.
   */
  public <T> Mono<T> write(Function<Session, Mono<T>> statements) {
    return new TransactionMono<>(
        database,
        transaction -> statements.apply(session(transaction)),
        Propagations.ofOperation(database));
  }

  /**
   * Any number of statements that write, as {@link #write} does, but in a transaction that goes on
   * after them as a part of it, if the database needs one: what of them was written is undone where
   * they fail.
   *
   * @param part whether what the database can do makes it a part
   */
  public <T> Mono<T> writeInPart(
      Predicate<Capabilities> part, Function<Session, Mono<T>> statements) {
    return new TransactionMono<>(
        database,
        transaction -> statements.apply(session(transaction)),
        Propagations.ofPart(database, part));
  }

  /**
   * A write, and a read of what it has written, if the database needs one: one statement on its
   * own, or both in a transaction.
   *
   * @param both whether what the database can do makes it two statements
   */
  public <T> Mono<T> writeAndRead(
      Function<Capabilities, Boolean> both, Function<Session, Mono<T>> statements) {
    return Mono.deferContextual(
        context -> {
          if (!database.isServerKnown()) {
            return database.serverAsked().then(writeAndRead(both, statements));
          }
          boolean own =
              OpenTransaction.of(database, context) == null
                  && both.apply(database.dialect().capabilities());
          return own ? write(statements) : one(statements);
        });
  }

  /** A transaction around the one value of the body. */
  public <T> Mono<T> transaction(Function<Transaction, Mono<T>> body, TransactionOptions options) {
    return Propagations.retried(
        new TransactionMono<>(database, body, Propagations.begin(database, options)),
        database,
        options);
  }

  /**
   * A transaction around the values of the body, which come as they are read, before the commit.
   */
  public <T> Flux<T> transactionStream(
      Function<Transaction, Flux<T>> body, TransactionOptions options) {
    return new TransactionFlux<>(database, body, Propagations.begin(database, options));
  }

  private static Session session(Transaction transaction) {
    return ((OpenTransaction) transaction).session();
  }

  /** The value that the server complained of, for comparing, not for showing; null if unknown. */
  public @Nullable String offendingValue(DatabaseException error) {
    return error.getCause() instanceof R2dbcException cause
        ? database.dialect().detail(cause, error.sql()).value()
        : null;
  }

  /** How many connections are in use, those in clean-up included. */
  public int openConnections() {
    return database.connections().open();
  }

  /** Completes when no connection is in use or under way, or after the time of a clean-up. */
  public Mono<Void> idle() {
    Duration step = Duration.ofMillis(20);
    long steps = settings().cleanUpTimeout().dividedBy(step);
    return Flux.interval(Duration.ZERO, step)
        .take(steps + 1)
        .takeUntil(ignored -> database.connections().busy() == 0)
        .then();
  }
}
