package io.sluice.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.BulkRecordException;
import io.sluice.error.GoneException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.StatementLog;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Rows with those of their associations, in tables that do more than a server does by itself. */
@ExtendWith(PostgresExtension.class)
@Timeout(60)
class PostgresGraphTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private final DatabaseUnderTest database;
  private final StatementLog log;
  private final Sluice sluice;
  private final Model<User> users;

  PostgresGraphTests(DatabaseUnderTest database) {
    this.database = database;
    this.log = database.log();
    this.sluice = database.sluice();
    this.users = sluice.model(User_.TYPE);
  }

  @BeforeEach
  void createTables() {
    database.sync(User_.TYPE, Project_.TYPE, Task_.TYPE);
  }

  @AfterEach
  void dropTables() {
    database.drop("tasks", "projects", "users"); // with the trigger
  }

  private static User owner(int projects) {
    Project[] own =
        IntStream.range(0, projects)
            .mapToObj(each -> Project_.builder().title("p" + each).build())
            .toArray(Project[]::new);
    return User_.builder().name("Ada").projects(own).build();
  }

  private void trigger(String body) {
    database.run(
        "CREATE OR REPLACE FUNCTION of_projects() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            + body
            + " END $$",
        "CREATE TRIGGER of_projects BEFORE INSERT ON projects FOR EACH ROW"
            + " EXECUTE FUNCTION of_projects()");
    log.clear();
  }

  private static <T> T get(Mono<T> mono) {
    return Objects.requireNonNull(mono.block(PATIENCE));
  }

  private List<String> kinds() {
    return log.statements().stream()
        .map(each -> each.contains("pg_") ? "columns" : each.replaceFirst(" .*", ""))
        .toList();
  }

  @DisplayName("keys of several rows are asked for where that is less than an INSERT each")
  @ParameterizedTest
  @CsvSource({
    "1, 'INSERT,INSERT'",
    "3, 'INSERT,INSERT,INSERT,INSERT'",
    "4, 'INSERT,columns,SELECT,INSERT'",
    "99, 'INSERT,columns,SELECT,INSERT'",
    "100, 'INSERT,columns,SELECT,COPY'"
  })
  void statements(int projects, String expected) {
    log.clear();
    User created = get(users.create(owner(projects), User_.projects));
    assertThat(created.projects().loaded()).hasSize(projects);
    assertThat(kinds()).containsExactly(expected.split(",", -1));
  }

  @DisplayName("rows whose keys a trigger changes are told apart, too")
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void changedKeys(int owners) {
    trigger("NEW.id = 1000000 - NEW.id; RETURN NEW;");
    Flux<User> create =
        owners == 1
            ? sluice.transaction(tx -> users.create(owner(5), User_.projects)).flux()
            : users.bulkCreate(Flux.just(owner(5)).repeat(owners - 1), User_.projects);

    List<User> created = get(create.collectList());
    assertThat(created).hasSize(owners);
    assertThat(get(users.count())).isEqualTo(owners);
    for (User each : created) {
      List<Project> own = each.projects().loaded();
      assertThat(own).extracting(Project::title).containsExactly("p0", "p1", "p2", "p3", "p4");
      assertThat(get(each.projects().get().collectList())).containsExactlyInAnyOrderElementsOf(own);
    }
  }

  @Test
  @DisplayName("a row that a trigger leaves out is the error of its record")
  void leftOut() {
    trigger("IF NEW.title = 'p3' THEN RETURN NULL; END IF; RETURN NEW;");
    StepVerifier.create(users.create(owner(5), User_.projects))
        .expectError(GoneException.class)
        .verify(PATIENCE);
    StepVerifier.create(users.bulkCreate(Flux.just(owner(3), owner(5)), User_.projects).then())
        .expectErrorSatisfies(
            error -> {
              assertThat(error).hasCauseInstanceOf(GoneException.class);
              assertThat(((BulkRecordException) error).index()).isEqualTo(1);
            })
        .verify(PATIENCE);
    assertThat(get(users.count())).isZero();
  }
}
