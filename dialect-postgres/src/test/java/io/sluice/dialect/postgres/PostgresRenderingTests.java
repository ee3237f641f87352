package io.sluice.dialect.postgres;

import io.sluice.tests.rendering.RenderingContract;

/** The contract's texts, as PostgreSQL has them. */
class PostgresRenderingTests extends RenderingContract {
  PostgresRenderingTests() {
    super(new PostgresDialect(), PostgresDialect::quote, "rendering.txt");
  }
}
