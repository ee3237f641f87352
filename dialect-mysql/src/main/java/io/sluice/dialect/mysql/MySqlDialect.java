package io.sluice.dialect.mysql;

import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.R2dbcException;
import io.sluice.dialect.Capabilities;
import io.sluice.dialect.ColumnReader;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DriverTypes;
import io.sluice.dialect.ErrorKind;
import io.sluice.dialect.Feature;
import io.sluice.dialect.Notation;
import io.sluice.dialect.SchemaRenderer;
import io.sluice.dialect.Sql;
import io.sluice.dialect.StatementRenderer;
import io.sluice.dialect.TransactionEffect;
import io.sluice.error.DatabaseException.Detail;
import io.sluice.sql.SqlSyntax;
import io.sluice.sql.SqlSyntax.Rule;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** MySQL 8.0 and later, and MariaDB 10.6 and later. Immutable and thread-safe. */
public final class MySqlDialect implements Dialect {
  /** How it writes names and places of values. */
  static final Notation NOTATION = new Notation('`', number -> "?");

  private static final SqlSyntax SYNTAX =
      new SqlSyntax(
          Set.of(
              Rule.BACKSLASH_ESCAPES,
              Rule.BACKTICK_QUOTES,
              Rule.HASH_COMMENTS,
              Rule.SPACED_DASHES));

  private static final Sql MADE_KEYS =
      Sql.of("SELECT CAST(LAST_INSERT_ID() AS SIGNED), CAST(@@auto_increment_increment AS SIGNED)");

  private final Variant variant;
  private final SchemaRenderer schemaRenderer;

  private MySqlDialect(Variant variant) {
    this.variant = variant;
    this.schemaRenderer = new MySqlTypes(variant);
  }

  /** The dialect of a server that calls itself so: what its connections tell of it. */
  public static MySqlDialect of(String product, String version) {
    return new MySqlDialect(Variant.of(product, version));
  }

  /** The dialect before a connection has told which server there is. */
  public static MySqlDialect unconnected() {
    return new MySqlDialect(Variant.MYSQL);
  }

  @Override
  public boolean variesByServer() {
    return true;
  }

  @Override
  public Dialect at(ConnectionMetadata server) {
    return of(server.getDatabaseProductName(), server.getDatabaseVersion());
  }

  @Override
  public Capabilities capabilities() {
    return variant.capabilities();
  }

  @Override
  public SqlSyntax syntax() {
    return SYNTAX;
  }

  @Override
  public StatementRenderer renderer() {
    return new MySqlRenderer(variant);
  }

  @Override
  public SchemaRenderer schemaRenderer() {
    return schemaRenderer;
  }

  @Override
  public DriverTypes driverTypes() {
    return MySqlTypes.OF_DRIVERS;
  }

  /**
   * Where the number of rows is known before they are inserted, InnoDB takes their keys at once,
   * whatever its lock mode is.
   *
   * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/innodb-auto-increment-handling.html">
   *     AUTO_INCREMENT Handling in InnoDB</a>
   */
  @Override
  public @Nullable Sql madeKeys() {
    return variant.capabilities().has(Feature.INSERT_RETURNING) ? null : MADE_KEYS;
  }

  /** A truth that is computed is a number to the server. */
  @Override
  public ColumnReader columnReader(ColumnMetadata column, Class<?> type) {
    Class<?> natural = column.getJavaType();
    if (type != Boolean.class || (natural != Long.class && natural != Integer.class)) {
      return ColumnReader.of(column, type);
    }
    ColumnReader number = ColumnReader.of(column, Long.class);
    return value -> truth((Long) number.read(value));
  }

  private static @Nullable Boolean truth(@Nullable Long number) {
    if (number != null && number != 0 && number != 1) {
      throw new IllegalArgumentException(number + " is neither true nor false");
    }
    return number == null ? null : number == 1;
  }

  @Override
  public ErrorKind kind(R2dbcException error) {
    return MySqlErrors.kind(error);
  }

  @Override
  public Detail detail(R2dbcException error, String sql) {
    return MySqlErrors.detail(error, sql);
  }

  @Override
  public boolean refusesLogin(R2dbcException error) {
    return MySqlErrors.refusesLogin(error);
  }

  @Override
  public boolean refusesConnection(R2dbcException error) {
    return MySqlErrors.refusesConnection(error);
  }

  @Override
  public boolean losesConnection(Throwable error) {
    return MySqlErrors.losesConnection(error);
  }

  @Override
  public TransactionEffect effect(R2dbcException error) {
    return switch (kind(error)) {
      case DEADLOCK, SERIALIZATION -> TransactionEffect.ENDS;
      default -> TransactionEffect.NONE;
    };
  }

  @Override
  public <T> Publisher<T> rows(Closeable connection, Publisher<T> rows) {
    return LoopRows.of(connection, rows);
  }

  @Override
  public Publisher<Void> abandon(Closeable connection) {
    return ForcedClose.of(connection);
  }
}
