package io.sluice.internal.execution;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Dialect;
import io.sluice.error.DatabaseException;
import io.sluice.error.TransactionException;
import io.sluice.hook.EntityValidator;
import io.sluice.schema.TableDefinition;
import io.sluice.settings.Settings;
import io.sluice.transaction.Transaction;
import io.sluice.transaction.TransactionOptions;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Runs statements: in the transaction of the Reactor context where there is one, else on a lease of
 * their own. An operation says what it sends, by a function of the {@link Session}, and whether
 * that is one statement, several that read, or several that write. Every publisher is cold and
 * repeatable. Thread-safe.
 */
public final class Execution {
  private static final TransactionOptions AGAIN = TransactionOptions.DEFAULT.retries(5);

  private final Database database;
  private final Session single;
  private final Gatherer gatherer;

  /** Statements on connections of the factory. */
  public Execution(ConnectionFactory factory, Dialect dialect, Settings settings) {
    this.database = new Database(factory, dialect, settings);
    this.single = Session.single(database);
    this.gatherer = new Gatherer(database, single);
  }

  /** The dialect, as far as the server is known. */
  public Dialect dialect() {
    return database.dialect();
  }

  /** What was set. */
  public Settings settings() {
    return database.settings();
  }

  /**
   * Lets errors say what the table and its constraints are about.
   *
   * @param of what has its rows there
   */
  public void describe(TableDefinition table, String of) {
    database.errors().describe(table, of);
  }

  /** One statement that gives rows. */
  public <T> Flux<T> many(Function<Session, Flux<T>> statement) {
    return SessionFlux.single(database, single, statement);
  }

  /**
   * One statement that gives rows, from a cursor where the database has them: in the transaction of
   * the context, else in one around it.
   */
  public <T> Flux<T> inParts(Function<Session, Flux<T>> statement) {
    Flux<T> rows = many(statement);
    return Flux.deferContextual(
        context ->
            OpenTransaction.of(database, context) != null || database.dialect().cursors() == null
                ? rows
                : transactionStream(ignored -> rows, TransactionOptions.DEFAULT));
  }

  /**
   * One statement that may write, on its own; in the transaction of the context a cancel makes the
   * commit fail.
   */
  public <T> Mono<T> oneWrite(Function<Session, Mono<T>> statement) {
    Mono<T> alone = one(statement);
    Mono<T> part = write(statement);
    return Mono.deferContextual(
        context -> OpenTransaction.of(database, context) == null ? alone : part);
  }

  /** One statement that gives one thing. */
  public <T> Mono<T> one(Function<Session, Mono<T>> statement) {
    return audited(new SessionMono<>(database, single, statement));
  }

  /**
   * One statement that gives rows, for this call alone, or for all that gather with it. Each call
   * has its own rows, in the order of the statement, and errors of its own with a common cause.
   */
  public <R> Flux<R> gathered(Gathering gathering, Inquiry<R> inquiry) {
    return gatherer.flux(gathering, inquiry);
  }

  /**
   * What comes of what is written, by one operation for all calls that gather; alone in a
   * transaction.
   */
  public <T, R> Flux<R> gathered(Gathering gathering, T written, Writes<T, R> writes) {
    return gatherer.written(gathering, written, writes);
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
    return writeInPart(none -> false, statements);
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
    return audited(
        new TransactionMono<>(
            database,
            transaction -> written(transaction, statements),
            Propagations.ofOperation(database, part)));
  }

  /**
   * Any number of statements that write, as {@link #write} does, around values that come before the
   * commit. What they write in parts of their own is told to the session by {@link
   * Session#noteWritten}.
   */
  public <T> Flux<T> writeStream(Function<Session, Flux<T>> statements) {
    return new TransactionFlux<>(
        database,
        transaction ->
            Flux.deferContextual(context -> statements.apply(session(transaction).by(context))),
        Propagations.ofOperation(database, any -> false));
  }

  /** Statements that are undone alone if they fail; a part of the transaction of the context. */
  public <T> Mono<T> nested(Function<Session, Mono<T>> statements) {
    return transaction(
        transaction -> written(transaction, statements), TransactionOptions.DEFAULT.nested());
  }

  /** The operation, which cannot be a part of a transaction. */
  public <T> Flux<T> outermost(Flux<T> operation, String why) {
    return Flux.deferContextual(
        context ->
            OpenTransaction.of(database, context) == null
                ? operation
                : Flux.error(new TransactionException(why, null)));
  }

  /**
   * What a hook of a user's gives; what it throws is its error.
   *
   * @param name what it is, for messages
   */
  public <T> Mono<T> hook(Supplier<? extends @Nullable Mono<T>> call, String name) {
    return Mono.defer(() -> UserCode.hook(call, name));
  }

  /** Runs what is given once the transaction of the context is committed; at once without one. */
  public Mono<Void> afterCommit(Mono<Void> action) {
    return Mono.deferContextual(
        context -> {
          OpenTransaction transaction = OpenTransaction.of(database, context);
          if (transaction == null) {
            return action;
          }
          Mono<Void> outside = action.contextWrite(outside(Context.of(context)));
          transaction.afterCommit(() -> outside);
          return Mono.empty();
        });
  }

  /** Tells a listener of a user's; what it throws is logged. */
  public <T> void tell(Consumer<T> listener, T what) {
    UserCode.told(listener, what);
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

  /** What is done is decided when it is known what the database can do. */
  public <T> Mono<T> byCapabilities(Function<Capabilities, Mono<T>> operation) {
    Mono<T> decided = Mono.defer(() -> operation.apply(database.dialect().capabilities()));
    return Mono.defer(
        () -> database.isServerKnown() ? decided : database.serverAsked().then(decided));
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

  /**
   * An operation that is run again where it lost against another one, some times at most, unless it
   * is a part of a transaction.
   */
  public <T> Mono<T> again(Mono<T> operation) {
    return Propagations.retried(operation, database, AGAIN);
  }

  /**
   * The operation, which is undone alone if it fails in a transaction that could not go on else.
   *
   * @param part whether what the database can do makes that necessary
   */
  public <T> Mono<T> apart(Predicate<Capabilities> part, Mono<T> operation) {
    return Mono.deferContextual(
        context ->
            OpenTransaction.of(database, context) != null
                    && part.test(database.dialect().capabilities())
                ? transaction(transaction -> operation, TransactionOptions.DEFAULT.nested())
                : operation);
  }

  /** The operation, where there is a transaction; empty where there is none. */
  public <T> Mono<T> onlyInTransaction(Mono<T> operation) {
    return Mono.deferContextual(
        context -> OpenTransaction.of(database, context) == null ? Mono.empty() : operation);
  }

  /** What has a meaning only inside of a transaction. */
  public <T> Flux<T> inTransaction(Flux<T> locking) {
    return Flux.deferContextual(
        context ->
            OpenTransaction.of(database, context) == null
                ? Flux.error(
                    new TransactionException(
                        "lock(…) is outside of a transaction, so that the rows would be locked for no"
                            + " time: put it into sluice.transaction(…)",
                        null))
                : locking);
  }

  /** The context without the transaction in it. */
  public Context outside(Context context) {
    return context.delete(database);
  }

  private static Session session(Transaction transaction) {
    return ((OpenTransaction) transaction).session();
  }

  private static <T> Mono<T> written(
      Transaction transaction, Function<Session, Mono<T>> statements) {
    return Mono.deferContextual(context -> statements.apply(session(transaction).by(context)));
  }

  /** The operation, when it is known who writes; asked once for all that is inside of it. */
  private <T> Mono<T> audited(Mono<T> operation) {
    return settings().auditor() == null
        ? operation
        : Mono.deferContextual(
            context ->
                context.hasKey(Author.class)
                    ? operation
                    : author(context)
                        .flatMap(who -> operation.contextWrite(Context.of(Author.class, who))));
  }

  /** An operation on many rows, when it is known what its context says of them. */
  public <T> Flux<T> audited(Function<Circumstances, Flux<T>> operation) {
    return Flux.deferContextual(
        context -> {
          boolean validates = !EntityValidator.isOff(context);
          return settings().auditor() == null
              ? operation.apply(new Circumstances(null, validates))
              : author(context)
                  .flatMapMany(
                      who ->
                          operation
                              .apply(new Circumstances(who.value(), validates))
                              .contextWrite(Context.of(Author.class, who)));
        });
  }

  /** Who writes, which may be read by Sluice: then nobody is asked again. */
  private Mono<Author> author(ContextView context) {
    Author known = context.getOrDefault(Author.class, null);
    Function<ContextView, Mono<?>> auditor = settings().auditor();
    if (known != null || auditor == null) {
      return Mono.just(known == null ? Author.NOBODY : known);
    }
    return UserCode.hook(() -> auditor.apply(context), "auditor")
        .map(Author::new)
        .defaultIfEmpty(Author.NOBODY)
        .contextWrite(Context.of(Author.class, Author.NOBODY));
  }

  /** The value as it may be shown; null where values are hidden. */
  public @Nullable String shown(@Nullable Object value) {
    return database.errors().shown(value);
  }

  /** Who writes by the context of an operation; null if nobody says. */
  public @Nullable Object by(ContextView context) {
    return Author.of(context);
  }

  /** The context without what an operation knows of who writes. */
  public Context unasked(Context context) {
    return context.delete(Author.class);
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
