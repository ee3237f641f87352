package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcException;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.Feature;
import io.sluice.error.CheckConstraintException;
import io.sluice.error.DataException;
import io.sluice.error.DatabaseException;
import io.sluice.error.DeadlockException;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.error.LockTimeoutException;
import io.sluice.error.NotNullConstraintException;
import io.sluice.error.RetryableException;
import io.sluice.error.SerializationException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.error.UnknownColumnException;
import io.sluice.error.UnknownTableException;
import io.sluice.query.Lock;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Author_;
import io.sluice.tests.model.Employee_;
import io.sluice.tests.model.Membership;
import io.sluice.tests.model.Membership_;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Team_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.transaction.Isolation;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.publisher.Sinks;

/** Errors of the database. */
public abstract class ErrorContract extends Contract {
  protected ErrorContract(DatabaseUnderTest database) {
    super(database);
  }

  private static void requireOrigin(DatabaseException error, String verb, String table) {
    assertThat(error.sql()).startsWith(verb).contains(table);
    assertThat(error).hasMessageContaining(error.sql());
    assertThat(error).hasCauseInstanceOf(R2dbcException.class);
    // r2dbc-mysql gives none for some errors
    assertThat(String.valueOf(error.sqlState())).isNotBlank();
    assertThat(error.values()).isEmpty();
  }

  @Test
  void aValueTwice() {
    run(users.create(User_.name.set("A"), User_.email.set("secret@x")));
    UniqueConstraintException error =
        failure(
            UniqueConstraintException.class,
            users.create(User_.name.set("B"), User_.email.set("secret@x")));
    requireOrigin(error, "INSERT", "users");
    assertThat(error.table()).isEqualTo("users");
    assertThat(error.constraint()).isEqualTo("users_email_key");
    assertThat(error.columns()).containsExactly("email");
    assertThat(error.value()).isNull();
    assertThat(error.getMessage()).doesNotContain("secret");
    assertThat(get(users.count())).isEqualTo(1);
  }

  @Test
  void valuesAreShownOnDemand() {
    Sluice shown = database.sluice(2, settings -> settings.showValues(String::valueOf));
    Model<User> model = shown.model(User_.TYPE);
    run(model.create(User_.name.set("A"), User_.email.set("secret@x")));
    UniqueConstraintException error =
        failure(
            UniqueConstraintException.class,
            model.create(User_.name.set("B"), User_.email.set("secret@x")));
    assertThat(error.values()).contains("B", "secret@x");
    assertThat(error.value()).isEqualTo("secret@x");
    assertThat(error).hasMessageContaining("secret@x");
    database.requireNothingOpen(shown);
  }

  @Test
  void aKeyOfTwoColumnsTwice() {
    database.sync(User_.TYPE, Team_.TYPE, Membership_.TYPE);
    Model<Membership> memberships = sluice.model(Membership_.TYPE);
    User ada = user("Ada");
    run(sluice.model(Team_.TYPE).create(Team_.name.set("T")));
    Mono<Membership> create =
        memberships.create(Membership_.user.set(ada), Membership_.teamId.set(1));
    run(create);
    UniqueConstraintException error = failure(UniqueConstraintException.class, create);
    assertThat(error.table()).isEqualTo("memberships");
    assertThat(error.columns()).containsExactly("user_id", "team_id");
    ForeignKeyConstraintException held =
        failure(ForeignKeyConstraintException.class, users.destroy(ada));
    requireOrigin(held, "DELETE", "users");
    assertThat(held.constraint()).isEqualTo("memberships_user_id_fkey");
  }

  @Test
  void aParentThatIsNotThere() {
    ForeignKeyConstraintException error =
        failure(
            ForeignKeyConstraintException.class,
            projects.create(Project_.title.set("x"), Project_.ownerId.set(99)));
    requireOrigin(error, "INSERT", "projects");
    assertThat(error.table()).isEqualTo("projects");
    assertThat(error.constraint()).isEqualTo("projects_owner_id_fkey");
    assertThat(error.columns()).containsExactly("owner_id");
  }

  @Test
  void aCheckThatFails() {
    database.run("ALTER TABLE projects ADD CONSTRAINT budget_positive CHECK (budget > 0)");
    try {
      CheckConstraintException error =
          failure(
              CheckConstraintException.class,
              projects.create(Project_.title.set("x"), Project_.budget.set(-1)));
      requireOrigin(error, "INSERT", "projects");
      assertThat(error.constraint()).isEqualTo("budget_positive");
    } finally {
      database.run("ALTER TABLE projects DROP CONSTRAINT budget_positive");
    }
  }

  @Test
  void aNullWhereNoneIsAllowed() {
    NotNullConstraintException error =
        failure(NotNullConstraintException.class, users.create(User_.age.set(1)));
    requireOrigin(error, "INSERT", "users");
    assertThat(error.columns()).containsExactly("name");
  }

  @Test
  void valuesThatDoNotFit() {
    DataException tooLong =
        failure(DataException.class, users.create(User_.name.set("x".repeat(81))));
    requireOrigin(tooLong, "INSERT", "users");
    requireBlamed(tooLong, "User.name");
    assertThat(tooLong.getMessage()).doesNotContain("xxx");
    DataException tooLarge =
        failure(
            DataException.class,
            projects.create(Project_.title.set("x"), Project_.budget.set(new BigDecimal("1E+10"))));
    requireOrigin(tooLarge, "INSERT", "projects");
    requireBlamed(tooLarge, "Project.budget");
    User ada = get(users.create(User_.name.set("A"), User_.visits.set(Integer.MAX_VALUE)));
    DataException overflow = failure(DataException.class, users.increment(ada, User_.visits.by(1)));
    requireOrigin(overflow, "UPDATE", "users");
    requireBlamed(overflow, "User.visits");
  }

  private static void requireBlamed(DataException error, String attribute) {
    assertThat(error).hasMessageStartingWith(attribute + ": ");
    assertThat(error.detail().columns())
        .containsExactly(attribute.substring(attribute.indexOf('.') + 1));
  }

  @Test
  void aTableThatIsNotThere() {
    database.run("DROP TABLE IF EXISTS authors CASCADE");
    UnknownTableException error =
        failure(UnknownTableException.class, sluice.model(Author_.TYPE).findAll());
    requireOrigin(error, "SELECT", "authors");
    assertThat(error.detail().table()).endsWith("authors");
    assertThat(error).hasMessageContaining("sluice.sync() makes the table of Author;");
  }

  @Test
  void aColumnThatIsNotThere() {
    database.run(
        "DROP TABLE IF EXISTS employees", "CREATE TABLE employees (id BIGINT PRIMARY KEY)");
    UnknownColumnException error =
        failure(UnknownColumnException.class, sluice.model(Employee_.TYPE).findAll());
    requireOrigin(error, "SELECT", "employees");
    assertThat(error.detail().columns()).containsExactly("name");
    database.run("DROP TABLE employees");
  }

  @Test
  void anErrorInAResultWithIncludesIsSignalled() {
    database.run("DROP TABLE tasks");
    projectsOf(user("Ada"), "x");
    failure(
        UnknownTableException.class,
        users.findAll(q -> q.include(User_.projects, p -> p.include(Project_.tasks))));
    assertThat(get(users.count())).isEqualTo(1);
  }

  @Test
  void aRowThatAnotherTransactionHasChanged() {
    requires(Feature.CHANGE_CONFLICTS);
    user("Ada");
    Model<User> others = database.sluice(2).model(User_.TYPE);
    SerializationException error =
        failure(
            SerializationException.class,
            sluice.transaction(
                tx ->
                    users
                        .findByPk(1L)
                        .then(others.updateByPk(1L, User_.age.set(1)))
                        .then(users.updateByPk(1L, User_.age.set(2))),
                options -> options.isolation(Isolation.REPEATABLE_READ)));
    assertThat(error).isInstanceOf(RetryableException.class);
    requireOrigin(error, "UPDATE", "users");
    assertThat(get(users.findByPk(1L)).age()).isEqualTo(1);
  }

  @Test
  void transactionsThatWaitForEachOther() {
    user("Ada");
    user("Bob");
    Sinks.Empty<User> first = Sinks.empty();
    Sinks.Empty<User> second = Sinks.empty();
    List<Signal<User>> ends =
        get(
            Flux.merge(
                    crossing(1L, first, 2L, second).materialize(),
                    crossing(2L, second, 1L, first).materialize())
                .filter(signal -> !signal.isOnComplete())
                .collectList());
    assertThat(ends).filteredOn(Signal::isOnNext).hasSize(1);
    assertThat(ends)
        .filteredOn(Signal::isOnError)
        .singleElement()
        .satisfies(
            signal -> assertThat(signal.getThrowable()).isInstanceOf(DeadlockException.class));
  }

  private Mono<User> crossing(
      long own, Sinks.Empty<User> done, long next, Sinks.Empty<User> other) {
    return sluice.transaction(
        tx ->
            users
                .updateByPk(own, User_.age.set(own))
                .doOnNext(updated -> done.tryEmitEmpty().orThrow())
                .then(other.asMono())
                .then(users.updateByPk(next, User_.age.set(own))));
  }

  @Test
  void aRowThatIsLocked() {
    user("Ada");
    Sluice other = database.sluice(2);
    Model<User> others = other.model(User_.TYPE);
    LockTimeoutException error =
        failure(
            LockTimeoutException.class,
            sluice.transaction(
                tx ->
                    users
                        .findByPk(1L, q -> q.lock(Lock.Strength.UPDATE))
                        .then(
                            other.transactional(
                                others.findByPk(
                                    1L, q -> q.lock(Lock.Strength.UPDATE, Lock.Wait.NOWAIT))))));
    requireOrigin(error, "SELECT", "users");
  }
}
