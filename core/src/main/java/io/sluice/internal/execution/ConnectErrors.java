package io.sluice.internal.execution;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.sluice.dialect.Dialect;
import io.sluice.error.AcquireTimeoutException;
import io.sluice.error.AuthenticationException;
import io.sluice.error.ConnectionException;
import io.sluice.error.ConnectionRefusedException;
import io.sluice.error.DatabaseException;
import io.sluice.error.HostNotFoundException;
import io.sluice.error.SluiceException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What an attempt to connect ends with, as drivers tell it, each in words of its own. */
final class ConnectErrors {
  private static final Pattern TLS = Pattern.compile("\\b(?i:ssl|tls)\\b");

  private ConnectErrors() {}

  /**
   * The error for it.
   *
   * @param translated the error that it would be of a statement
   */
  static SluiceException of(Throwable error, Dialect dialect, SluiceException translated) {
    if (error instanceof R2dbcTimeoutException) {
      return new AcquireTimeoutException(
          "No connection became free in time: " + error.getMessage(), error);
    }
    List<Throwable> causes = Causes.of(error);
    Throwable last = causes.get(causes.size() - 1);
    // what the server has said some drivers hide behind an error of their own
    for (int i = causes.size() - 1; i >= 0; i--) {
      if (causes.get(i) instanceof R2dbcException told) {
        if (dialect.refusesLogin(told)) {
          return new AuthenticationException(
              "The server refuses the login: " + told.getMessage(), error);
        } else if (dialect.refusesConnection(told)) {
          return new ConnectionException(
              "The server takes no connection: " + told.getMessage(), error);
        }
      }
    }
    boolean unreached =
        translated instanceof HostNotFoundException
            || translated instanceof ConnectionRefusedException;
    if (!unreached && causes.stream().anyMatch(ConnectErrors::isAboutTls)) {
      return new ConnectionException(
          "The server and the driver do not agree on TLS: " + message(causes), error);
    }
    if (last instanceof TimeoutException) {
      return new ConnectionException(
          "Cannot connect: the server has not answered in time: " + last.getMessage(), error);
    }
    boolean unset = last instanceof IllegalArgumentException; // such as a password
    return unset || translated instanceof DatabaseException
        ? new ConnectionException(
            "Cannot connect: " + (unset ? last.getMessage() : message(causes)), error)
        : translated;
  }

  private static String message(List<Throwable> causes) {
    return causes.stream()
        .map(Throwable::getMessage)
        .filter(each -> each != null)
        .findFirst()
        .orElseGet(() -> causes.get(0).toString());
  }

  // drivers have no class for a server that has no TLS
  private static boolean isAboutTls(Throwable error) {
    return error instanceof SSLException
        || (error instanceof R2dbcException
            && TLS.matcher(String.valueOf(error.getMessage())).find());
  }
}
