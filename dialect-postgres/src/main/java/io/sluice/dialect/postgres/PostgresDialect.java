package io.sluice.dialect.postgres;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.R2dbcException;
import io.sluice.dialect.BulkLoader;
import io.sluice.dialect.Capabilities;
import io.sluice.dialect.ColumnReader;
import io.sluice.dialect.CursorRenderer;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.ErrorKind;
import io.sluice.dialect.Feature;
import io.sluice.dialect.Notation;
import io.sluice.dialect.SchemaRenderer;
import io.sluice.dialect.StatementRenderer;
import io.sluice.dialect.TransactionEffect;
import io.sluice.error.DatabaseException.Detail;
import io.sluice.sql.SqlSyntax;
import io.sluice.sql.SqlSyntax.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** PostgreSQL 12 and later. Immutable and thread-safe. */
public final class PostgresDialect implements Dialect {
  private static final List<String> PLACEHOLDERS =
      IntStream.rangeClosed(1, 64).mapToObj(number -> "$" + number).toList(); // most need no more

  /** How it writes names and places of values. */
  static final Notation NOTATION = new Notation('"', PostgresDialect::placeholder);

  private static final SqlSyntax SYNTAX =
      new SqlSyntax(
          Set.of(
              Rule.ESCAPE_STRINGS,
              Rule.DOLLAR_QUOTES,
              Rule.NESTED_COMMENTS,
              Rule.QUESTION_OPERATORS,
              Rule.NUMBERED_PLACEHOLDERS));

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "PostgreSQL",
              EnumSet.complementOf(EnumSet.of(Feature.NULLS_ARE_LOW, Feature.RETURNING_IN_ORDER)))
          .longestName(63);
  private final SchemaRenderer schemaRenderer = new PostgresTypes(CAPABILITIES);
  private final BulkLoader bulkLoader = new PostgresCopy(schemaRenderer);

  private static String placeholder(int number) {
    return number <= PLACEHOLDERS.size() ? PLACEHOLDERS.get(number - 1) : "$" + number;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public SqlSyntax syntax() {
    return SYNTAX;
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
  public ColumnReader columnReader(ColumnMetadata column, Class<?> type) {
    return PostgresColumns.reader(column, type);
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
  public boolean refusesConnection(R2dbcException error) {
    return PostgresErrors.refusesConnection(error);
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
  public BulkLoader bulkLoader() {
    return bulkLoader;
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
