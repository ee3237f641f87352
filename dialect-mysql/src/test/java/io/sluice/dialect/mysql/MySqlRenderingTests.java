package io.sluice.dialect.mysql;

import io.sluice.tests.rendering.RenderingContract;

/** The contract's texts, as MySQL has them. */
class MySqlRenderingTests extends RenderingContract {
  MySqlRenderingTests() {
    super(MySqlDialect.of("MySQL", "8.4.0"), MySqlDialect.NOTATION, "rendering-mysql.txt");
  }
}
