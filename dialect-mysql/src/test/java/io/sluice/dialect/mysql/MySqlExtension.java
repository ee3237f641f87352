package io.sluice.dialect.mysql;

import io.sluice.tests.DatabaseExtension;
import io.sluice.tests.TestServer;

/** Hands tests a schema of the server that {@link MySqlTestServer} finds. */
final class MySqlExtension extends DatabaseExtension {
  @Override
  protected TestServer server() {
    return MySqlTestServer.get();
  }
}
