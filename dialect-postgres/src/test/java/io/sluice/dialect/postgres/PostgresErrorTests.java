package io.sluice.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.AcquireTimeoutException;
import io.sluice.error.AuthenticationException;
import io.sluice.error.ConnectionRefusedException;
import io.sluice.error.DataException;
import io.sluice.error.ExclusionConstraintException;
import io.sluice.error.HostNotFoundException;
import io.sluice.error.InvalidatedStatementException;
import io.sluice.error.LockTimeoutException;
import io.sluice.error.RetryableException;
import io.sluice.error.StatementTimeoutException;
import io.sluice.query.Lock;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.contract.Contract;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.transaction.TransactionOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Errors that only PostgreSQL has, or that depend on how one connects to it. */
@ExtendWith(PostgresExtension.class)
class PostgresErrorTests extends Contract {
  PostgresErrorTests(DatabaseUnderTest database) {
    super(database);
  }

  private static <X extends Throwable> X failure(Class<X> type, Publisher<?> publisher) {
    AtomicReference<Throwable> seen = new AtomicReference<>();
    StepVerifier.create(publisher)
        .thenConsumeWhile(value -> true)
        .expectErrorSatisfies(seen::set)
        .verify(PATIENCE);
    assertThat(seen.get()).isExactlyInstanceOf(type);
    return java.util.Objects.requireNonNull(type.cast(seen.get()));
  }

  private <T> Sluice with(Option<T> option, T value) {
    ConnectionFactoryOptions options = database.server().options(database.schema());
    return Sluice.of(ConnectionFactories.get(options.mutate().option(option, value).build()));
  }

  private static Mono<Long> count(Sluice sluice) {
    return sluice.model(User_.TYPE).count();
  }

  @Test
  void anExclusion() {
    database.run(
        "ALTER TABLE projects ADD CONSTRAINT no_equal_titles EXCLUDE USING btree (title WITH =)");
    project("x");
    ExclusionConstraintException error =
        failure(ExclusionConstraintException.class, projects.create(Project_.title.set("x")));
    assertThat(error.constraint()).isEqualTo("no_equal_titles");
    assertThat(error.table()).isEqualTo("projects");
    assertThat(error.columns()).containsExactly("title");
    database.run("ALTER TABLE projects DROP CONSTRAINT no_equal_titles");
  }

  @Test
  void theSignThatTextCannotHold() {
    DataException error = failure(DataException.class, users.create(User_.name.set("a\0b")));
    assertThat(error.sqlState()).isEqualTo("22021");
    assertThat(error).hasMessageStartingWith("User.name: ");
  }

  @Test
  void aStatementThatTakesTooLong() {
    Sluice hasty =
        with(PostgresqlConnectionFactoryProvider.STATEMENT_TIMEOUT, Duration.ofMillis(100));
    StatementTimeoutException error = failure(StatementTimeoutException.class, whileLocked(hasty));
    assertThat(error.sqlState()).isEqualTo("57014");
    assertThat(error.sql()).startsWith("UPDATE");
  }

  @Test
  void aLockThatTakesTooLong() {
    Sluice hasty =
        with(PostgresqlConnectionFactoryProvider.LOCK_WAIT_TIMEOUT, Duration.ofMillis(100));
    assertThat(failure(LockTimeoutException.class, whileLocked(hasty)).sqlState())
        .isEqualTo("55P03");
  }

  private Mono<Long> whileLocked(Sluice other) {
    user("Ada");
    return sluice.transaction(
        tx ->
            users
                .findByPk(1L, q -> q.lock(Lock.Strength.UPDATE))
                .then(other.model(User_.TYPE).updateWhere(User_.id.eq(1), User_.age.set(1))));
  }

  @Test
  void aPortThatNobodyListensTo() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    ConnectionRefusedException error =
        failure(
            ConnectionRefusedException.class,
            count(Sluice.create("r2dbc:postgresql://postgres@localhost:" + port + "/postgres")));
    assertThat(error).hasMessageContaining(String.valueOf(port));
    assertThat(error.getCause()).isNotNull();
  }

  @Test
  void aHostThatIsNotThere() {
    HostNotFoundException error =
        failure(
            HostNotFoundException.class,
            count(Sluice.create("r2dbc:postgresql://postgres@nowhere.invalid/postgres")));
    assertThat(error).hasMessageContaining("nowhere.invalid");
  }

  @Test
  void aRoleThatIsNotThere() {
    AuthenticationException error =
        failure(
            AuthenticationException.class, count(with(ConnectionFactoryOptions.USER, "nobody")));
    assertThat(error).hasMessageContaining("nobody");
  }

  @Test
  void aUrlThatCannotBeReadShowsNoPassword() {
    for (String url :
        List.of(
            "r2dbc:postgresql://ada:s3cret%zz@localhost/db",
            "r2dbc:postgresql://ada:s3cret word@localhost/db", "r2dbc:ada:s3cret")) {
      assertThatThrownBy(() -> Sluice.create(url))
          .isInstanceOf(IllegalArgumentException.class)
          .hasNoCause()
          .message()
          .contains("URL")
          .doesNotContain("s3cret");
    }
  }

  @Test
  void aUrlOfAPool() {
    String url = PostgresServer.get().url(database.schema()).replace("r2dbc:", "r2dbc:pool:");
    Sluice pooled = Sluice.create(url + "&maxSize=1&acquireRetry=0&maxAcquireTime=PT0.2S");
    failure(
        AcquireTimeoutException.class,
        pooled.transactional(
            count(pooled)
                .flatMap(
                    ignored ->
                        pooled.transaction(tx -> count(pooled), TransactionOptions::separate))));
    StepVerifier.create(count(pooled)).expectNext(0L).expectComplete().verify(PATIENCE);
    pooled.close().block(PATIENCE);
  }

  @Test
  void aUrlOfAnotherDatabase() {
    for (String url :
        List.of("r2dbc:pool:oracle://ada:s3cret@localhost/db", "r2dbc:oracle://ada:s3cret@x/db")) {
      assertThatThrownBy(() -> Sluice.create(url))
          .isInstanceOf(IllegalStateException.class)
          .message()
          .startsWith("There is no dialect for oracle on the class path.")
          .contains("mariadb", "pool:")
          .doesNotContain("s3cret");
    }
  }

  @Test
  void aStatementThatWasPreparedBeforeItsTableWasAltered() {
    user("Ada");
    Sluice one = database.sluice(1);
    Model<User> model = one.model(User_.TYPE);
    run(one.transactional(model.findByPk(1L)));
    database.run("ALTER TABLE users ALTER COLUMN age TYPE bigint");
    InvalidatedStatementException error =
        failure(
            InvalidatedStatementException.class,
            one.transactional(model.create(User_.name.set("Bob")).then(model.findByPk(1L))));
    assertThat(error)
        .hasMessageStartingWith("The prepared statement was no longer valid")
        .isInstanceOf(RetryableException.class);
    assertThat(error.sql()).startsWith("SELECT");
    assertThat(get(model.count())).isEqualTo(1);
    database.drop("tasks", "projects", "users");
  }
}
