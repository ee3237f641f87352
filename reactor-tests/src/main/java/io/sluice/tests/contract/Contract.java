package io.sluice.tests.contract;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.Feature;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.StatementLog;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Task;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A part of the contract, with the tables of users, projects and tasks. */
@Timeout(30)
public abstract class Contract {
  /** The most that a single step of a test may take. */
  protected static final Duration PATIENCE = Duration.ofSeconds(20);

  protected final DatabaseUnderTest database;
  protected final Sluice sluice;
  protected final StatementLog log;
  protected final Model<User> users;
  protected final Model<Project> projects;
  protected final Model<Task> tasks;

  protected Contract(DatabaseUnderTest database) {
    this.database = database;
    this.sluice = database.sluice();
    this.log = database.log();
    this.users = sluice.model(User_.TYPE);
    this.projects = sluice.model(Project_.TYPE);
    this.tasks = sluice.model(Task_.TYPE);
  }

  @BeforeEach
  void createTables() {
    database.sync(User_.TYPE, Project_.TYPE, Task_.TYPE);
  }

  /** Whether the database does this. */
  protected final boolean has(Feature feature) {
    return database.has(feature);
  }

  /** Skips the test on a database that does not do this. */
  protected final void requires(Feature feature) {
    database.requires(feature);
  }

  /** The verbs that a database with the feature needs, or those of one without it. */
  protected final List<String> where(Feature feature, String with, String without) {
    return List.of((has(feature) ? with : without).split(" ", -1));
  }

  /** The verbs, where each row that is inserted comes back: by a SELECT on some databases. */
  protected final List<String> returning(List<String> verbs) {
    List<String> all = new ArrayList<>();
    for (String each : verbs) {
      all.add(each);
      if (each.equals("INSERT") && !has(Feature.INSERT_RETURNING)) {
        all.add("SELECT");
      }
    }
    return all;
  }

  /** The verbs of one INSERT whose row comes back. */
  protected final List<String> oneReturned() {
    return where(Feature.INSERT_RETURNING, "INSERT", "BEGIN INSERT SELECT COMMIT");
  }

  /**
   * So many statements, and one more for each update whose row a database reads that cannot return
   * it.
   */
  protected final int statements(int number, int updates) {
    return has(Feature.UPDATE_RETURNING) ? number : number + updates;
  }

  /** The value; a test that needs none uses StepVerifier. */
  protected static <T> T get(Mono<T> mono) {
    T value = mono.block(PATIENCE);
    if (value == null) {
      throw new AssertionError("the Mono was empty");
    }
    return value;
  }

  /** Runs it to its end. */
  protected static void run(Mono<?> mono) {
    mono.block(PATIENCE);
  }

  /** A user of the name. */
  protected User user(String name) {
    User user = get(users.create(User_.name.set(name)));
    log.clear();
    return user;
  }

  /** Projects of the titles, owned by the user. */
  protected List<Project> projectsOf(User owner, String... titles) {
    List<Project> created =
        get(
            Flux.fromArray(titles)
                .concatMap(title -> owner.projects().create(Project_.title.set(title)))
                .collectList());
    log.clear();
    return created;
  }

  /** A project of the title, owned by nobody. */
  protected Project project(String title) {
    Project project = get(projects.create(Project_.title.set(title)));
    log.clear();
    return project;
  }
}
