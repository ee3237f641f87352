package io.sluice;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.sluice.annotation.CheckReturnValue;
import io.sluice.dialect.DialectProvider;
import io.sluice.error.LaneBufferException;
import io.sluice.internal.argument.Arguments;
import io.sluice.internal.execution.Dialects;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.execution.Pools;
import io.sluice.internal.operation.Clearance;
import io.sluice.internal.operation.Engine;
import io.sluice.internal.operation.SchemaValidation;
import io.sluice.internal.operation.Synchronizer;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.query.Include;
import io.sluice.settings.Settings;
import io.sluice.transaction.Transaction;
import io.sluice.transaction.TransactionOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * The entry: models and transactions on one database. Make one for an application, and share it.
 * Thread-safe.
 *
 * <p>A transaction travels in the Reactor context: all that is subscribed to inside of it is part
 * of it. It takes its connection and begins with its first statement, commits when the body
 * completes, and rolls back when it fails or is cancelled. Inside another one it joins that one.
 */
@CheckReturnValue
public final class Sluice {
  private final Execution execution;
  private final Engine engine;
  private final Map<EntityType<?>, Model<?>> models = new ConcurrentHashMap<>();
  private final @Nullable ConnectionPool ownPool;

  private Sluice(
      ConnectionFactory factory,
      DialectProvider provider,
      Settings settings,
      @Nullable ConnectionPool ownPool) {
    this.execution = new Execution(factory, provider.dialect(), settings);
    this.engine =
        new Engine(execution, BoundValues::new, ownPool != null, Context.of(Sluice.class, this));
    this.ownPool = ownPool;
  }

  /** On the database of an R2DBC URL, with a pool of its own; connects when it is first used. */
  public static Sluice create(String url) {
    return create(url, UnaryOperator.identity());
  }

  /**
   * On the database of an R2DBC URL, with a pool of its own; connects when it is first used. A URL
   * of {@code r2dbc:pool:…} says how the pool is, as far as it does, instead of the settings.
   *
   * @throws IllegalArgumentException if the URL cannot be read, or has what the driver does not
   *     take
   * @throws IllegalStateException if there is no dialect for the driver; names the artifact to add
   */
  public static Sluice create(String url, UnaryOperator<Settings> settings) {
    ConnectionFactoryOptions options = Dialects.options(Arguments.given(url, "url"));
    DialectProvider provider = Dialects.ofDriver(Pools.driver(options));
    Settings chosen = Pools.settings(options, settings.apply(Settings.defaults()));
    ConnectionPool pool = Pools.create(options, provider, chosen);
    return new Sluice(pool, provider, chosen, pool);
  }

  /** On connections of the factory, best a pool; it stays the caller's to close. */
  public static Sluice of(ConnectionFactory factory) {
    return of(factory, UnaryOperator.identity());
  }

  /**
   * On connections of the factory, best a pool; it stays the caller's to close.
   *
   * @throws IllegalStateException if there is no dialect for the factory; names the artifact to add
   */
  public static Sluice of(ConnectionFactory factory, UnaryOperator<Settings> settings) {
    return new Sluice(factory, Dialects.of(factory), settings.apply(Settings.defaults()), null);
  }

  /**
   * The one whose hook this is, for what a hook reads and writes itself: {@code
   * Sluice.current().flatMap(sluice -> sluice.model(Event_.TYPE).create(…))} is a part of the
   * transaction in which the hook runs. An {@link IllegalStateException} elsewhere.
   */
  public static Mono<Sluice> current() {
    return Mono.deferContextual(
        context ->
            Mono.justOrEmpty(context.<Sluice>getOrEmpty(Sluice.class))
                .switchIfEmpty(
                    Mono.error(
                        () ->
                            new IllegalStateException(
                                "Sluice.current() is for hooks: elsewhere use the Sluice that was"
                                    + " made"))));
  }

  /**
   * The model of an entity, always the same one.
   *
   * @throws io.sluice.error.ModelException if the entity does not fit what it refers to
   */
  @SuppressWarnings("unchecked") // put in under its own type
  public <E> Model<E> model(EntityType<E> type) {
    Model<?> known = models.get(Arguments.given(type, "type"));
    return (Model<E>)
        (known == null ? models.computeIfAbsent(type, each -> new Model<>(engine, each)) : known);
  }

  /**
   * The entities, in their order, each with the association loaded: what {@code include} does for a
   * query, for rows that are there already. One statement for all of them, a limit counts for each;
   * one more for each include in it. Other associations that were loaded stay loaded.
   */
  public <S, T> Mono<List<S>> load(Collection<S> entities, Association<S, T> association) {
    return load(entities, association, UnaryOperator.identity());
  }

  /** The entities, in their order, each with the association loaded as the include says. */
  public <S, T> Mono<List<S>> load(
      Collection<S> entities, Association<S, T> association, UnaryOperator<Include<T>> include) {
    return engine
        .reads()
        .include(
            Arguments.given(association, "association").source(),
            List.copyOf(Arguments.each("entity", entities)),
            Arguments.given(include, "include").apply(Include.of(association)));
  }

  /**
   * A statement in SQL, whose values are bound by names: {@code sluice.sql("SELECT * FROM users
   * WHERE age > :age").bind("age", 18).as(User_.TYPE)}. The text is sent as it is but for its
   * places: never put it together of what users enter. In literals, quoted names and comments
   * nothing is a place, nor is a cast ({@code ::}) or an operator.
   *
   * @throws IllegalArgumentException if the text is blank, or has places of the driver's own
   */
  public SqlStatement sql(String text) {
    return SqlStatement.named(engine.rawStatements(), text);
  }

  /**
   * A statement in SQL, whose values are bound to {@code ?} in their order. On PostgreSQL an
   * operator with a question mark is written with two of them.
   *
   * @throws IllegalArgumentException if there are more or fewer values than places, one is null, or
   *     the text has places with names, too
   */
  public SqlStatement sql(String text, Object... values) {
    return SqlStatement.positional(engine.rawStatements(), text, values);
  }

  /**
   * Completes when the server has answered a statement that does nothing; the error of a connection
   * or of the server otherwise.
   */
  public Mono<Void> ping() {
    return engine.rawStatements().ping();
  }

  /**
   * Creates the tables of the entities that have a model, and of those they refer to: keys,
   * constraints and indexes, too. What is there already is left as it is. One transaction.
   */
  public Mono<Void> sync() {
    return Mono.defer(() -> new Synchronizer(engine).sync(engine.registry().types()));
  }

  /** Creates the tables of the entities and of those they refer to, as {@link #sync()} does. */
  public Mono<Void> sync(EntityType<?>... types) {
    return new Synchronizer(engine).sync(Arguments.each("type", types));
  }

  /**
   * Completes if the tables of the entities that have a model, and of those they refer to, are as
   * the entities take them for; {@link io.sluice.error.SchemaValidationException}, which says all
   * that differs, otherwise: a table or a column that is not there, a column of a type that does
   * not hold the attribute's values, or is too small for them, null that is taken by one of them
   * only, and keys, constraints and indexes that are missing. What the database has besides is no
   * difference, but for columns that have to be given and that no attribute gives. Changes nothing.
   * Four statements.
   */
  public Mono<Void> validateSchema() {
    return Mono.defer(() -> new SchemaValidation(engine).validate(engine.registry().types()));
  }

  /**
   * Compares the tables of the entities, and of those they refer to, with what the database has, as
   * {@link #validateSchema()} does.
   */
  public Mono<Void> validateSchema(EntityType<?>... types) {
    return new SchemaValidation(engine).validate(Arguments.each("type", types));
  }

  /**
   * Drops the tables of the entities that have a model, and their join tables, with all rows; for
   * tests. Those that are not there are left out; an error of the server, if another table refers
   * to one of them. MySQL and MariaDB commit the transaction around it. What was dropped before an
   * error stays so there.
   */
  public Mono<Void> drop() {
    return Mono.defer(() -> new Clearance(engine).drop(engine.registry().types()));
  }

  /** Drops the tables of the entities, and their join tables, as {@link #drop()} does. */
  public Mono<Void> drop(EntityType<?>... types) {
    return new Clearance(engine).drop(Arguments.each("type", types));
  }

  /**
   * Empties the tables of the entities that have a model, and their join tables, and begins their
   * generated keys anew; for tests. An error, if another table refers to one of them, be it empty.
   * MySQL and MariaDB commit the transaction around it.
   */
  public Mono<Void> truncate() {
    return Mono.defer(() -> new Clearance(engine).truncate(engine.registry().types()));
  }

  /** Empties the tables of the entities, and their join tables, as {@link #truncate()} does. */
  public Mono<Void> truncate(EntityType<?>... types) {
    return new Clearance(engine).truncate(Arguments.each("type", types));
  }

  /** The value, emitted when the transaction around it is committed. */
  public <T> Mono<T> transactional(Mono<T> body) {
    Arguments.given(body, "body");
    return transaction(ignored -> body);
  }

  /** The values, collected, and emitted when the transaction around them is committed. */
  public <T> Flux<T> transactional(Flux<T> body) {
    Arguments.given(body, "body");
    return transactionMany(ignored -> body);
  }

  /**
   * The values, emitted as they come, before the transaction around them is committed; cancelling,
   * also by {@code take} or {@code next}, rolls back.
   */
  public <T> Flux<T> transactionalStream(Flux<T> body) {
    Arguments.given(body, "body");
    return execution.transactionStream(ignored -> body, TransactionOptions.DEFAULT);
  }

  /** The value of the body, emitted when the transaction around it is committed. */
  public <T> Mono<T> transaction(Function<Transaction, Mono<T>> body) {
    return transaction(body, UnaryOperator.identity());
  }

  /** The value of the body, emitted when the transaction around it is committed. */
  public <T> Mono<T> transaction(
      Function<Transaction, Mono<T>> body, UnaryOperator<TransactionOptions> options) {
    TransactionOptions chosen =
        Arguments.given(options, "options").apply(TransactionOptions.DEFAULT);
    return execution.transaction(
        Arguments.given(body, "body"), Arguments.given(chosen, "what the options function gives"));
  }

  /**
   * The values of the body, collected, and emitted when the transaction around them is committed.
   */
  public <T> Flux<T> transactionMany(Function<Transaction, Flux<T>> body) {
    return transactionMany(body, UnaryOperator.identity());
  }

  /**
   * The values of the body, collected, and emitted when the transaction around them is committed;
   * more than the settings' {@code bufferRows} are a {@link LaneBufferException}.
   */
  public <T> Flux<T> transactionMany(
      Function<Transaction, Flux<T>> body, UnaryOperator<TransactionOptions> options) {
    Arguments.given(body, "body");
    return transaction(tx -> collected(body.apply(tx)), options).flatMapIterable(rows -> rows);
  }

  private <T> Mono<List<T>> collected(Flux<T> values) {
    int bound = execution.settings().bufferRows();
    return values.collect(
        ArrayList::new,
        (rows, row) -> {
          if (rows.size() == bound) {
            throw new LaneBufferException(
                "The transaction gave more than "
                    + bound
                    + " values to hold back until its commit; use"
                    + " transactionalStream(…) to emit them before",
                null);
          }
          rows.add(row);
        });
  }

  /**
   * The value of the body, which runs outside of the transaction that is around it, on connections
   * of its own: what it writes stays, also where the transaction is rolled back, and it does not
   * see what the transaction has written. A body that waits for a row that the transaction has
   * locked waits for ever.
   */
  public <T> Mono<T> outside(Mono<T> body) {
    return Arguments.given(body, "body").contextWrite(execution::outside);
  }

  /** The values of the body, which runs outside of the transaction that is around it. */
  public <T> Flux<T> outside(Flux<T> body) {
    return Arguments.given(body, "body").contextWrite(execution::outside);
  }

  /** How many connections are in use, those in clean-up included. */
  public int openConnections() {
    return execution.openConnections();
  }

  /** Closes the pool, if Sluice made it, when the connections in use are back. */
  public Mono<Void> close() {
    return execution
        .idle()
        .then(Mono.defer(() -> ownPool == null ? Mono.empty() : ownPool.disposeLater()));
  }
}
