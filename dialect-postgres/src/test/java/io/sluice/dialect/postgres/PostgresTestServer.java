package io.sluice.dialect.postgres;

import java.time.Duration;

/** The server, for tests of other packages. */
public final class PostgresTestServer {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private PostgresTestServer() {}

  /** The URL of a new, empty schema. */
  public static String url(String schema) {
    PostgresServer.get().createSchema(schema).block(PATIENCE);
    return PostgresServer.get().url(schema);
  }

  /** Drops the schema. */
  public static void drop(String schema) {
    PostgresServer.get().dropSchema(schema).block(PATIENCE);
  }
}
