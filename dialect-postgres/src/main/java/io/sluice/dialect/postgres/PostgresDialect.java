package io.sluice.dialect.postgres;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.R2dbcException;
import io.sluice.dialect.Capabilities;
import io.sluice.dialect.CursorRenderer;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.ErrorKind;
import io.sluice.dialect.Feature;
import io.sluice.dialect.SchemaRenderer;
import io.sluice.dialect.StatementRenderer;
import io.sluice.dialect.TransactionEffect;
import io.sluice.error.DatabaseException.Detail;
import java.util.EnumSet;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** PostgreSQL 12 and later. Immutable and thread-safe. */
public final class PostgresDialect implements Dialect {
  private static final Capabilities CAPABILITIES =
      Capabilities.of("PostgreSQL", EnumSet.complementOf(EnumSet.of(Feature.NULLS_ARE_LOW)))
          .longestName(63);
  private final SchemaRenderer schemaRenderer = new PostgresTypes(CAPABILITIES);

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public StatementRenderer renderer() {
    return new PostgresRenderer();
  }

  @Override
  public SchemaRenderer schemaRenderer() {
    return schemaRenderer;
  }

  @Override
  public String placeholder(int number) {
    return "$" + number;
  }

  @Override
  public ErrorKind kind(R2dbcException error) {
    return PostgresErrors.kind(error);
  }

  @Override
  public Detail detail(R2dbcException error, String sql) {
    return PostgresErrors.detail(error);
  }

  @Override
  public boolean refusesLogin(R2dbcException error) {
    return PostgresErrors.refusesLogin(error);
  }

  @Override
  public boolean losesConnection(Throwable error) {
    return PostgresErrors.losesConnection(error);
  }

  @Override
  public TransactionEffect effect(R2dbcException error) {
    return error instanceof PostgresqlException ? TransactionEffect.ABORTS : TransactionEffect.NONE;
  }

  @Override
  public CursorRenderer cursors() {
    return PostgresCursors.INSTANCE;
  }

  @Override
  public Publisher<Void> stop(Closeable connection) {
    return connection instanceof PostgresqlConnection known ? known.cancelRequest() : Mono.empty();
  }
}
