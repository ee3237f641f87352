package io.sluice.dialect.postgres;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PgBouncer in front of the server of the tests: a connection of its clients is one of the server's
 * for a transaction only. Its program is below the folder that {@code SLUICE_TEST_PGBOUNCER} names.
 */
final class PgBouncer implements AutoCloseable {
  static final String PROGRAM = "SLUICE_TEST_PGBOUNCER";
  private static final int ATTEMPTS = 100;

  private final Process process;
  private final int port;

  private PgBouncer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param settings further lines of its configuration
   */
  static PgBouncer start(ConnectionFactoryOptions server, String... settings)
      throws IOException, InterruptedException {
    int port = freePort();
    Path file = Files.createTempFile("pgbouncer", ".ini");
    file.toFile().deleteOnExit();
    Files.writeString(file, configuration(server, port) + String.join("\n", settings) + "\n");
    Path root = Path.of(System.getenv(PROGRAM));
    Path loader = loader(root);
    List<String> command =
        List.of(
            loader.toString(),
            "--library-path",
            String.valueOf(loader.getParent()),
            root.resolve("usr/sbin/pgbouncer").toString(),
            "--quiet",
            "--user=" + (isRoot() ? "nobody" : System.getProperty("user.name")),
            file.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    PgBouncer started = new PgBouncer(process, port);
    started.awaitPort();
    return started;
  }

  // it does not run as root
  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static String configuration(ConnectionFactoryOptions server, int port)
      throws IOException {
    return """
        [databases]
        * = host=%s port=%s user=%s
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = any
        pool_mode = transaction
        default_pool_size = 3
        """
        .formatted(
            address(server.getRequiredValue(ConnectionFactoryOptions.HOST)),
            server.getRequiredValue(ConnectionFactoryOptions.PORT),
            server.getRequiredValue(ConnectionFactoryOptions.USER),
            port);
  }

  // its own resolver knows nothing of localhost
  private static String address(Object host) throws IOException {
    return InetAddress.getByName(host.toString()).getHostAddress();
  }

  // the machine's libc is older than the one that the program needs
  private static Path loader(Path root) throws IOException {
    try (Stream<Path> found =
        Files.find(
            root.resolve("usr/lib"),
            2,
            (path, ignored) -> path.getFileName().toString().startsWith("ld-linux-"))) {
      return found.findFirst().orElseThrow();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitPort() throws IOException, InterruptedException {
    for (int i = 0; i < ATTEMPTS && process.isAlive(); i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
          InputStream answer = socket.getInputStream()) {
        answer.available();
        return;
      } catch (ConnectException notYet) {
        process.waitFor(100, TimeUnit.MILLISECONDS);
      }
    }
    close();
    throw new IOException("PgBouncer did not start");
  }

  /** The options, for connections through it. */
  ConnectionFactoryOptions through(ConnectionFactoryOptions options) {
    return options
        .mutate()
        .option(ConnectionFactoryOptions.HOST, "127.0.0.1")
        .option(ConnectionFactoryOptions.PORT, port)
        .build();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
