package io.sluice.internal.execution;

import io.r2dbc.spi.ConnectionFactory;
import io.sluice.dialect.DialectProvider;
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
                        + " on the class path: for PostgreSQL add the artifact"
                        + " io.sluice:sluice-dialect-postgres, for MySQL and MariaDB"
                        + " io.sluice:sluice-dialect-mysql"));
  }
}
