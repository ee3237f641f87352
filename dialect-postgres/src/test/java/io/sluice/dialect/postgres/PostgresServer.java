package io.sluice.dialect.postgres;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.sluice.tests.DockerEngine;
import io.sluice.tests.TestServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.postgresql.PostgreSQLContainer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * PostgreSQL for tests: the one of a URL given by the property {@code sluice.test.postgres.url} or
 * the variable {@code SLUICE_TEST_POSTGRES_URL}; else a container, where a Docker engine answers;
 * else a server started from binaries that come as an artifact. Ends with the program.
 */
final class PostgresServer implements TestServer {
  private static final String CONNECTIONS = "600";
  private final String url;

  private PostgresServer(String url) {
    this.url = url;
  }

  static PostgresServer get() {
    return Holder.SERVER;
  }

  private static final class Holder {
    static final PostgresServer SERVER = new PostgresServer(start());
  }

  private static String start() {
    String given =
        Optional.ofNullable(System.getProperty("sluice.test.postgres.url"))
            .orElse(System.getenv("SLUICE_TEST_POSTGRES_URL"));
    if (given != null && !given.isBlank()) {
      return given;
    }
    return DockerEngine.answers() ? startContainer() : startEmbedded();
  }

  @SuppressWarnings("resource") // the container ends with the program
  private static String startContainer() {
    PostgreSQLContainer container =
        new PostgreSQLContainer("postgres:17")
            .withCommand("postgres", "-c", "max_connections=" + CONNECTIONS);
    container.start();
    return "r2dbc:postgresql://"
        + container.getUsername()
        + ":"
        + container.getPassword()
        + "@"
        + container.getHost()
        + ":"
        + container.getFirstMappedPort()
        + "/"
        + container.getDatabaseName();
  }

  private static String startEmbedded() {
    try {
      EmbeddedPostgres embedded =
          EmbeddedPostgres.builder().setServerConfig("max_connections", CONNECTIONS).start();
      return "r2dbc:postgresql://postgres@localhost:" + embedded.getPort() + "/postgres";
    } catch (IOException thrown) {
      throw new UncheckedIOException("PostgreSQL for tests did not start", thrown);
    }
  }

  /** The URL of connections whose tables are in the schema. */
  String url(String schema) {
    return url + (url.contains("?") ? "&" : "?") + "schema=" + schema;
  }

  @Override
  public String commentsOf(String table) {
    return "SELECT description FROM pg_description WHERE objoid = '" + table + "'::regclass";
  }

  @Override
  public ConnectionFactoryOptions options(String schema) {
    return new PostgresDialectProvider()
        .tune(
            ConnectionFactoryOptions.parse(url)
                .mutate()
                .option(PostgresqlConnectionFactoryProvider.SCHEMA, schema)
                .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, schema)
                .build())
        .options();
  }

  @Override
  public Mono<Void> createSchema(String schema) {
    return run(
        "public",
        "DROP SCHEMA IF EXISTS \"" + schema + "\" CASCADE",
        "CREATE SCHEMA \"" + schema + "\"");
  }

  @Override
  public Mono<Void> dropSchema(String schema) {
    return run("public", "DROP SCHEMA IF EXISTS \"" + schema + "\" CASCADE");
  }

  @Override
  public Mono<Void> clean(String schema) {
    return run(
        schema,
        "DO $$ DECLARE names text; BEGIN"
            + " SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') INTO names"
            + " FROM pg_tables WHERE schemaname = current_schema();"
            + " IF names IS NOT NULL THEN EXECUTE 'TRUNCATE ' || names || ' RESTART IDENTITY CASCADE';"
            + " END IF; END $$");
  }

  @Override
  public Mono<Void> fill(String schema, String table, long rows) {
    return run(
        schema,
        "INSERT INTO \""
            + table
            + "\" (id, text) SELECT n, 'text ' || n FROM generate_series(1, "
            + rows
            + ") n");
  }

  @Override
  public String sleep(long milliseconds) {
    return "SELECT pg_sleep(" + milliseconds / 1000.0 + ")";
  }

  @Override
  public Mono<Long> idleInTransaction(String schema) {
    return Flux.usingWhen(
            ConnectionFactories.get(options("public")).create(),
            connection ->
                Flux.from(
                        connection
                            .createStatement(
                                "SELECT count(*) FROM pg_stat_activity WHERE application_name = $1"
                                    + " AND state LIKE 'idle in transaction%'")
                            .bind(0, schema)
                            .execute())
                    .concatMap(result -> result.map(row -> row.get(0, Long.class))),
            Connection::close)
        .single();
  }

  @Override
  public ConnectionFactoryOptions limited(ConnectionFactoryOptions options) {
    run(
            "public",
            "DROP ROLE IF EXISTS sluice_limited",
            "CREATE ROLE sluice_limited LOGIN PASSWORD 'one' CONNECTION LIMIT 1")
        .block();
    return options
        .mutate()
        .option(ConnectionFactoryOptions.USER, "sluice_limited")
        .option(ConnectionFactoryOptions.PASSWORD, "one")
        .build();
  }

  @Override
  public ConnectionFactoryOptions withTls(ConnectionFactoryOptions options) {
    return options.mutate().option(ConnectionFactoryOptions.SSL, true).build();
  }

  @Override
  public Map<String, String> looseTexts() {
    return Map.of("varchar(20) COLLATE loose", "pET", "citext", "PET", "char(6)", "Pet   ");
  }

  /** Of an extension there is but one, in a schema that another test may have. */
  @Override
  public List<String> typeNeeds() {
    return Stream.of("citext", "hstore")
        .flatMap(
            each ->
                Stream.of(
                    "CREATE EXTENSION IF NOT EXISTS " + each,
                    "DO $$ BEGIN EXECUTE format('ALTER EXTENSION "
                        + each
                        + " SET SCHEMA %I', current_schema()); END $$"))
        .toList();
  }

  @Override
  public List<String> looseTextNeeds() {
    return List.of(
        "CREATE COLLATION IF NOT EXISTS loose"
            + " (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
        "DROP EXTENSION IF EXISTS citext CASCADE", // of another schema
        "CREATE EXTENSION citext");
  }
}
