package io.sluice.internal.execution;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DriverTypes;
import io.sluice.dialect.Sql;
import io.sluice.error.AcquireTimeoutException;
import io.sluice.error.AuthenticationException;
import io.sluice.error.ConnectionException;
import io.sluice.error.ConnectionLostException;
import io.sluice.error.ConnectionRefusedException;
import io.sluice.error.DatabaseException.Detail;
import io.sluice.error.DatabaseException.Failure;
import io.sluice.error.HostNotFoundException;
import io.sluice.error.SluiceException;
import io.sluice.schema.Table;
import io.sluice.settings.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns what drivers throw into the errors of Sluice, once. Immutable. */
final class Errors {
  private final Server server;
  private final Constraints constraints = new Constraints();
  private final @Nullable Function<Object, String> printer;

  Errors(Server server, Settings settings) {
    this.server = server;
    this.printer = settings.valuePrinter();
  }

  DriverTypes driverTypes() {
    return server.dialect().driverTypes();
  }

  /** Lets errors say what the table's constraints are about. */
  void describe(Table table) {
    constraints.add(table);
  }

  String text(Sql sql) {
    return sql.text(server.dialect()::placeholder);
  }

  /** The values as they may be shown; empty where they are hidden. */
  List<String> values(Sql sql) {
    Function<Object, String> shown = printer;
    return shown == null
        ? List.of()
        : sql.binds().stream()
            .map(each -> each.value() == null ? "null" : shown.apply(printable(each.value())))
            .toList();
  }

  private static Object printable(Object value) {
    return value instanceof Object[] array ? Arrays.asList(array) : value;
  }

  /** The error of a statement. */
  Throwable translate(Throwable cause, String sql, List<String> values) {
    if (cause instanceof SluiceException || cause instanceof Error) {
      return cause;
    }
    SluiceException network = network(cause);
    if (network != null) {
      return network;
    }
    return cause instanceof R2dbcException error ? database(error, sql, values) : cause;
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
    Detail shown =
        printer == null
            ? new Detail(known.table(), known.constraint(), known.columns(), null)
            : known;
    String message =
        Objects.requireNonNullElse(error.getMessage(), error.getClass().getSimpleName());
    String shownMessage =
        printer == null && known.value() != null
            ? message.replace("'" + known.value() + "'", "'?'")
            : message;
    return dialect
        .kind(error)
        .exception(new Failure(shownMessage, error.getSqlState(), sql, values, shown, error));
  }

  /** The error of an attempt to connect. */
  SluiceException connecting(Throwable cause) {
    if (cause instanceof R2dbcTimeoutException) {
      return new AcquireTimeoutException(
          "No connection became free in time: " + cause.getMessage(), cause);
    }
    Throwable translated = translate(cause, "", List.of());
    return translated instanceof SluiceException known
        ? known
        : new ConnectionException("Cannot connect: " + cause.getMessage(), cause);
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
