package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sluice.dialect.Feature;
import io.sluice.error.MappingException;
import io.sluice.error.UnknownColumnException;
import io.sluice.sql.SqlRow;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What comes of SQL that users write. */
public abstract class RawRowContract extends Contract {
  protected RawRowContract(DatabaseUnderTest database) {
    super(database);
  }

  @Test
  void entitiesAreWhatAQueryGives() {
    User ada = user("Ada");
    projectsOf(ada, "Notes", "Engine");
    Flux<User> found =
        sluice
            .sql("SELECT 1 AS one, u.* FROM users u WHERE name = :name")
            .bind("name", "Ada")
            .as(User_.TYPE);
    StepVerifier.create(found).expectNext(ada).verifyComplete();
    StepVerifier.create(found).expectNext(ada).verifyComplete();
    assertThat(log.statements()).hasSize(2);
    StepVerifier.create(found.flatMap(each -> each.projects().get()).map(Project::title))
        .expectNext("Notes", "Engine")
        .verifyComplete();
  }

  @Test
  void associationsOfItsRowsLoadTogether() {
    for (String each : List.of("Ada", "Bob", "Eve")) {
      projectsOf(user(each), each + "'s");
    }
    Flux<String> owners =
        sluice
            .sql("SELECT * FROM projects ORDER BY id")
            .as(Project_.TYPE)
            .flatMap(each -> each.owner().get())
            .map(User::name);
    StepVerifier.create(sluice.transactional(owners).sort())
        .expectNext("Ada", "Bob", "Eve")
        .verifyComplete();
    assertThat(log.statements()).hasSize(2);
  }

  @Test
  void columnsAreFoundInAnyCase() {
    User ada = user("Ada");
    StepVerifier.create(
            sluice
                .sql("SELECT u.*, id AS \"ID\" FROM users u".replace('"', quote()))
                .as(User_.TYPE))
        .expectNext(ada)
        .verifyComplete();
    StepVerifier.create(
            sluice
                .sql("SELECT name AS \"Name\" FROM users".replace('"', quote()))
                .map(row -> row.require("name", String.class)))
        .expectNext("Ada")
        .verifyComplete();
  }

  private char quote() {
    return has(Feature.ARRAYS) ? '"' : '`';
  }

  @Test
  void aColumnThatIsMissingIsNamed() {
    user("Ada");
    assertThat(failure(sluice.sql("SELECT id, name FROM users").as(User_.TYPE)))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("no column email for User.email")
        .hasMessageContaining(".as(User_.TYPE, …)")
        .hasMessageContaining("it has id, name");
  }

  @Test
  void aColumnThatIsThereTwiceIsNamed() {
    projectsOf(user("Ada"), "Notes");
    assertThat(
            failure(
                sluice
                    .sql("SELECT * FROM users u JOIN projects p ON p.owner_id = u.id")
                    .as(User_.TYPE)))
        .hasMessageContaining("several columns id");
  }

  @Test
  void aRowInPartKnowsWhatWasNotRead() {
    user("Ada");
    User part =
        get(
            sluice
                .sql("SELECT name, id, version FROM users")
                .as(User_.TYPE, User_.name, User_.version)
                .single());
    assertThat(part.name()).isEqualTo("Ada");
    assertThat(part.email()).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.replace(part))
        .withMessageContaining("read without [User.email");
    assertThat(get(users.update(part, part.withName("Eve"))).name()).isEqualTo("Eve");
    assertThat(failure(sluice.sql("SELECT name FROM users").as(User_.TYPE, User_.name)))
        .hasMessageContaining("no column id for User.id");
  }

  @Test
  void rowsByNameAndNumber() {
    user("Ada");
    Flux<List<Object>> found =
        sluice
            .sql("SELECT name, email, age AS years FROM users")
            .map(
                row ->
                    List.of(
                        row.require("name", String.class),
                        row.require(0, String.class),
                        Objects.requireNonNullElse(row.get("email", String.class), "none"),
                        Objects.requireNonNullElse(row.get(2, Integer.class), -1),
                        row.columns()));
    StepVerifier.create(found)
        .expectNext(List.of("Ada", "Ada", "none", -1, List.of("name", "email", "years")))
        .verifyComplete();
  }

  @Test
  @SuppressWarnings("NullAway") // that null is refused is a part of the test
  void mistakesInARowSayWhatThereIs() {
    user("Ada");
    assertThat(failed(row -> row.get("nme", String.class)))
        .hasMessageContaining("no column nme; it has name, age");
    assertThat(failed(row -> row.get(2, String.class))).hasMessageContaining("no column 2");
    assertThat(failed(row -> row.require("age", Integer.class)))
        .hasMessageContaining("column age is null: use get(…)");
    assertThat(failed(row -> row.get("name", Long.class)))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("column name");
    assertThat(failed(row -> row.get("name", int.class))).hasMessageContaining("Integer");
    assertThat(failed(row -> row.get("age", Integer.class))).hasMessageContaining("given null");
  }

  private Throwable failed(Function<SqlRow, Object> function) {
    return failure(sluice.sql("SELECT name, age FROM users").map(function));
  }

  @Test
  void aRowIsGoneAfterItIsMapped() {
    user("Ada");
    SqlRow row = get(sluice.sql("SELECT name FROM users").map(each -> each).single());
    assertThatIllegalStateException().isThrownBy(() -> row.get("name", String.class));
  }

  @Test
  void scalars() {
    user("Ada");
    StepVerifier.create(sluice.sql("SELECT COUNT(*) FROM users").scalar(Long.class))
        .expectNext(1L)
        .verifyComplete();
    StepVerifier.create(sluice.sql("SELECT MAX(age) FROM users").scalar(Integer.class))
        .verifyComplete();
    StepVerifier.create(sluice.sql("SELECT name FROM users WHERE id < 0").scalar(String.class))
        .verifyComplete();
    assertThat(failure(sluice.sql("SELECT id, name FROM users").scalar(Long.class)))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("2 columns");
    user("Bob");
    assertThat(failure(sluice.sql("SELECT name FROM users").scalar(String.class)))
        .hasMessageContaining("more than one row");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sluice.sql("SELECT 1").scalar(Object.class));
  }

  @Test
  void changedRowsAreCounted() {
    user("Ada");
    user("Bob");
    StepVerifier.create(sluice.sql("UPDATE users SET age = :age").bind("age", 1).rowsUpdated())
        .expectNext(2L)
        .verifyComplete();
    StepVerifier.create(sluice.sql("DELETE FROM users WHERE name = ?", "Eve").rowsUpdated())
        .expectNext(0L)
        .verifyComplete();
    StepVerifier.create(sluice.sql("CREATE TEMPORARY TABLE nothing (id INT)").rowsUpdated())
        .expectNext(0L)
        .verifyComplete();
    assertThat(log.all()).hasSize(3);
  }

  @Test
  void whatIsWrittenComesBack() {
    requires(Feature.INSERT_RETURNING);
    StepVerifier.create(
            sluice
                .sql("INSERT INTO projects (title) VALUES :rows RETURNING *")
                .bind("rows", List.of(List.of("Notes"), List.of("Engine")))
                .as(Project_.TYPE)
                .map(Project::title))
        .expectNext("Notes", "Engine")
        .verifyComplete();
  }

  @Test
  void errorsAreTranslated() {
    assertThat(failure(sluice.sql("SELECT nme FROM users").map(row -> row)))
        .isInstanceOfSatisfying(
            UnknownColumnException.class,
            error -> assertThat(error.sql()).isEqualTo("SELECT nme FROM users"))
        .hasCauseInstanceOf(io.r2dbc.spi.R2dbcException.class);
  }

  @Test
  void ping() {
    StepVerifier.create(sluice.ping()).verifyComplete();
    StepVerifier.create(sluice.transactional(sluice.ping())).verifyComplete();
    assertThat(log.statements()).containsExactly("SELECT 1", "SELECT 1");
  }
}
