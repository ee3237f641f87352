package io.sluice.dialect.postgres;

import io.sluice.tests.DatabaseExtension;
import io.sluice.tests.TestServer;

/** Hands tests a schema of PostgreSQL. */
final class PostgresExtension extends DatabaseExtension {
  @Override
  protected TestServer server() {
    return PostgresServer.get();
  }
}
