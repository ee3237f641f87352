package io.sluice.benchmarks.server;

import java.time.Duration;
import java.util.List;

/**
 * Where a contender finds its tables. Immutable.
 *
 * @param driver the name of the R2DBC driver: {@code postgresql} or {@code mariadb}
 * @param schema of PostgreSQL, in {@code database}; on MariaDB it is the database
 */
public record Target(
    String driver,
    String host,
    int port,
    String user,
    String password,
    String database,
    String schema) {

  /** How many connections a contender may have. */
  public static final int CONNECTIONS = 8;

  /** How long a contender may take to close them. */
  public static final Duration CLOSING = Duration.ofSeconds(10);

  /** Whether the server speaks the protocol of PostgreSQL. */
  public boolean isPostgres() {
    return driver.equals("postgresql");
  }

  /** The same tables behind another port of this machine. */
  public Target behind(int otherPort) {
    return new Target(driver, "localhost", otherPort, user, password, database, schema);
  }

  /** The same server with another schema or database. */
  public Target in(String other) {
    return new Target(driver, host, port, user, password, isPostgres() ? database : other, other);
  }

  /** As an R2DBC URL. */
  public String url() {
    String start =
        "r2dbc:" + driver + "://" + user + ":" + password + "@" + host + ":" + port + "/";
    return start + database + (isPostgres() && !schema.isEmpty() ? "?schema=" + schema : "");
  }

  /** As arguments of another process. */
  public List<String> arguments() {
    return List.of(driver, host, String.valueOf(port), user, password, database, schema);
  }

  /** What {@link #arguments()} has made, from the first argument on. */
  public static Target of(String... arguments) {
    return new Target(
        arguments[0],
        arguments[1],
        Integer.parseInt(arguments[2]),
        arguments[3],
        arguments[4],
        arguments[5],
        arguments[6]);
  }
}
