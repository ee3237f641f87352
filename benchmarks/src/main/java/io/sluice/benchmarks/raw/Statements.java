package io.sluice.benchmarks.raw;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is written again and again by those who use R2DBC by hand. Thread-safe. */
final class Statements {
  private final ConnectionPool pool;

  Statements(ConnectionPool pool) {
    this.pool = pool;
  }

  /** One row on a connection of the pool. */
  <T> Mono<T> one(Function<Connection, Mono<T>> work) {
    return Mono.usingWhen(pool.create(), work, Connection::close);
  }

  /** Rows on a connection of the pool. */
  <T> Flux<T> many(Function<Connection, Publisher<T>> work) {
    return Flux.usingWhen(pool.create(), work, Connection::close);
  }

  /** In a transaction on a connection of the pool. */
  <T> Mono<T> inTransaction(Function<Connection, Mono<T>> work) {
    return Mono.usingWhen(
        pool.create().flatMap(c -> Mono.from(c.beginTransaction()).thenReturn(c)),
        work,
        c -> Mono.from(c.commitTransaction()).then(Mono.from(c.close())),
        (c, error) -> Mono.from(c.rollbackTransaction()).then(Mono.from(c.close())),
        c -> Mono.from(c.rollbackTransaction()).then(Mono.from(c.close())));
  }

  /** The rows of a statement whose values are these. */
  static <T> Flux<T> rows(
      Connection connection, String sql, Function<? super Readable, T> row, Object... values) {
    return Flux.from(bound(connection, sql, values).execute()).concatMap(r -> r.map(row));
  }

  /** The row of a statement whose values are these. */
  static <T> Mono<T> row(
      Connection connection, String sql, Function<? super Readable, T> row, Object... values) {
    return Mono.from(bound(connection, sql, values).execute())
        .flatMap(result -> Mono.from(result.map(row)));
  }

  /** The number of rows that the statement has written. */
  static Mono<Long> written(Connection connection, String sql, Object... values) {
    return Mono.from(bound(connection, sql, values).execute())
        .flatMap(result -> Mono.from(result.getRowsUpdated()));
  }

  private static Statement bound(Connection connection, String sql, Object... values) {
    Statement statement = connection.createStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.bind(i, values[i]);
    }
    return statement;
  }

  /** How many rows all results have written. */
  static Mono<Long> written(Publisher<? extends Result> results) {
    return Flux.from(results).concatMap(Result::getRowsUpdated).reduce(0L, Long::sum);
  }
}
