package io.sluice;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.sluice.annotation.CheckReturnValue;
import io.sluice.dialect.DialectProvider;
import io.sluice.error.LaneBufferException;
import io.sluice.internal.execution.Dialects;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.execution.Pools;
import io.sluice.internal.operation.Engine;
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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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
  private final @Nullable ConnectionPool ownPool;

  private Sluice(
      ConnectionFactory factory,
      DialectProvider provider,
      Settings settings,
      @Nullable ConnectionPool ownPool) {
    this.execution = new Execution(factory, provider.dialect(), settings);
    this.engine = new Engine(execution, BoundValues::new);
    this.ownPool = ownPool;
  }

  /** On the database of an R2DBC URL, with a pool of its own; connects when it is first used. */
  public static Sluice create(String url) {
    return create(url, UnaryOperator.identity());
  }

  /**
   * On the database of an R2DBC URL, with a pool of its own; connects when it is first used.
   *
   * @throws IllegalStateException if there is no dialect for the driver; names the artifact to add
   */
  public static Sluice create(String url, UnaryOperator<Settings> settings) {
    ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(url);
    DialectProvider provider =
        Dialects.ofDriver(String.valueOf(options.getValue(ConnectionFactoryOptions.DRIVER)));
    Settings chosen = settings.apply(Settings.defaults());
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
   * The model of an entity.
   *
   * @throws io.sluice.error.ModelException if the entity does not fit what it refers to
   */
  public <E> Model<E> model(EntityType<E> type) {
    return new Model<>(engine, type);
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
            association.source(), List.copyOf(entities), include.apply(Include.of(association)));
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
    return new Synchronizer(engine).sync(List.of(types));
  }

  /** The value, emitted when the transaction around it is committed. */
  public <T> Mono<T> transactional(Mono<T> body) {
    return transaction(ignored -> body);
  }

  /** The values, collected, and emitted when the transaction around them is committed. */
  public <T> Flux<T> transactional(Flux<T> body) {
    return transactionMany(ignored -> body);
  }

  /**
   * The values, emitted as they come, before the transaction around them is committed; cancelling,
   * also by {@code take} or {@code next}, rolls back.
   */
  public <T> Flux<T> transactionalStream(Flux<T> body) {
    return execution.transactionStream(ignored -> body, TransactionOptions.DEFAULT);
  }

  /** The value of the body, emitted when the transaction around it is committed. */
  public <T> Mono<T> transaction(Function<Transaction, Mono<T>> body) {
    return transaction(body, UnaryOperator.identity());
  }

  /** The value of the body, emitted when the transaction around it is committed. */
  public <T> Mono<T> transaction(
      Function<Transaction, Mono<T>> body, UnaryOperator<TransactionOptions> options) {
    return execution.transaction(body, options.apply(TransactionOptions.DEFAULT));
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
