package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Sluice;
import io.sluice.error.SchemaValidationException;
import io.sluice.model.EntityType;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Following_;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.club.Remark_;
import io.sluice.tests.keys.Coin_;
import io.sluice.tests.model.Author_;
import io.sluice.tests.model.Badge_;
import io.sluice.tests.model.Employee_;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Sample_;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User_;
import io.sluice.tests.named.LongName_;
import io.sluice.tests.named.Odd_;
import io.sluice.tests.named.Post_;
import io.sluice.tests.region.Town_;
import io.sluice.tests.stock.Article_;
import io.sluice.tests.stock.Contact_;
import io.sluice.tests.stock.Slot_;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Comparing tables with entities. */
public abstract class SchemaValidationContract extends Contract {
  private static final EntityType<?>[] MANY = {
    User_.TYPE,
    Project_.TYPE,
    Task_.TYPE,
    Sample_.TYPE,
    Author_.TYPE,
    Employee_.TYPE,
    Badge_.TYPE,
    LongName_.TYPE,
    Odd_.TYPE,
    Post_.TYPE,
    Member_.TYPE,
    Club_.TYPE,
    Enrolment_.TYPE,
    Following_.TYPE,
    Passport_.TYPE,
    Remark_.TYPE,
    Coin_.TYPE,
    Town_.TYPE,
    Article_.TYPE,
    Contact_.TYPE,
    Slot_.TYPE
  };

  protected SchemaValidationContract(DatabaseUnderTest database) {
    super(database);
  }

  /** Tables of other kinds than those that other tests make. */
  @AfterEach
  void dropTables() {
    database.drop("tasks", "projects", "users");
  }

  private SchemaValidationException error(EntityType<?>... types) {
    return failure(SchemaValidationException.class, sluice.validateSchema(types));
  }

  @DisplayName("whatever sync() makes is as the entities take it for")
  @Test
  void whatSyncMakesFits() {
    Sluice other = database.sluice(1);
    for (EntityType<?> each : MANY) {
      run(other.sync(each));
    }
    log.clear();
    empty(other.validateSchema(MANY));
    assertThat(log.all()).hasSize(4).allMatch(sql -> sql.startsWith("SELECT"));
    empty(sluice.validateSchema());
    empty(sluice.transactional(sluice.validateSchema()));
  }

  @DisplayName("all tables that are not there are named, those that are referred to, too")
  @Test
  void missingTables() {
    database.drop("tasks", "projects", "users");
    assertThat(error(Task_.TYPE).differences())
        .containsExactly(
            "users: there is no such table",
            "projects: there is no such table",
            "tasks: there is no such table");
  }

  @DisplayName("columns that are missing, of another type, too small, or take null otherwise")
  @Test
  void columns() {
    database.drop("tasks", "projects", "users");
    database.run(
        "CREATE TABLE users (id BIGINT PRIMARY KEY, name VARCHAR(40), email INT,"
            + " age BIGINT NOT NULL, visits SMALLINT NOT NULL DEFAULT 0, created_at DATE NOT NULL,"
            + " updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,"
            + " legacy INT NOT NULL, noted INT, made INT NOT NULL DEFAULT 1)");
    assertThat(error(User_.TYPE).differences())
        .anySatisfy(
            each ->
                assertThat(each)
                    .startsWith("users.name: is ")
                    .contains("(40), less than varchar(80)", "of User.name"))
        .anySatisfy(each -> assertThat(each).contains("users.name: takes null, but User.name does"))
        .anySatisfy(each -> assertThat(each).startsWith("users.email: is int"))
        .anySatisfy(each -> assertThat(each).contains("users.age: takes no null, but User.age"))
        .anySatisfy(each -> assertThat(each).startsWith("users.visits: is smallint, not int"))
        .anySatisfy(each -> assertThat(each).startsWith("users.created_at: is date, not "))
        .anySatisfy(
            each ->
                assertThat(each)
                    .isEqualTo("users.version: there is no such column of User.version"))
        .anySatisfy(each -> assertThat(each).startsWith("users.legacy: takes no null and has no"))
        .anySatisfy(
            each -> assertThat(each).isEqualTo("users: there is no unique constraint of (email)"))
        .noneSatisfy(each -> assertThat(each).contains("noted"))
        .noneSatisfy(each -> assertThat(each).contains("made"))
        .noneSatisfy(each -> assertThat(each).startsWith("users.age: is"));
  }

  @DisplayName("keys, constraints and indexes that are missing or do something else")
  @Test
  void keysAndConstraints() {
    database.drop("tasks", "projects", "users");
    run(sluice.sync(User_.TYPE));
    database.run(
        "CREATE TABLE projects (id BIGINT NOT NULL, title VARCHAR(255) NOT NULL PRIMARY KEY,"
            + " budget DECIMAL(12, 2), owner_id BIGINT)",
        "CREATE TABLE tasks (id BIGINT PRIMARY KEY, title VARCHAR(255) NOT NULL,"
            + " done BOOLEAN NOT NULL, project_id BIGINT NOT NULL)");
    assertThat(error(Task_.TYPE).differences())
        .containsExactly(
            "projects: the primary key is (title), not (id)",
            "projects: there is no index of (owner_id)",
            "projects: there is not the foreign key of (owner_id) to users (id)",
            "tasks: there is no index of (project_id)",
            "tasks: there is not the foreign key of (project_id) to projects (id)");
    database.run(
        "CREATE INDEX of_owner ON projects (owner_id, title)",
        "ALTER TABLE projects ADD CONSTRAINT own FOREIGN KEY (owner_id) REFERENCES users (id)"
            + " ON DELETE CASCADE ON UPDATE CASCADE");
    assertThat(error(Project_.TYPE).differences())
        .containsExactly(
            "projects: the primary key is (title), not (id)",
            "projects: the foreign key of (owner_id) to users (id) does on delete CASCADE, not SET"
                + " NULL");
  }

  @DisplayName("the message has all that differs")
  @Test
  void message() {
    database.drop("tasks", "projects", "users");
    SchemaValidationException error = error(User_.TYPE);
    assertThat(error)
        .hasMessage("The database does not fit the entities:\n- users: there is no such table");
  }
}
