package io.sluice.internal.execution;

import io.r2dbc.spi.R2dbcException;
import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.ErrorKind;
import io.sluice.dialect.Feature;
import io.sluice.dialect.SchemaRenderer;
import io.sluice.dialect.StatementRenderer;
import io.sluice.dialect.TransactionEffect;
import io.sluice.error.DatabaseException.Detail;
import java.util.EnumSet;

/** A dialect for tests that render nothing. */
final class FakeDialect implements Dialect {
  @Override
  public Capabilities capabilities() {
    return Capabilities.of("Fake", EnumSet.of(Feature.ERROR_ENDS_TRANSACTION));
  }

  @Override
  public StatementRenderer renderer() {
    throw new AssertionError("rendered");
  }

  @Override
  public SchemaRenderer schemaRenderer() {
    throw new AssertionError("rendered");
  }

  @Override
  public ErrorKind kind(R2dbcException error) {
    return ErrorKind.OTHER;
  }

  @Override
  public Detail detail(R2dbcException error, String sql) {
    return Detail.NONE;
  }

  @Override
  public boolean refusesConnection(R2dbcException error) {
    return false;
  }

  @Override
  public boolean refusesLogin(R2dbcException error) {
    return false;
  }

  @Override
  public boolean losesConnection(Throwable error) {
    return false;
  }

  @Override
  public TransactionEffect effect(R2dbcException error) {
    return TransactionEffect.ABORTS;
  }
}
