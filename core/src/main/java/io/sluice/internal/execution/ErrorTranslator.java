package io.sluice.internal.execution;

import static java.util.stream.Collectors.joining;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DriverTypes;
import io.sluice.dialect.ErrorKind;
import io.sluice.dialect.Sql;
import io.sluice.dialect.TransactionEffect;
import io.sluice.error.ConnectionLostException;
import io.sluice.error.ConnectionRefusedException;
import io.sluice.error.DatabaseException;
import io.sluice.error.DatabaseException.Detail;
import io.sluice.error.DatabaseException.Failure;
import io.sluice.error.HostNotFoundException;
import io.sluice.error.SluiceException;
import io.sluice.error.StatementTimeoutException;
import io.sluice.model.Attribute;
import io.sluice.schema.TableDefinition;
import io.sluice.statement.Statement;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Turns what drivers throw into the errors of Sluice, once. Thread-safe. */
final class ErrorTranslator {
  private final KnownServer server;
  private final KnownTables tables = new KnownTables();
  private final UserCode userCode;

  ErrorTranslator(KnownServer server, UserCode userCode) {
    this.server = server;
    this.userCode = userCode;
  }

  Dialect dialect() {
    return server.dialect();
  }

  DriverTypes driverTypes() {
    return server.dialect().driverTypes();
  }

  /** Lets errors say what the table and its constraints are about. */
  void describe(TableDefinition table, String of) {
    tables.add(table, of);
  }

  /** The values as they may be shown; empty where they are hidden. */
  List<String> values(Sql sql) {
    return userCode.showsValues()
        ? userCode.printed(sql.binds().stream().map(Sql.Bind::value).toList())
        : List.of();
  }

  /** The value as it may be shown; null where values are hidden. */
  @Nullable String shown(@Nullable Object value) {
    return userCode.showsValues() ? userCode.printed(value) : null;
  }

  /** What the error does to the transaction that it happens in; nothing, if no server sent it. */
  TransactionEffect effect(Throwable cause) {
    return cause instanceof R2dbcException error
        ? server.dialect().effect(error)
        : TransactionEffect.NONE;
  }

  /**
   * The error of a statement.
   *
   * @param statement what the text was made of, where it was
   */
  SluiceException translate(
      Throwable cause, String sql, List<String> values, @Nullable Statement statement) {
    if (cause instanceof SluiceException known) {
      return known;
    }
    SluiceException network = network(cause);
    if (network != null) {
      return network;
    }
    return cause instanceof R2dbcException error
        ? database(error, sql, values, statement)
        : driverFault(cause, sql, values);
  }

  /** The error of a driver that failed by itself. */
  static DatabaseException driverFault(Throwable cause, String sql, List<String> values) {
    return new DatabaseException(
        new Failure("The driver has failed: " + cause, null, sql, values, Detail.NONE, cause));
  }

  /** Whether nothing further can be sent after the error, which came from the driver. */
  boolean losesConnection(Throwable cause) {
    return !(cause instanceof SluiceException) && server.dialect().losesConnection(cause);
  }

  private SluiceException database(
      R2dbcException error, String sql, List<String> values, @Nullable Statement statement) {
    Dialect dialect = server.dialect();
    boolean stateless =
        error.getSqlState() == null
            && error.getErrorCode() == 0
            && error instanceof R2dbcNonTransientResourceException;
    if (stateless || dialect.losesConnection(error)) {
      return new ConnectionLostException("The connection was lost: " + error.getMessage(), error);
    }
    ErrorKind kind = dialect.kind(error);
    Detail told = dialect.detail(error, sql);
    Detail located =
        kind == ErrorKind.DATA
            ? Misfits.located(told, error.getSqlState(), statement, tables)
            : told;
    Detail known = tables.completed(located, dialect.schemaRenderer());
    boolean shows = userCode.showsValues();
    Detail shown =
        shows ? known : new Detail(known.table(), known.constraint(), known.columns(), null);
    String message =
        Objects.requireNonNullElse(error.getMessage(), error.getClass().getSimpleName());
    String shownMessage =
        shows || known.value() == null
            ? message
            : message
                .replace("'" + known.value() + "'", "'?'")
                .replace('"' + known.value() + '"', "\"?\"");
    return kind.exception(
        new Failure(
            explained(kind, known, shownMessage), error.getSqlState(), sql, values, shown, error));
  }

  /** The server's message, with what it is about, or what can be done. */
  private String explained(ErrorKind kind, Detail detail, String message) {
    return switch (kind) {
      case DATA, NOT_NULL -> {
        String attributes =
            tables.attributes(detail).stream().map(Attribute::toString).collect(joining(", "));
        yield attributes.isEmpty() ? message : attributes + ": " + message;
      }
      case INVALIDATED ->
          "The prepared statement was no longer valid: send it again, with its transaction: "
              + message;
      case UNKNOWN_TABLE ->
          message
              + " (sluice.sync() makes the table"
              + tables.of(detail)
              + "; one that is there is in another schema or database than the connection's: see"
              + " @Table(schema))";
      default -> message;
    };
  }

  /** The error of a statement that the server has not answered in the time that it was allowed. */
  StatementTimeoutException timedOut(Duration allowed, String sql, List<String> values) {
    String message = "The server has not ended the statement within " + allowed;
    return new StatementTimeoutException(
        new Failure(message, null, sql, values, Detail.NONE, new TimeoutException(message)));
  }

  /** The error of an attempt to connect. */
  SluiceException connecting(Throwable cause) {
    return ConnectErrors.of(cause, dialect(), translate(cause, "", List.of(), null));
  }

  private static @Nullable SluiceException network(Throwable error) {
    for (Throwable each : Causes.of(error)) {
      if (each instanceof UnknownHostException) {
        return new HostNotFoundException("Host not found: " + each.getMessage(), error);
      } else if (each instanceof ConnectException) {
        return new ConnectionRefusedException("Cannot connect: " + each.getMessage(), error);
      } else if (each instanceof IOException) {
        return new ConnectionLostException("The connection was lost: " + each.getMessage(), error);
      }
    }
    return null;
  }
}
