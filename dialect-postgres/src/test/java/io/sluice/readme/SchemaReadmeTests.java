package io.sluice.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsTo;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.annotation.Check;
import io.sluice.annotation.Column;
import io.sluice.annotation.DeletedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Index;
import io.sluice.annotation.Table;
import io.sluice.dialect.postgres.PostgresTestServer;
import io.sluice.error.CheckConstraintException;
import io.sluice.error.SchemaValidationException;
import io.sluice.error.UniqueConstraintException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Runs what docs/schema.md shows. */
@Timeout(60)
class SchemaReadmeTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  // readme: schema-login
  @Table(
      value = "logins",
      comment = "Who may log in",
      checks = @Check(value = "attempts <= 5", name = "logins_attempts"),
      indexes = {
        @Index(value = "name", unique = true, where = "left_at IS NULL"),
        @Index(name = "logins_email", expressions = "lower(email)"),
        @Index(
            value = {"team", "seenAt"},
            descending = "seenAt",
            include = "name")
      })
  record Login(
      @Id @Generated Long id,
      @Column(nullable = false, comment = "one of those who are there") String name,
      String email,
      @Column(nullable = false, defaultValue = "0") Integer attempts,
      Instant seenAt,
      @DeletedAt Instant leftAt,
      BelongsTo<Team> team)
      implements Login_.With {}

  // readme: end

  private Sluice sluice;

  @BeforeEach
  void start() {
    sluice = Sluice.create(PostgresTestServer.url("readme_schema"));
    sluice.sync(User_.TYPE, Project_.TYPE).block(PATIENCE);
  }

  @AfterEach
  void stop() {
    sluice.drop().block(PATIENCE);
    sluice.close().block(PATIENCE);
  }

  @Test
  void calls() {
    // readme: schema-calls
    Mono<Void> made = sluice.sync();
    Mono<Void> checked = sluice.validateSchema();
    Mono<Void> emptied = sluice.truncate(); // rows, and the numbers of generated keys
    Mono<Void> dropped = sluice.drop();
    // readme: end
    StepVerifier.create(made.then(checked).then(emptied).then(dropped))
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void indexes() {
    Model<Login> logins = sluice.model(Login_.TYPE);
    sluice.sync().then(sluice.validateSchema()).block(PATIENCE);
    Mono<Login> ada = logins.create(Login_.name.set("ada"));
    StepVerifier.create(ada.flatMap(logins::destroy).then(ada))
        .expectNextCount(1)
        .expectComplete()
        .verify(PATIENCE);
    StepVerifier.create(ada).expectError(UniqueConstraintException.class).verify(PATIENCE);
    StepVerifier.create(logins.create(Login_.name.set("bob"), Login_.attempts.set(6)))
        .expectError(CheckConstraintException.class)
        .verify(PATIENCE);
  }

  @Test
  void validation() {
    sluice.sql("ALTER TABLE users DROP COLUMN email").rowsUpdated().block(PATIENCE);
    sluice.sql("ALTER TABLE users ALTER name TYPE varchar(40)").rowsUpdated().block(PATIENCE);
    // readme: schema-validate
    StepVerifier.create(sluice.validateSchema(User_.TYPE))
        .expectErrorSatisfies(
            error ->
                assertThat(((SchemaValidationException) error).differences())
                    .containsExactly(
                        "users.name: is character varying(40), less than varchar(80) of User.name",
                        "users.email: there is no such column of User.email",
                        "users: there is no unique constraint of (email)"))
        .verify(PATIENCE);
    // readme: end
  }
}
