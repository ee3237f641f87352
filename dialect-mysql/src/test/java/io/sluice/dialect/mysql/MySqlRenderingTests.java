package io.sluice.dialect.mysql;

import io.sluice.tests.rendering.RenderingContract;

/** The contract's texts, as MySQL has them. */
class MySqlRenderingTests extends RenderingContract {
  MySqlRenderingTests() {
    super(MySqlDialect.mysql(), MySqlDialect::quote);
  }
}
