package io.sluice.dialect.mysql;

import static io.r2dbc.spi.ConnectionFactoryOptions.DATABASE;
import static io.r2dbc.spi.ConnectionFactoryOptions.DRIVER;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.sluice.tests.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * One server by one driver, for tests: the property {@code sluice.test.server} names the server
 * ({@code mariadb}, or {@code mysql}), {@code sluice.test.driver} the driver, {@code
 * sluice.test.prepared} whether statements are prepared on the server.
 */
final class MySqlTestServer implements TestServer {
  // MySQL alone keeps what it shows of tables
  private static final String UNCHECKED =
      "SET foreign_key_checks = 0 /*!80000 , information_schema_stats_expiry = 0 */";
  private static final String TABLES =
      "SELECT table_name FROM information_schema.tables"
          + " WHERE table_schema = ? AND COALESCE(auto_increment, 1) ";
  private static final String IDLE_IN_TRANSACTION =
      "SELECT COUNT(*) FROM information_schema.innodb_trx AS t"
          + " JOIN information_schema.processlist AS p ON p.id = t.trx_mysql_thread_id"
          + " WHERE p.db = ? AND p.command = 'Sleep'";
  private static final int NOT_CONVERTED = 3854;
  private static final MySqlTestServer SERVER = new MySqlTestServer();

  private final String url;
  private final String driver = System.getProperty("sluice.test.driver", "mariadb");
  // one connection that is there even when a test has used up all others
  private final ConnectionPool administration;
  private final boolean prepared = Boolean.getBoolean("sluice.test.prepared");

  private MySqlTestServer() {
    this.url = ServerUrl.of(System.getProperty("sluice.test.server", "mariadb"));
    this.administration =
        new ConnectionPool(
            ConnectionPoolConfiguration.builder(ConnectionFactories.get(options("")))
                .initialSize(0)
                .maxSize(1)
                .build());
  }

  static MySqlTestServer get() {
    return SERVER;
  }

  @Override
  public String commentsOf(String table) {
    String own = " WHERE table_schema = DATABASE() AND table_name = '" + table + "'";
    return "SELECT table_comment FROM information_schema.tables"
        + own
        + " UNION ALL SELECT column_comment FROM information_schema.columns"
        + own
        + " AND column_comment <> ''";
  }

  @Override
  public ConnectionFactoryOptions options(String schema) {
    ConnectionFactoryOptions.Builder options =
        ConnectionFactoryOptions.parse(url).mutate().option(DRIVER, driver);
    if (!schema.isEmpty()) {
      options.option(DATABASE, schema);
    }
    return driver.equals("mariadb")
        ? new MariaDbDialectProvider().tune(mariadb(options).build()).options()
        : new MySqlDialectProvider().tune(mysql(options).build()).options();
  }

  private ConnectionFactoryOptions.Builder mariadb(ConnectionFactoryOptions.Builder options) {
    return options.option(Option.valueOf("allowPublicKeyRetrieval"), true);
  }

  private ConnectionFactoryOptions.Builder mysql(ConnectionFactoryOptions.Builder options) {
    return options
        .option(Option.valueOf("sslMode"), "disabled")
        .option(Option.valueOf("useServerPrepareStatement"), prepared);
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

  /** TRUNCATE makes a new file, and takes longer than most tests: tables that are new stay. */
  @Override
  public Mono<Void> clean(String schema) {
    return Mono.usingWhen(
        administration.create(),
        connection ->
            executed(connection, UNCHECKED)
                .thenMany(texts(connection, TABLES + "> 1", schema))
                .concatWith(
                    texts(connection, TABLES + "= 1", schema)
                        .collectList()
                        .flatMapMany(tables -> filled(connection, schema, tables)))
                .map(table -> "TRUNCATE TABLE " + name(schema) + "." + name(table))
                .collectList()
                .flatMapIterable(statements -> statements)
                .concatMap(sql -> executed(connection, sql))
                .then(),
        Connection::close);
  }

  private Flux<String> filled(Connection connection, String schema, List<String> tables) {
    String each = "SELECT ? WHERE EXISTS (SELECT 1 FROM " + name(schema) + ".";
    String sql =
        tables.stream()
            .map(table -> each + name(table) + ")")
            .collect(Collectors.joining(" UNION ALL "));
    return tables.isEmpty() ? Flux.empty() : texts(connection, sql, tables.toArray(String[]::new));
  }

  private static Mono<Void> executed(Connection connection, String sql) {
    return Flux.from(connection.createStatement(sql).execute())
        .concatMap(Result::getRowsUpdated)
        .then();
  }

  private static Flux<String> texts(Connection connection, String sql, String... values) {
    Statement statement = connection.createStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.bind(i, values[i]);
    }
    return Flux.from(statement.execute())
        .concatMap(result -> result.map(row -> String.valueOf(row.get(0))));
  }

  /** By digits, which each server has, and as many of them as it takes. */
  @Override
  public Mono<Void> fill(String schema, String table, long rows) {
    List<String> digits = new ArrayList<>();
    List<String> terms = new ArrayList<>(List.of("1"));
    for (long unit = 1; unit < rows; unit *= 10) {
      digits.add("digits AS d" + digits.size());
      terms.add(unit + " * d" + (digits.size() - 1) + ".v");
    }
    String from = digits.isEmpty() ? "(SELECT 1) AS one" : String.join(", ", digits);
    return run(
        schema,
        "INSERT INTO "
            + name(table)
            + " (id, text) WITH digits (v) AS (SELECT 0 UNION ALL SELECT 1 UNION ALL SELECT 2"
            + " UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6"
            + " UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)"
            + " SELECT n, CONCAT('text ', n) FROM (SELECT "
            + String.join(" + ", terms)
            + " AS n FROM "
            + from
            + ") AS numbers WHERE n <= "
            + rows);
  }

  @Override
  public String sleep(long milliseconds) {
    return "SELECT SLEEP(" + milliseconds / 1000.0 + ")";
  }

  @Override
  public Mono<Long> idleInTransaction(String schema) {
    return Mono.usingWhen(
            administration.create(),
            connection ->
                texts(connection, IDLE_IN_TRANSACTION, schema).single().map(Long::valueOf),
            Connection::close)
        .retryWhen(Retry.fixedDelay(50, Duration.ofMillis(20)).filter(MySqlTestServer::unshown));
  }

  // a server shows no transactions while one of another process sends bytes in a statement's text
  private static boolean unshown(Throwable error) {
    return error instanceof R2dbcException known && known.getErrorCode() == NOT_CONVERTED;
  }

  @Override
  public String name(String name) {
    return MySqlDialect.NOTATION.quoted(name);
  }

  @Override
  public int many() {
    return 10_000;
  }

  @Override
  public String instants() {
    return "DATETIME(6)";
  }

  @Override
  public @Nullable ConnectionFactoryOptions limited(ConnectionFactoryOptions options) {
    if (!"mysql".equals(System.getProperty("sluice.test.server"))) {
      return null; // it runs without its tables of grants
    }
    run(
            "",
            "DROP USER IF EXISTS sluice_limited",
            "CREATE USER sluice_limited WITH MAX_USER_CONNECTIONS 1",
            "GRANT ALL ON *.* TO sluice_limited")
        .block();
    return options
        .mutate()
        .option(ConnectionFactoryOptions.USER, "sluice_limited")
        .option(ConnectionFactoryOptions.PASSWORD, "")
        .build();
  }

  @Override
  public ConnectionFactoryOptions withTls(ConnectionFactoryOptions options) {
    return options
        .mutate()
        .option(Option.valueOf("sslMode"), driver.equals("mariadb") ? "verify-full" : "verify_ca")
        .option(Option.valueOf("fallbackToSystemTrustStore"), true)
        .build();
  }

  @Override
  public Map<String, String> looseTexts() {
    return Map.of(
        "varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci", "pET",
        "char(6) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci", "P\u00e9t ");
  }
}
