package io.sluice.benchmarks.server;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A schema of its own with the tables, on a connection beside those that are measured. Blocks; used
 * by one thread.
 */
public final class Database implements AutoCloseable {
  private final Target target;

  private Database(Target target) {
    this.target = target;
  }

  /** Creates and fills the tables on the server. */
  public static Database create(Target server) {
    String schema = "sluice_benchmarks_" + ProcessHandle.current().pid();
    run(server, List.of("CREATE SCHEMA " + schema));
    Database database = new Database(server.in(schema));
    run(database.target, Tables.statements(server.isPostgres()));
    return database;
  }

  /** Where it is, without anything between. */
  public Target target() {
    return target;
  }

  /** Runs a statement. */
  public void run(String sql) {
    run(target, List.of(sql));
  }

  /** The number that a query of one row and column gives. */
  public long number(String sql) {
    Mono<Long> number =
        Mono.usingWhen(
            ConnectionFactories.get(target.url()).create(),
            connection ->
                Mono.from(connection.createStatement(sql).execute())
                    .flatMap(
                        result ->
                            Mono.from(
                                result.map(
                                    row ->
                                        Objects.requireNonNull(row.get(0, Number.class))
                                            .longValue()))),
            Connection::close);
    return Objects.requireNonNull(number.block());
  }

  @Override
  public void close() {
    run("DROP SCHEMA " + target.schema() + (target.isPostgres() ? " CASCADE" : ""));
  }

  private static void run(Target target, List<String> statements) {
    Flux.usingWhen(
            ConnectionFactories.get(target.url()).create(),
            connection ->
                Flux.fromIterable(statements)
                    .concatMap(sql -> connection.createStatement(sql).execute())
                    .concatMap(result -> result.getRowsUpdated()),
            Connection::close)
        .blockLast();
  }
}
