package io.sluice.dialect.mysql;

import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.R2dbcException;
import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DriverTypes;
import io.sluice.dialect.ErrorKind;
import io.sluice.dialect.SchemaRenderer;
import io.sluice.dialect.StatementRenderer;
import io.sluice.dialect.TransactionEffect;
import io.sluice.error.DatabaseException.Detail;
import org.reactivestreams.Publisher;

/** MySQL 8.0 and later, and MariaDB 10.6 and later. Immutable and thread-safe. */
public final class MySqlDialect implements Dialect {
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

  static String quote(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  @Override
  public Capabilities capabilities() {
    return variant.capabilities();
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

  @Override
  public String placeholder(int number) {
    return "?";
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
  public Publisher<Void> abandon(Closeable connection) {
    return ForcedClose.of(connection);
  }
}
