package io.sluice.internal.execution;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DriverTypes;
import io.sluice.dialect.Sql;
import io.sluice.dialect.TransactionEffect;
import io.sluice.error.AcquireTimeoutException;
import io.sluice.error.AuthenticationException;
import io.sluice.error.ConnectionException;
import io.sluice.error.ConnectionLostException;
import io.sluice.error.ConnectionRefusedException;
import io.sluice.error.DatabaseException;
import io.sluice.error.DatabaseException.Detail;
import io.sluice.error.DatabaseException.Failure;
import io.sluice.error.HostNotFoundException;
import io.sluice.error.SluiceException;
import io.sluice.error.StatementTimeoutException;
import io.sluice.schema.TableDefinition;
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
  private final ConstraintColumns constraints = new ConstraintColumns();
  private final UserCode userCode;

  ErrorTranslator(KnownServer server, UserCode userCode) {
    this.server = server;
    this.userCode = userCode;
  }

  DriverTypes driverTypes() {
    return server.dialect().driverTypes();
  }

  /** Lets errors say what the table's constraints are about. */
  void describe(TableDefinition table) {
    constraints.add(table);
  }

  String text(Sql sql) {
    return sql.text(server.dialect()::placeholder);
  }

  /** The values as they may be shown; empty where they are hidden. */
  List<String> values(Sql sql) {
    return userCode.showsValues()
        ? userCode.printed(sql.binds().stream().map(Sql.Bind::value).toList())
        : List.of();
  }

  /** What the error does to the transaction that it happens in; nothing, if no server sent it. */
  TransactionEffect effect(Throwable cause) {
    return cause instanceof R2dbcException error
        ? server.dialect().effect(error)
        : TransactionEffect.NONE;
  }

  /** The error of a statement. */
  SluiceException translate(Throwable cause, String sql, List<String> values) {
    if (cause instanceof SluiceException known) {
      return known;
    }
    SluiceException network = network(cause);
    if (network != null) {
      return network;
    }
    return cause instanceof R2dbcException error
        ? database(error, sql, values)
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

  private SluiceException database(R2dbcException error, String sql, List<String> values) {
    Dialect dialect = server.dialect();
    if (sql.isEmpty() && dialect.refusesLogin(error)) {
      return new AuthenticationException(
          "The server refuses the login: " + error.getMessage(), error);
    }
    boolean stateless =
        error.getSqlState() == null
            && error.getErrorCode() == 0
            && error instanceof R2dbcNonTransientResourceException;
    if (stateless || dialect.losesConnection(error)) {
      return new ConnectionLostException("The connection was lost: " + error.getMessage(), error);
    }
    Detail known = constraints.completed(dialect.detail(error, sql), dialect.schemaRenderer());
    boolean shows = userCode.showsValues();
    Detail shown =
        shows ? known : new Detail(known.table(), known.constraint(), known.columns(), null);
    String message =
        Objects.requireNonNullElse(error.getMessage(), error.getClass().getSimpleName());
    String shownMessage =
        shows || known.value() == null
            ? message
            : message.replace("'" + known.value() + "'", "'?'");
    return dialect
        .kind(error)
        .exception(new Failure(shownMessage, error.getSqlState(), sql, values, shown, error));
  }

  /** The error of a statement that the server has not answered in the time that it was allowed. */
  StatementTimeoutException timedOut(Duration allowed, String sql, List<String> values) {
    String message = "The server has not ended the statement within " + allowed;
    return new StatementTimeoutException(
        new Failure(message, null, sql, values, Detail.NONE, new TimeoutException(message)));
  }

  /** The error of an attempt to connect. */
  SluiceException connecting(Throwable cause) {
    if (cause instanceof R2dbcTimeoutException) {
      return new AcquireTimeoutException(
          "No connection became free in time: " + cause.getMessage(), cause);
    }
    SluiceException translated = translate(cause, "", List.of());
    return translated instanceof DatabaseException
        ? new ConnectionException("Cannot connect: " + cause.getMessage(), cause)
        : translated;
  }

  private static @Nullable SluiceException network(Throwable error) {
    int depth = 0;
    for (Throwable each = error; each != null && depth < 10; each = each.getCause(), depth++) {
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
