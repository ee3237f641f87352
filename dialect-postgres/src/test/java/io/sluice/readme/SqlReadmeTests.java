package io.sluice.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.Wrapped;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.SqlStatement;
import io.sluice.dialect.postgres.PostgresTestServer;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.type.DataType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Runs what docs/sql.md shows: Ada (36, a project), Bob (17). */
@Timeout(60)
class SqlReadmeTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  // readme: sql-record
  record NameAge(String name, Integer age) {}

  // readme: end

  private Sluice sluice;
  private Model<User> users;

  @BeforeEach
  void start() {
    sluice = Sluice.create(PostgresTestServer.url("readme_sql"));
    users = sluice.model(User_.TYPE);
    sluice.sync().block(PATIENCE);
    User ada =
        users
            .create(User_.name.set("Ada"), User_.age.set(36), User_.email.set("ada@example.org"))
            .block(PATIENCE);
    users.create(User_.name.set("Bob"), User_.age.set(17)).block(PATIENCE);
    ada.projects().create(Project_.title.set("Notes")).block(PATIENCE);
  }

  @AfterEach
  void stop() {
    sluice.drop().block(PATIENCE);
    sluice.close().block(PATIENCE);
  }

  @Test
  void inShort() {
    // readme: sql
    Flux<User> adults =
        sluice.sql("SELECT * FROM users WHERE age >= :age").bind("age", 18).as(User_.TYPE);
    Mono<Long> renamed =
        sluice.sql("UPDATE users SET name = ? WHERE name = ?", "Ada L.", "Ada").rowsUpdated();
    Flux<User> similar =
        users.findAll(q -> q.where(Condition.unsafeSql("{0} ~* {1}", User_.name, "^a")));
    // readme: end
    StepVerifier.create(adults.map(User::name)).expectNext("Ada").verifyComplete();
    StepVerifier.create(similar.map(User::name)).expectNext("Ada").verifyComplete();
    StepVerifier.create(renamed).expectNext(1L).verifyComplete();
  }

  @Test
  void values() {
    List<Long> ids = List.of(1L, 2L);
    String name = "Ada";
    // readme: sql-values
    SqlStatement adults = // a value: keep it, share it, bind more
        sluice.sql("SELECT * FROM users WHERE age >= :age AND id IN (:ids) ORDER BY name");
    Flux<User> some = adults.bind("age", 18).bind("ids", ids).as(User_.TYPE);

    Flux<User> any = // an array is one value
        sluice
            .sql("SELECT * FROM users WHERE id = ANY(:ids)")
            .bind("ids", ids.toArray(Long[]::new))
            .as(User_.TYPE);
    Mono<Long> imported =
        sluice
            .sql("INSERT INTO projects (title, budget) VALUES :rows")
            .bind("rows", List.of(List.of("Engine", 500), List.of("Loom", 700)))
            .rowsUpdated();
    Mono<Long> cleared =
        sluice
            .sql("UPDATE users SET email = :email WHERE name = :name")
            .bindNull("email", String.class)
            .bind("name", name)
            .rowsUpdated();
    Mono<Boolean> has = // ?? is the operator ?
        sluice.sql("SELECT '{\"a\": 1}'::jsonb ?? ?", "a").scalar(Boolean.class);
    // readme: end
    StepVerifier.create(some.map(User::name)).expectNext("Ada").verifyComplete();
    StepVerifier.create(any.count()).expectNext(2L).verifyComplete();
    StepVerifier.create(imported).expectNext(2L).verifyComplete();
    StepVerifier.create(cleared).expectNext(1L).verifyComplete();
    StepVerifier.create(has).expectNext(true).verifyComplete();
  }

  @Test
  void results() {
    // readme: sql-results
    Flux<NameAge> pairs =
        sluice
            .sql("SELECT name, age FROM users ORDER BY age")
            .map(row -> new NameAge(row.require("name", String.class), row.get(1, Integer.class)));
    Mono<Long> count = sluice.sql("SELECT COUNT(*) FROM users").scalar(Long.class);
    Flux<User> part = // and the key
        sluice.sql("SELECT id, name FROM users ORDER BY id").as(User_.TYPE, User_.name);
    Flux<Project> created =
        sluice
            .sql("INSERT INTO projects (title, owner_id) VALUES (?, ?) RETURNING *", "Loom", 1L)
            .as(Project_.TYPE);
    Flux<User> many = sluice.sql("SELECT * FROM users").fetchSize(1_000).as(User_.TYPE);
    // readme: end
    StepVerifier.create(pairs)
        .expectNext(new NameAge("Bob", 17), new NameAge("Ada", 36))
        .verifyComplete();
    StepVerifier.create(count).expectNext(2L).verifyComplete();
    StepVerifier.create(part.map(User::name)).expectNext("Ada", "Bob").verifyComplete();
    StepVerifier.create(created.flatMap(each -> each.owner().get()).map(User::name))
        .expectNext("Ada")
        .verifyComplete();
    StepVerifier.create(many.count()).expectNext(2L).verifyComplete();
  }

  @Test
  void parts() {
    // readme: sql-parts
    Flux<User> found =
        users.findAll(
            q ->
                q.where(
                        Condition.unsafeSql(
                            "{0} ~* {1} AND {2} > 0", User_.name, "^[ab]", User_.age))
                    .order(
                        Expression.<User, Integer>unsafeSql(
                                "length({0})", DataType.INTEGER, User_.email)
                            .desc()
                            .nullsLast()));
    Mono<Long> older =
        users.updateWhere(
            User_.name.eq("Bob"),
            User_.age.setTo(
                Expression.unsafeSql("greatest({0}, {1})", DataType.INTEGER, User_.age, 18)));
    // readme: end
    StepVerifier.create(found.map(User::name)).expectNext("Ada", "Bob").verifyComplete();
    StepVerifier.create(older).expectNext(1L).verifyComplete();
    assertThat(users.findByPk(2L).block(PATIENCE).age()).isEqualTo(18);
  }

  @Test
  void connection() {
    // readme: sql-connection
    Mono<Long> locked =
        sluice.transaction(
            tx ->
                tx.connection(
                        connection ->
                            ((Wrapped<?>) connection)
                                .unwrap(PostgresqlConnection.class)
                                .createStatement("LOCK TABLE users IN SHARE MODE")
                                .execute()
                                .concatMap(PostgresqlResult::getRowsUpdated))
                    .then(users.count()));
    Mono<Void> alive = sluice.ping();
    // readme: end
    StepVerifier.create(locked).expectNext(2L).verifyComplete();
    StepVerifier.create(alive).verifyComplete();
  }
}
