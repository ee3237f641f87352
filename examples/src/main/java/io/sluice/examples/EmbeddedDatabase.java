package io.sluice.examples;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An empty PostgreSQL, as a process that ends with the application. */
final class EmbeddedDatabase implements AutoCloseable {
  private final EmbeddedPostgres server;

  /** Starts it; blocks for a second or two. */
  EmbeddedDatabase() {
    try {
      server = EmbeddedPostgres.start();
    } catch (IOException thrown) {
      throw new UncheckedIOException(
          "PostgreSQL did not start; give the URL of another one as sluice.url", thrown);
    }
  }

  /** Where it listens. */
  String url() {
    return "r2dbc:postgresql://postgres@localhost:" + server.getPort() + "/postgres";
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException thrown) {
      throw new UncheckedIOException("PostgreSQL did not stop", thrown);
    }
  }
}
