package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.sluice.Sluice;
import io.sluice.error.AuthenticationException;
import io.sluice.error.ConnectionRefusedException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.TcpProxy;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.transaction.TransactionOptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The cases of the whole: how it connects, and what of a transaction is seen where. */
public abstract class SluiceCasesContract extends Contract {
  protected SluiceCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  private ConnectionFactoryOptions options() {
    return database.server().options(database.schema());
  }

  private static Sluice of(ConnectionFactoryOptions options) {
    return Sluice.of(ConnectionFactories.get(options));
  }

  /** One whose server is not there. */
  private Sluice refused() {
    TcpProxy proxy = new TcpProxy(options());
    ConnectionFactoryOptions through = proxy.through(options());
    proxy.close();
    return of(through);
  }

  private Sluice denied() {
    return of(options().mutate().option(ConnectionFactoryOptions.DATABASE, "no_database").build());
  }

  @DisplayName("SEQ-05, SEQ-40: a ping tells whether the server is there and takes the login")
  @Test
  void pinged() {
    empty(sluice.ping());
    failure(ConnectionRefusedException.class, refused().ping());
    failure(AuthenticationException.class, denied().ping());
  }

  @DisplayName("SEQ-07: the server says which version it is")
  @Test
  void version() {
    String version =
        get(sluice.sql("SELECT version()").map(row -> row.require(0, String.class)).single());
    assertThat(version).isNotBlank();
  }

  @DisplayName("SEQ-19: a sync without a connection is refused, also one without models")
  @Test
  void syncWithoutConnection() {
    failure(ConnectionRefusedException.class, refused().sync(User_.TYPE));
    failure(ConnectionRefusedException.class, refused().sync());
    failure(AuthenticationException.class, denied().sync());
  }

  @DisplayName("SEQ-41: a driver without a dialect is refused, and those that have one are named")
  @Test
  void unknownDriver() {
    assertThatThrownBy(() -> Sluice.create("r2dbc:some-fancy-driver://localhost/x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("There is no dialect for")
        .hasMessageContaining("some-fancy-driver")
        .hasMessageContaining("postgresql")
        .hasMessageContaining("mysql and mariadb");
  }

  private Mono<User> created(String name) {
    return users.create(User_.name.set(name));
  }

  private Mono<Long> outside() {
    return sluice.outside(users.count());
  }

  @DisplayName("SEQ-29: two transactions at a time do not see each other's rows")
  @Test
  void apart() {
    Mono<Long> second =
        sluice.transaction(
            tx -> {
              tx.rollbackOnly();
              return created("bar").then(users.count());
            },
            TransactionOptions::separate);
    Mono<String> seen =
        sluice.transaction(
            tx ->
                created("foo")
                    .then(Mono.zip(outside(), users.count()))
                    .flatMap(
                        before ->
                            second
                                .zipWith(users.count())
                                .map(
                                    after ->
                                        before.getT1()
                                            + " "
                                            + before.getT2()
                                            + " "
                                            + after.getT1()
                                            + " "
                                            + after.getT2())));
    values(seen, "0 1 1 1");
    values(users.findAll().map(User::name), "foo");
  }

  @DisplayName("SEQ-31: after a savepoint that is rolled back the transaction goes on, and commits")
  @Test
  void savepoint() {
    Mono<User> reloaded =
        sluice.transaction(
            tx ->
                created("foo")
                    .flatMap(
                        user ->
                            sluice
                                .transaction(
                                    inner -> {
                                      inner.rollbackOnly();
                                      return users.update(user, User_.name.set("bar"));
                                    },
                                    TransactionOptions::nested)
                                .then(users.reload(user))));
    values(reloaded.map(User::name), "foo");
    values(users.findAll().map(User::name), "foo");
  }

  @DisplayName("SEQ-32: a savepoint takes back those in it")
  @Test
  void savepoints() {
    Mono<User> inner = sluice.transaction(tx -> created("b"), TransactionOptions::nested);
    Mono<Long> left =
        sluice.transaction(
            tx ->
                sluice
                    .transaction(
                        outer -> {
                          outer.rollbackOnly();
                          return created("a").then(inner);
                        },
                        TransactionOptions::nested)
                    .then(users.count()));
    values(left, 0L);
  }

  @DisplayName("SEQ-34: a transaction that is rolled back takes back its savepoints")
  @Test
  void all() {
    Mono<Long> seen =
        sluice.transaction(
            tx -> {
              tx.rollbackOnly();
              return sluice
                  .transaction(inner -> created("a"), TransactionOptions::nested)
                  .then(users.count());
            });
    values(seen, 1L);
    values(users.count(), 0L);
  }
}
