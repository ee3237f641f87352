package io.sluice.internal.execution;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.sluice.dialect.DialectProvider;
import java.net.URISyntaxException;
import java.util.ServiceLoader;
import java.util.function.Predicate;

/** Finds the dialect of a database among those on the class path. */
public final class Dialects {
  private Dialects() {}

  /**
   * The provider for the connections of the factory.
   *
   * @throws IllegalStateException if there is none; names the artifact to add
   */
  public static DialectProvider of(ConnectionFactory factory) {
    return find(each -> each.supports(factory.getMetadata()), factory.getMetadata().getName());
  }

  /**
   * The provider for the driver of a URL.
   *
   * @throws IllegalStateException if there is none; names the artifact to add
   */
  public static DialectProvider ofDriver(String driver) {
    return find(each -> each.drivers().contains(driver), driver);
  }

  /**
   * The options of a URL.
   *
   * @throws IllegalArgumentException if it cannot be read; says nothing of what may be a password
   */
  public static ConnectionFactoryOptions options(String url) {
    try {
      return ConnectionFactoryOptions.parse(url);
    } catch (IllegalArgumentException thrown) {
      String reason =
          thrown.getCause() instanceof URISyntaxException cause
              ? cause.getReason() + " at its character " + cause.getIndex()
              : "it has another form";
      // the cause has the URL in its message
      throw new IllegalArgumentException(
          "The URL cannot be read, "
              + reason
              + ": it is r2dbc:driver://user:password@host:port/database, with special characters of"
              + " a password as %25 and the like");
    }
  }

  private static DialectProvider find(Predicate<DialectProvider> fits, String wanted) {
    return ServiceLoader.load(DialectProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(fits)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no dialect for "
                        + wanted
                        + " on the class path. Sluice knows the drivers postgresql (artifact"
                        + " io.sluice:sluice-dialect-postgres), mysql and mariadb"
                        + " (io.sluice:sluice-dialect-mysql), and pool: before each of them"));
  }
}
