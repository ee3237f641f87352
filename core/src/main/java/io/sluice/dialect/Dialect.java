package io.sluice.dialect;

import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.R2dbcException;
import io.sluice.error.DatabaseException.Detail;
import io.sluice.sql.SqlSyntax;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** What one database does differently. Immutable and thread-safe. */
public interface Dialect {
  /** What it can do; before a connection has told, what all its servers can do. */
  Capabilities capabilities();

  /** Whether servers differ, so that a connection is asked before the first statement. */
  default boolean variesByServer() {
    return false;
  }

  /** This, as the server at the other end of a connection has it. */
  default Dialect at(ConnectionMetadata server) {
    return this;
  }

  /** A renderer for one statement. */
  StatementRenderer renderer();

  /** The renderer for tables. */
  SchemaRenderer schemaRenderer();

  /** What it reads as quotes and comments, in SQL that a user has written. */
  default SqlSyntax syntax() {
    return new SqlSyntax(Set.of());
  }

  /** What the driver is given and asked for in place of values. */
  default DriverTypes driverTypes() {
    return DriverTypes.NONE;
  }

  /**
   * What reads values of a column.
   *
   * @param column the column, as the driver describes it
   * @param type the type that the driver is asked for
   */
  default ColumnReader columnReader(ColumnMetadata column, Class<?> type) {
    return ColumnReader.of(column, type);
  }

  /** What went wrong. */
  ErrorKind kind(R2dbcException error);

  /**
   * Where it went wrong, as far as the driver tells; with the offending values.
   *
   * @param sql the text of the statement
   */
  Detail detail(R2dbcException error, String sql);

  /** Whether the server did not accept the user, the password or the database. */
  boolean refusesLogin(R2dbcException error);

  /**
   * Whether the server takes no connection such as this one now: it has as many as it takes, in all
   * or of the user, it does not know what is asked of it, or it starts or ends.
   */
  boolean refusesConnection(R2dbcException error);

  /**
   * Whether the connection is of no more use; an error that is not R2DBC's is a driver's own fault.
   */
  boolean losesConnection(Throwable error);

  /** What the error does to the transaction in which it happens; nothing, if no server sent it. */
  TransactionEffect effect(R2dbcException error);

  /** What reads results part by part inside of a transaction, or null where the server cannot. */
  default @Nullable CursorRenderer cursors() {
    return null;
  }

  /**
   * Asks what keys the last INSERT of the connection has made: the first of them, 0 if there is
   * none, and how far each is from that of the row before. Null where an INSERT gives its rows
   * back, or keys of its rows may be anywhere.
   */
  default @Nullable Sql madeKeys() {
    return null;
  }

  /** What takes many rows at once, or null where there is but INSERT. */
  default @Nullable BulkLoader bulkLoader() {
    return null;
  }

  /**
   * The rows of a statement on the driver's connection, such that any thread may ask for more of
   * them while they come.
   */
  default <T> Publisher<T> rows(Closeable connection, Publisher<T> rows) {
    return rows;
  }

  /**
   * Asks the server, without waiting for the statement, to stop what the driver's connection is
   * doing; completes when the server was asked. Empty where the driver cannot.
   */
  default Publisher<Void> stop(Closeable connection) {
    return Mono.empty();
  }

  /**
   * Closes the driver's connection at once, also where the server does not answer any more or a
   * statement is open on it.
   */
  default Publisher<Void> abandon(Closeable connection) {
    return connection.close();
  }
}
