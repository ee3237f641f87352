package io.sluice.tests;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A running database server of one kind. Thread-safe. */
public interface TestServer {
  /** The options of connections whose tables are in the schema. */
  ConnectionFactoryOptions options(String schema);

  /** Creates an empty schema of the name, in place of one that is there. */
  Mono<Void> createSchema(String schema);

  /** Drops the schema. */
  Mono<Void> dropSchema(String schema);

  /** Drops those of the tables that are there, whatever refers to them. */
  default Mono<Void> dropTables(String schema, String... tables) {
    return run(
        schema,
        Arrays.stream(tables)
            .map(each -> "DROP TABLE IF EXISTS " + each + " CASCADE")
            .toArray(String[]::new));
  }

  /** Empties all tables of the schema; generated keys start at 1 again. */
  Mono<Void> clean(String schema);

  /** Fills the columns {@code id} and {@code text} of a table with the numbers from 1 on. */
  Mono<Void> fill(String schema, String table, long rows);

  /** A statement that takes so many milliseconds on the server. */
  String sleep(long milliseconds);

  /** How many sessions on the schema are in a transaction and do nothing. */
  Mono<Long> idleInTransaction(String schema);

  /** Runs statements on a connection of their own, past Sluice. */
  default Mono<Void> run(String schema, String... statements) {
    ConnectionFactory factory = ConnectionFactories.get(options(schema));
    return Flux.usingWhen(
            factory.create(),
            connection -> Flux.fromArray(statements).concatMap(sql -> executed(connection, sql)),
            Connection::close)
        .then();
  }

  private static Mono<Void> executed(Connection connection, String sql) {
    return Flux.from(connection.createStatement(sql).execute())
        .concatMap(result -> result.getRowsUpdated())
        .then();
  }

  /**
   * The options, for a user named {@code sluice_limited} who may have one connection; null where
   * the server knows no users.
   */
  default @Nullable ConnectionFactoryOptions limited(ConnectionFactoryOptions options) {
    return null;
  }

  /** The options, with a TLS that the server does not have, or not such as is trusted. */
  ConnectionFactoryOptions withTls(ConnectionFactoryOptions options);

  /** How many rows are very many: fewer where other runs of the same tests have had more. */
  default int many() {
    return 100_000;
  }

  /** A statement that gives the comments of a table and of its columns. */
  String commentsOf(String table);

  /** A name as it is quoted in statements. */
  default String name(String name) {
    return '"' + name + '"';
  }

  /** The type of columns of instants. */
  default String instants() {
    return "TIMESTAMP WITH TIME ZONE";
  }

  /**
   * Types of texts, each with another spelling of {@code Pet} that is equal to it where it is of
   * the type.
   */
  Map<String, String> looseTexts();

  /** What types that entities name need in a schema. */
  default List<String> typeNeeds() {
    return List.of();
  }

  /** What the types of {@link #looseTexts()} need in a schema. */
  default List<String> looseTextNeeds() {
    return List.of();
  }
}
