package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.sluice.Sluice;
import io.sluice.error.AuthenticationException;
import io.sluice.error.ConnectionException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.tests.AlteredConnections;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.User_;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Connections that cannot be had, each for a reason that its error says. */
public abstract class ConnectContract extends Contract {
  protected ConnectContract(DatabaseUnderTest database) {
    super(database);
  }

  private ConnectionFactoryOptions options() {
    return database.server().options(database.schema());
  }

  private static Mono<Long> count(ConnectionFactoryOptions options) {
    return Sluice.of(ConnectionFactories.get(options)).model(User_.TYPE).count();
  }

  @DisplayName("a database that is not there")
  @Test
  void noDatabase() {
    AuthenticationException error =
        failure(
            AuthenticationException.class,
            count(
                options()
                    .mutate()
                    .option(ConnectionFactoryOptions.DATABASE, "no_database")
                    .build()));
    assertThat(error)
        .hasMessageStartingWith("The server refuses the login: ")
        .hasMessageContaining("no_database");
    assertThat(error.getCause()).isNotNull();
  }

  @DisplayName("a user who has as many connections as are allowed")
  @Test
  void tooMany() {
    ConnectionFactoryOptions limited = database.server().limited(options());
    Assumptions.assumeTrue(limited != null, "the server of the tests knows no users");
    ConnectionFactory factory = ConnectionFactories.get(Objects.requireNonNull(limited));
    Connection first = get(Mono.from(factory.create()));
    try {
      ConnectionException error =
          failure(ConnectionException.class, Sluice.of(factory).model(User_.TYPE).count());
      assertThat(error)
          .hasMessageStartingWith("The server takes no connection: ")
          .hasMessageContaining("sluice_limited");
    } finally {
      Mono.from(first.close()).block(PATIENCE);
    }
  }

  @DisplayName("a server without the TLS that is asked for")
  @Test
  void tls() {
    ConnectionException error =
        failure(ConnectionException.class, count(database.server().withTls(options())));
    assertThat(error)
        .hasMessageStartingWith("The server and the driver do not agree on TLS: ")
        .message()
        .doesNotContain("null");
  }

  @DisplayName("what a driver complains of before it asks the server is said")
  @Test
  void unset() {
    AlteredConnections connections = new AlteredConnections(database.factory());
    Throwable missing = new IllegalArgumentException("Password must not be null");
    connections.create(
        given ->
            Mono.error(
                new R2dbcNonTransientResourceException("Cannot connect to x", "08003", missing)));
    ConnectionException error =
        failure(ConnectionException.class, Sluice.of(connections).model(User_.TYPE).count());
    assertThat(error).hasMessage("Cannot connect: Password must not be null");
  }

  @DisplayName("errors survive serialization, with the driver's as their cause")
  @Test
  void serialized() throws IOException, ClassNotFoundException {
    user("Ada");
    UniqueConstraintException error =
        failure(
            UniqueConstraintException.class, users.create(User_.id.set(1L), User_.name.set("Bob")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(error);
    }
    Object read;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      read = in.readObject();
    }
    assertThat(read)
        .isInstanceOfSatisfying(
            UniqueConstraintException.class,
            copy -> {
              assertThat(copy).hasMessage(error.getMessage());
              assertThat(copy.detail()).isEqualTo(error.detail());
              assertThat(copy.sql()).isEqualTo(error.sql());
              assertThat(copy.sqlState()).isEqualTo(error.sqlState());
              assertThat(copy.getStackTrace()).isEqualTo(error.getStackTrace());
              assertThat(copy.getCause()).hasToString(String.valueOf(error.getCause()));
            });
  }
}
