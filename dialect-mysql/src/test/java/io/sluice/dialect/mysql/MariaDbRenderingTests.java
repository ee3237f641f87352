package io.sluice.dialect.mysql;

import io.sluice.tests.rendering.RenderingContract;

/** The contract's texts, as MariaDB has them. */
class MariaDbRenderingTests extends RenderingContract {
  MariaDbRenderingTests() {
    super(MySqlDialect.of("MariaDB", "11.4.5"), MySqlDialect.NOTATION, "rendering-mariadb.txt");
  }
}
