package io.sluice.dialect.mysql;

import io.sluice.tests.DatabaseExtension;
import io.sluice.tests.TestServer;

/** Hands tests a schema of MariaDB by the driver r2dbc-mariadb. */
final class MariaDbExtension extends DatabaseExtension {
  @Override
  protected TestServer server() {
    return MariaDbServer.BY_MARIADB;
  }
}
